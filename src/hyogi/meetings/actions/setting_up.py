"""The meeting of a run cycle is set up: its agenda from the regime, its seats from the register."""

from django.db import IntegrityError, transaction

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import regime_of
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts, content_code
from hyogi.foundation.policy import Action
from hyogi.foundation.writing import writing
from hyogi.meetings.models import AgendaItem, Meeting, RunKind, Seat
from hyogi.meetings.queries import meeting_of, seats_of, summoned_by_rule
from hyogi.meetings.queries.pages import reporters_of
from hyogi.meetings.rules import (
    BREAK_SECONDS,
    Line,
    Reporter,
    Shares,
    Slot,
    Template,
    breaks,
    laid_out,
    share_time,
    speaking_order,
)
from hyogi.meetings.sentences import set_up_already
from hyogi.regimes.shape import RegimeFile

BREAK = Texts({"en": "Break", "ja": "休憩", "zh-Hans": "休会"})
MOST_SITTINGS = 10


def shares_of(regime: RegimeFile, on_site: int, written: int, sittings: int = 0) -> Shares:
    """How the time of the sittings is shared among the speakers, in exact seconds."""
    times = {"once": 1, "per_on_site": on_site, "per_written": written, "per_report": on_site + written}
    slots = [
        Slot(str(item.order), item.seconds, times[item.repeat], item.kind == "report" and item.repeat == "per_on_site")
        for item in regime.agenda
    ]
    most = max((item.seconds for item in regime.agenda if item.kind == "report"), default=0)
    return share_time(regime.meeting.sitting_max_minutes * 60, slots, most, sittings)


def set_up(actor: Actor, cycle: Cycle, *, sittings: int = 0) -> Meeting:
    """Set up the meeting of a cycle: the agenda of its regime, item by item and reporter by reporter in the regime's
    order, the speakers' seconds worked out from the time of so many `sittings` (0: as few as give each the regime's
    own), breaks where nobody could sit longer; and the seats of those whom its rules summon on the day.

    Raises:
        Refusal: it is set up already.
    """
    actor.must(Action.RUN_MEETING, cycle.policy_facts())
    regime = regime_of(cycle)
    assignments = reporters_of(actor, cycle)
    with writing():
        meeting = _new(cycle, content_code(regime.regime.languages[0]))
        items = _agenda(meeting, regime, assignments, min(max(sittings, 0), MOST_SITTINGS))
        AgendaItem.unscoped.bulk_create(items, batch_size=500)
        seats = _seats(meeting, cycle, assignments, [])
        audit.record(
            actor,
            Verb.MEETING_SET_UP,
            meeting,
            {"cycle": cycle.code, "items": len(items), "seats": seats},
            path=cycle.policy_facts().path,
        )
    return meeting


def refresh_seats(actor: Actor, cycle: Cycle) -> int:
    """Add the seats of those whom the rules summon by now and did not when the meeting was set up (a new holder of a
    post). Nobody loses a seat by it. Returns how many were added."""
    actor.must(Action.RUN_MEETING, cycle.policy_facts())
    meeting = meeting_of(cycle)
    if meeting is None or meeting.closed_at is not None:
        raise set_up_already()
    with writing():
        added = _seats(meeting, cycle, reporters_of(actor, cycle), seats_of(meeting))
        facts = {"cycle": cycle.code, "items": 0, "seats": added}
        audit.record(actor, Verb.MEETING_SET_UP, meeting, facts, path=cycle.policy_facts().path)
    return added


def _new(cycle: Cycle, language: str) -> Meeting:
    meeting = Meeting(
        branch=cycle.branch,
        cycle=cycle,
        code=cycle.code,
        title=cycle.title,
        held_on=cycle.meeting_on or clock.today(cycle.zone),
        language=language,
    )
    try:
        with transaction.atomic():
            meeting.save(force_insert=True)
    except IntegrityError:
        raise set_up_already() from None
    return meeting


def _agenda(meeting: Meeting, regime: RegimeFile, assignments: list[Assignment], sittings: int) -> list[AgendaItem]:
    by_order = {item.order: item for item in sorted(regime.agenda, key=lambda item: item.order)}
    by_key = {str(one.pk): one for one in assignments}
    reporters = [Reporter(key, one.position, one.mode == "on_site") for key, one in by_key.items()]
    on_site = sum(one.on_site for one in reporters)
    each = shares_of(regime, on_site, len(reporters) - on_site, sittings).each
    templates = [
        Template(order, item.kind, each if _is_speech_of_reporter(item) else item.seconds, item.repeat)
        for order, item in by_order.items()
    ]
    lines = laid_out(templates, speaking_order(reporters, regime.order.rule), regime.meeting.comment_when)
    torn = set(breaks(lines, regime.meeting.break_every_minutes))
    items: list[AgendaItem] = []

    def put(**fields: object) -> None:
        items.append(
            AgendaItem(
                branch=meeting.branch,
                cycle=meeting.cycle,
                meeting=meeting,
                position=len(items) + 1,
                derives=True,
                **fields,
            )
        )

    for number, line in enumerate(lines):
        if number in torn:
            put(kind=RunKind.BREAK, title=BREAK, seconds=BREAK_SECONDS)
        item = by_order[line.template]
        put(
            kind=item.kind,
            title=Texts(item.title),
            role=item.role,
            seconds=line.seconds,
            assignment=_reporter(line, by_key),
        )
    return items


def _reporter(line: Line, by_key: dict[str, Assignment]) -> Assignment | None:
    return by_key[line.reporter] if line.reporter is not None else None


def _is_speech_of_reporter(item: object) -> bool:
    return getattr(item, "kind", "") == "report" and getattr(item, "repeat", "") == "per_on_site"


def _seats(meeting: Meeting, cycle: Cycle, assignments: list[Assignment], there: list[Seat]) -> int:
    """Write the seats that are not there yet, behind those that are."""
    seated = {seat.person_id for seat in there}
    on = cycle.meeting_on or meeting.held_on
    new = [one for one in summoned_by_rule(cycle, assignments, on) if one.tenure.person_id not in seated]
    last = max((seat.position for seat in there), default=0)
    Seat.unscoped.bulk_create(
        [
            Seat(
                branch=meeting.branch,
                cycle=cycle,
                meeting=meeting,
                position=place,
                role=one.role,
                voter_class=one.voter_class,
                rule=one.rule,
                post=one.tenure.post,
                person=one.tenure.person,
                unit_names=one.state.title,
                name=one.tenure.post.title,
            )
            for place, one in enumerate(new, last + 1)
        ],
        batch_size=500,
    )
    return len(new)
