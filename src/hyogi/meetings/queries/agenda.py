"""The meeting of a cycle and how far it is: its items, which one runs, what comes next, by the server's clock."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of
from hyogi.foundation import clock
from hyogi.meetings.models import AgendaItem, ItemKind, Meeting, Question
from hyogi.meetings.rules import Shown, shown


def meeting_of(cycle: Cycle) -> Meeting | None:
    """The meeting of the cycle, where it has one."""
    found: Meeting | None = Meeting.unscoped.filter(branch=cycle.branch, cycle=cycle).first()
    return found


def agenda_rows(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting in order, each with the unit that it is about; without those of units that were merged
    since, for which their successors report."""
    rows: QuerySet[AgendaItem] = AgendaItem.unscoped.filter(
        branch=meeting.branch, meeting=meeting, assignment__successor__isnull=True
    )
    return rows.select_related("assignment__unit").order_by("position")


def items_left(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items that have not begun, in order."""
    return agenda_rows(meeting).filter(started_at__isnull=True)


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """All items of a meeting in order."""
    return list(agenda_rows(meeting))


def place_of(item: AgendaItem) -> int:
    """How many items stand before this one."""
    return agenda_rows(item.meeting).filter(position__lt=item.position).count()


def running_item(meeting: Meeting) -> AgendaItem | None:
    """The item that has begun and not ended."""
    rows = AgendaItem.unscoped.filter(branch=meeting.branch, meeting=meeting)
    found: AgendaItem | None = rows.filter(started_at__isnull=False, ended_at__isnull=True).first()
    return found


def questions_of(item: AgendaItem) -> list[Question]:
    """The questions asked in an item, in order."""
    return list(Question.unscoped.filter(branch=item.branch, item=item))


@dataclass(frozen=True)
class Timed:
    """An item with what the clock says of it."""

    item: AgendaItem
    clock: Shown
    passed: int | None

    @property
    def limit(self) -> int:
        return self.item.seconds or 0


@dataclass(frozen=True)
class Course:
    """How far a meeting is: the item that runs, the one after it, how many of all are done and not begun, how many
    seconds are planned in all, at the instant `at`."""

    meeting: Meeting
    now: Timed | None
    next: AgendaItem | None
    questions: list[Question]
    at: datetime
    total: int
    done: int
    left: int
    planned: int


def course_of(cycle: Cycle, meeting: Meeting) -> Course:
    """How far the meeting is. Three statements, four while questions may be asked."""
    rows, at = agenda_rows(meeting), clock.now()
    found = rows.order_by().aggregate(
        total=Count("pk"),
        done=Count("pk", filter=Q(ended_at__isnull=False)),
        left=Count("pk", filter=Q(started_at__isnull=True)),
        planned=Sum("seconds", default=0),
        last=Max("position", filter=Q(ended_at__isnull=False)),
    )
    running = rows.filter(started_at__isnull=False, ended_at__isnull=True).first()
    behind = running.position if running else found.pop("last") or 0
    found.pop("last", None)
    following = rows.filter(started_at__isnull=True, position__gt=behind).first()
    questions = questions_of(running) if running is not None and running.kind in ASKED_IN else []
    return Course(meeting, timed_at(cycle, running, at) if running else None, following, questions, at, **found)


ASKED_IN = frozenset({"question", "dialogue"})
"""Kinds of items in which questions are asked and counted."""


def next_after(items: list[AgendaItem], running: AgendaItem | None) -> AgendaItem | None:
    """The next item that has not begun: after the one that runs, or after the last that ended."""
    ended = [item.position for item in items if item.ended_at is not None]
    behind = running.position if running else max(ended, default=0)
    return next((item for item in items if item.started_at is None and item.position > behind), None)


def timed_at(cycle: Cycle, item: AgendaItem, at: datetime) -> Timed:
    """An item with what the clock says of it at an instant."""
    meeting = regime_of(cycle).meeting
    passed = int((at - item.started_at).total_seconds()) if item.started_at else None
    clock_shows = shown(item.seconds or 0, passed, meeting.warn_seconds, meeting.overtime_grace_seconds)
    return Timed(item, clock_shows, passed)


def reports_of(items: list[AgendaItem]) -> dict[UUID, AgendaItem]:
    """By assignment, the item in which it reports."""
    return {item.assignment_id: item for item in items if item.kind == ItemKind.REPORT and item.assignment_id}
