"""The agenda runs: items begin, end and change places, by the server's clock. One act at a time: the meeting's version
guards the door, and who was slower is shown what stands."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import regime_of
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Stale
from hyogi.foundation.writing import writing
from hyogi.meetings import sentences
from hyogi.meetings.models import AgendaItem, Meeting, Question, RunKind, Seat, Standing
from hyogi.meetings.queries import items_of, meeting_of, questions_of
from hyogi.meetings.queries.agenda import ASKED_IN, next_after
from hyogi.meetings.rules import BREAK_SECONDS, may_pass

ASIDE = 1_000_000
"""Behind every place: where items stand while others move."""


def begin_item(actor: Actor, cycle: Cycle, item: UUID, version: int) -> AgendaItem:
    """Let an item begin now; the one that runs ends at the same instant."""
    with writing():
        meeting, items = _hold(actor, cycle, version)
        found = _found(items, item)
        if found.started_at is not None:
            raise sentences.item_has_begun()
        now = clock.now()
        _finish(items, now)
        return _begin(actor, cycle, meeting, found, now)


def next_item(actor: Actor, cycle: Cycle, version: int) -> AgendaItem:
    """End the item that runs and begin the one after it."""
    with writing():
        meeting, items = _hold(actor, cycle, version)
        running = next((one for one in items if one.is_running), None)
        following = next_after(items, running)
        if following is None:
            raise sentences.nothing_left()
        now = clock.now()
        _finish(items, now)
        return _begin(actor, cycle, meeting, following, now)


def finish_item(actor: Actor, cycle: Cycle, version: int) -> AgendaItem:
    """End the item that runs; none runs then."""
    with writing():
        meeting, items = _hold(actor, cycle, version)
        ended = _finish(items, clock.now())
        if ended is None:
            raise sentences.nothing_runs()
        _told(actor, cycle, meeting, "finished", ended.position)
        return ended


def ask_question(actor: Actor, cycle: Cycle, version: int) -> Question:
    """A question is asked in the item that runs: the one before it is over, the time of the new one runs.

    Raises:
        Refusal: no item runs in which questions are asked, or as many were asked as the regime lets.
    """
    most = regime_of(cycle).meeting.questions_max
    with writing():
        meeting, items = _hold(actor, cycle, version)
        running = next((one for one in items if one.is_running and one.kind in ASKED_IN), None)
        if running is None:
            raise sentences.nothing_runs()
        asked = questions_of(running)
        if len(asked) >= most:
            raise sentences.no_more_questions(most)
        now = clock.now()
        Question.unscoped.filter(branch=cycle.branch, item=running, ended_at__isnull=True).update(ended_at=now)
        made: Question = Question.unscoped.create(
            branch=cycle.branch, cycle=cycle, meeting=meeting, item=running, position=len(asked) + 1, asked_at=now
        )
        _told(actor, cycle, meeting, "question", running.position)
        return made


def move_item(actor: Actor, cycle: Cycle, item: UUID, *, up: bool, version: int) -> AgendaItem:
    """Let an item change places with the one before it (`up`) or after it.

    Raises:
        Refusal: one of the two has begun; or both are speakers whose order the regime fixes.
    """
    regime = regime_of(cycle)
    with writing():
        meeting, items = _hold(actor, cycle, version, running=False)
        found = _found(items, item)
        place = items.index(found) + (-1 if up else 1)
        if not 0 <= place < len(items):
            return found
        other = items[place]
        if found.started_at or other.started_at:
            raise sentences.item_has_begun()
        away = _is_away(meeting, found, other)
        if found.assignment_id != other.assignment_id and not may_pass(
            found.kind, other.kind, rule=regime.order.rule, swap_allowed=regime.order.swap_allowed, away=away
        ):
            raise sentences.order_stands()
        _place(found, ASIDE)
        before, behind = found.position, other.position
        _place(other, before)
        _place(found, behind)
        found.position, other.position = behind, before
        _told(actor, cycle, meeting, "moved", behind)
        return found


def add_break(actor: Actor, cycle: Cycle, before: UUID, version: int, *, seconds: int = BREAK_SECONDS) -> AgendaItem:
    """Put a break before an item that has not begun."""
    from hyogi.meetings.actions.setting_up import BREAK

    with writing():
        meeting, items = _hold(actor, cycle, version, running=False)
        place = _found(items, before)
        if place.started_at is not None:
            raise sentences.item_has_begun()
        behind = AgendaItem.unscoped.filter(branch=cycle.branch, meeting=meeting, position__gte=place.position)
        behind.update(position=F("position") + ASIDE)
        AgendaItem.unscoped.filter(branch=cycle.branch, meeting=meeting, position__gte=ASIDE).update(
            position=F("position") - ASIDE + 1
        )
        made: AgendaItem = AgendaItem.unscoped.create(
            branch=cycle.branch,
            cycle=cycle,
            meeting=meeting,
            position=place.position,
            kind=RunKind.BREAK,
            title=BREAK,
            seconds=seconds,
        )
        _told(actor, cycle, meeting, "break", made.position)
        return made


def _hold(actor: Actor, cycle: Cycle, version: int, *, running: bool = True) -> tuple[Meeting, list[AgendaItem]]:
    """The meeting and its items, held for one act: `version` is what the actor saw."""
    actor.must(Action.RUN_MEETING, cycle.policy_facts())
    meeting = meeting_of(cycle)
    if meeting is None:
        raise sentences.no_meeting()
    if meeting.closed_at is not None or (running and meeting.opened_at is None):
        raise sentences.not_open(meeting.closed_at is not None)
    seen = Meeting.unscoped.filter(branch=meeting.branch, pk=meeting.pk, version=version)
    if not seen.update(version=version + 1):
        now = next((one for one in items_of(meeting) if one.is_running), None)
        raise Stale(
            mine={"agenda": version}, theirs={"agenda": f"{meeting.version} {now.title if now else ''}".strip()}
        )
    meeting.version = version + 1
    return meeting, _lines(meeting)


def _lines(meeting: Meeting) -> list[AgendaItem]:
    """The items in order, with as much of each as an act goes by."""
    rows = AgendaItem.unscoped.filter(branch=meeting.branch, meeting=meeting, assignment__successor__isnull=True)
    return list(rows.order_by("position").only("branch", "position", "kind", "assignment", "started_at", "ended_at"))


def _found(items: list[AgendaItem], id: UUID) -> AgendaItem:
    found = next((item for item in items if item.pk == id), None)
    if found is None:
        raise sentences.item_has_begun()
    return found


def _finish(items: list[AgendaItem], at: datetime) -> AgendaItem | None:
    """End what runs, with the question in it."""
    running = next((item for item in items if item.is_running), None)
    if running is not None:
        running.ended_at = at
        AgendaItem.unscoped.filter(branch=running.branch, pk=running.pk).update(ended_at=running.ended_at)
        if running.kind in ASKED_IN:
            open_ = Question.unscoped.filter(branch=running.branch, item=running, ended_at__isnull=True)
            open_.update(ended_at=running.ended_at)
    return running


def _begin(actor: Actor, cycle: Cycle, meeting: Meeting, item: AgendaItem, at: datetime) -> AgendaItem:
    item.started_at = at
    AgendaItem.unscoped.filter(branch=item.branch, pk=item.pk).update(started_at=item.started_at)
    _told(actor, cycle, meeting, "begun", item.position)
    return item


def _place(item: AgendaItem, position: int) -> None:
    AgendaItem.unscoped.filter(branch=item.branch, pk=item.pk).update(position=position)


def _is_away(meeting: Meeting, *items: AgendaItem) -> bool:
    """Whether one of those who speak in these items is marked as not there."""
    reports = Assignment.unscoped.filter(branch=meeting.branch, pk__in=[one.assignment_id for one in items])
    away = Seat.unscoped.filter(branch=meeting.branch, meeting=meeting, post__in=reports.values("post"))
    return away.filter(standing__in=[Standing.ABSENT, Standing.LEAVE]).exists()


def _told(actor: Actor, cycle: Cycle, meeting: Meeting, step: str, number: int) -> None:
    facts = {"cycle": cycle.code, "step": step, "number": number}
    audit.record(actor, Verb.AGENDA_CHANGED, meeting, facts, path=cycle.policy_facts().path)
