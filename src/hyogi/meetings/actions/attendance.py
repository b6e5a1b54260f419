"""Who is there is marked, seat by seat or many at once; guests and those drawn from lists are added by name."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Max

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of, stage_of
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts, tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.writing import writing
from hyogi.meetings import sentences
from hyogi.meetings.models import Meeting, Seat, SeatMark, Standing
from hyogi.meetings.queries import last_serial, lists_of, meeting_of
from hyogi.meetings.queries.attendance import PRESENT


@dataclass(frozen=True)
class Mark:
    """What is marked on a seat. A leave and a substitute have a reason, a substitute a name."""

    standing: Standing
    reason: str = ""
    substitute: str = ""


def mark_seats(actor: Actor, cycle: Cycle, marks: Mapping[UUID, Mark]) -> list[Seat]:
    """Mark seats. A mark that stands already is not made again. Returns the seats that were marked.

    Raises:
        Refusal: the meeting is closed; signing in is not open yet; a reason or a name is missing; nobody may stand in
            for another under this regime; a seat is not of this meeting.
    """
    actor.must(Action.RUN_MEETING, cycle.policy_facts())
    _check(cycle, list(marks.values()))
    with writing():
        meeting = _held(cycle)
        _check_time(cycle, meeting, marks)
        found = {seat.pk: seat for seat in Seat.unscoped.filter(branch=meeting.branch, meeting=meeting, pk__in=marks)}
        if len(found) < len(marks):
            raise sentences.no_such_seat()
        changed = [found[id] for id, mark in marks.items() if _differs(found[id], mark)]
        _write(actor, cycle, meeting, {seat: marks[seat.pk] for seat in changed})
    return changed


def add_seat(actor: Actor, cycle: Cycle, list_key: str, name: str) -> Seat:
    """Add a name to one of the lists that the regime's rules speak of (guests, those drawn). It has the role and the
    class of its rule."""
    actor.must(Action.RUN_MEETING, cycle.policy_facts())
    known = {key: (who, role, voter_class) for key, who, role, voter_class, _n in lists_of(cycle)}
    if list_key not in known:
        raise sentences.no_such_seat()
    who, role, voter_class = known[list_key]
    written = tidy(name)[:200]
    if not written:
        raise sentences.name_missing(who)
    with writing():
        meeting = _held(cycle)
        if meeting.closed_at is not None:
            raise sentences.attendance_stands()
        rows = Seat.unscoped.filter(branch=meeting.branch, meeting=meeting)
        seat: Seat = Seat.unscoped.create(
            branch=meeting.branch,
            cycle=cycle,
            meeting=meeting,
            position=(rows.aggregate(last=Max("position"))["last"] or 0) + 1,
            role=role,
            voter_class=voter_class,
            list_key=list_key,
            name=Texts({"": written}),
        )
        audit.record(
            actor, Verb.SEAT_ADDED, seat, {"cycle": cycle.code, "list": list_key}, path=cycle.policy_facts().path
        )
    return seat


def _held(cycle: Cycle) -> Meeting:
    """The meeting, held for one act, so that the marks are numbered one after another."""
    meeting = meeting_of(cycle)
    if meeting is None:
        raise sentences.no_meeting()
    held: Meeting = Meeting.unscoped.select_for_update().get(branch=meeting.branch, pk=meeting.pk)
    return held


def _check(cycle: Cycle, marks: list[Mark]) -> None:
    for mark in marks:
        if mark.standing == Standing.SUBSTITUTE:
            if not regime_of(cycle).attendance.substitute_allowed:
                raise sentences.no_substitutes()
            if not tidy(mark.substitute):
                raise sentences.mark_needs("substitute")
        if mark.standing in (Standing.SUBSTITUTE, Standing.LEAVE) and not tidy(mark.reason):
            raise sentences.mark_needs("reason")


def _check_time(cycle: Cycle, meeting: Meeting, marks: Mapping[UUID, Mark]) -> None:
    if meeting.closed_at is not None:
        raise sentences.attendance_stands()
    if meeting.opened_at is not None or not any(mark.standing in PRESENT for mark in marks.values()):
        return
    stage, minutes = stage_of(cycle, "meeting"), regime_of(cycle).attendance.sign_in_opens_minutes
    if stage is not None and clock.now() < stage.due_at - timedelta(minutes=minutes):
        raise sentences.sign_in_not_open(minutes, stage.due_at, cycle.zone)


def _differs(seat: Seat, mark: Mark) -> bool:
    stands = (seat.standing, seat.reason, seat.substitute)
    return stands != (mark.standing, tidy(mark.reason)[:500], tidy(mark.substitute)[:200])


def _write(actor: Actor, cycle: Cycle, meeting: Meeting, marks: Mapping[Seat, Mark]) -> None:
    if not marks:
        return
    now, serial = clock.now(), last_serial(meeting)
    rows = []
    for number, (seat, mark) in enumerate(marks.items(), serial + 1):
        seat.standing = mark.standing
        seat.reason, seat.substitute = tidy(mark.reason)[:500], tidy(mark.substitute)[:200]
        seat.signed_at = now if mark.standing in PRESENT else None
        seat.version += 1
        rows.append(
            SeatMark(
                branch=meeting.branch,
                cycle=cycle,
                meeting=meeting,
                seat=seat,
                serial=number,
                standing=mark.standing,
                reason=seat.reason,
                substitute=seat.substitute,
                at=now,
                person=actor.person_id,
                post=actor.post_id,
            )
        )
    SeatMark.unscoped.bulk_create(rows, batch_size=500)
    fields = ["standing", "reason", "substitute", "signed_at", "version"]
    Seat.unscoped.bulk_update(list(marks), fields, batch_size=200)
    counts = Counter(str(mark.standing) for mark in marks.values())
    audit.record(actor, Verb.SEATS_MARKED, meeting, {"cycle": cycle.code, **counts}, path=cycle.policy_facts().path)
