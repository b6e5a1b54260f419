"""What several pages of a meeting show: where it stands, an item as a line, the way back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle
from hyogi.design.shapes import Crumb
from hyogi.design.words import local, plain
from hyogi.meetings.models import AgendaItem
from hyogi.meetings.queries import Course
from hyogi.meetings.wording import STATES, minutes, role_words


def trail(cycle: Cycle, *last: Any) -> list[Crumb]:
    """From the cycles to a page of the meeting; the desk itself where there is nothing behind it."""
    here = Crumb(_("Desk of the meeting"), reverse("meetings:desk", args=[cycle.pk]) if last else "")
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        here,
        *(Crumb(one) for one in last),
    ]


def about(item: AgendaItem) -> Any:
    """The unit that an item is about; nothing where it is about none."""
    return item.assignment.unit.names if item.assignment is not None else ""


@dataclass(frozen=True)
class Shown:
    """An item as a page shows it."""

    item: AgendaItem
    unit: Any
    limit: str
    role: Any
    state: str
    began: str = ""
    took: str = ""

    @property
    def title(self) -> Any:
        return self.item.title


def shown_item(item: AgendaItem, zone: str) -> Shown:
    """An item with its times in the cycle's zone."""
    state = "past" if item.ended_at else "now" if item.started_at else "next"
    took = ""
    if item.started_at and item.ended_at:
        took = minutes(int((item.ended_at - item.started_at).total_seconds()))
    return Shown(
        item,
        about(item),
        minutes(item.seconds or 0),
        role_words(item.role) if item.role else "",
        state,
        clock_time(item.started_at, zone),
        took,
    )


def shown_items(items: Iterable[AgendaItem], zone: str) -> list[Shown]:
    return [shown_item(item, zone) for item in items]


def clock_time(at: datetime | None, zone: str) -> str:
    """The time of day in the cycle's zone."""
    return f"{local(at, zone):%H:%M}" if at else ""


@dataclass(frozen=True)
class Now:
    """What the desk, the screen and the telephones show: the item that runs with its clock, and the next."""

    now: Shown | None
    next: Shown | None
    left: int
    seconds: int
    left_words: str
    state: str
    state_words: Any
    done: int
    total: int
    said: str


def now_of(course: Course, cycle: Cycle) -> Now:
    timed = course.now
    following = shown_item(course.next, cycle.zone) if course.next else None
    left = timed.clock.left if timed else 0
    state = timed.clock.state if timed else None
    return Now(
        now=shown_item(timed.item, cycle.zone) if timed else None,
        next=following,
        left=left,
        seconds=timed.limit if timed else 0,
        left_words=minutes(left) if timed else "",
        state=str(state) if state else "",
        state_words=STATES[state] if state else "",
        done=course.done,
        total=course.total,
        said=_where(course),
    )


def _where(course: Course) -> str:
    """Where the meeting stands, in a word."""
    if course.meeting.closed_at is not None:
        return _("The meeting is closed.")
    if course.meeting.opened_at is None:
        return _("The meeting is not open yet.")
    return "" if course.now else _("No item runs now.")


def in_words(shown: Shown | None) -> dict[str, str]:
    """An item in plain words, for the page that asks again and again."""
    if shown is None:
        return {"title": "", "unit": "", "limit": ""}
    return {"title": plain(shown.title), "unit": plain(shown.unit), "limit": shown.limit}
