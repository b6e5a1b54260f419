"""Calls: what came of each, and the number under which an office is reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hyogi.cycles.models import Assignment, Cycle, Phase
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.writing import writing
from hyogi.rollups import sentences
from hyogi.rollups.actions.telling import event_of
from hyogi.rollups.models import Channel, Chase, OfficeContact, Outcome
from hyogi.rollups.queries import Chasing, chased_on, contacts_of
from hyogi.rollups.rules import LONGEST_NOTE, lack_of_call, unfit_number


@dataclass(frozen=True)
class Call:
    """One line of the telephone list: what came of the call (empty: nobody called), and the office's number and mailbox
    as they stand in it."""

    assignment: UUID
    outcome: str = ""
    promised_on: date | None = None
    note: str = ""
    telephone: str = ""
    mailbox: str = ""


@dataclass(frozen=True)
class Noted:
    """How many calls were noted, how many numbers or mailboxes changed."""

    calls: list[Chase]
    contacts: int


def note_calls(actor: Actor, chasing: Chasing, lines: Sequence[Call]) -> Noted:
    """Keep what came of the calls, and the numbers that are new; all lines or none.

    Raises:
        Refusal: the cycle is closed; a unit does not report in it; a number cannot be an office's; a promise without a
            day, or for a day that is past; a note without an outcome.
    """
    cycle = chasing.cycle
    actor.must(Action.PREPARE_MEETING, cycle.policy_facts())
    if cycle.phase == Phase.CLOSED:
        raise sentences.closed()
    today = clock.today(cycle.zone)
    for line in lines:
        _check(line, today)
    with writing():
        Cycle.unscoped.select_for_update().get(branch=cycle.branch, pk=cycle.pk)
        there = _assignments(cycle, lines)
        contacts = _kept(actor, cycle, lines, there)
        before = chased_on(cycle, today, Channel.TELEPHONE)
        calls = []
        for line in lines:
            if line.outcome:
                before[line.assignment] = before.get(line.assignment, 0) + 1
                calls.append(_called(actor, chasing, line, there[line.assignment], before[line.assignment], today))
        Chase.unscoped.bulk_create(calls)
        audit.record_all(
            actor,
            [event_of(call, there[call.assignment_id]) for call in calls],
        )
    return Noted(calls, contacts)


def _check(line: Call, today: date) -> None:
    if line.telephone and (why := unfit_number(line.telephone)):
        raise sentences.unfit(why, line.telephone)
    if not line.outcome and (line.note or line.promised_on):
        raise sentences.note_alone()
    lack = lack_of_call(line.outcome == Outcome.PROMISED, line.promised_on, today)
    if lack:
        raise sentences.lacks(lack)


def _assignments(cycle: Cycle, lines: Sequence[Call]) -> dict[UUID, Assignment]:
    wanted = {line.assignment for line in lines}
    rows = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle, pk__in=wanted).select_related("unit")
    there = {one.pk: one for one in rows}
    if set(there) != wanted:
        raise sentences.no_such_unit()
    for one in there.values():
        one.cycle = cycle
    return there


def _kept(actor: Actor, cycle: Cycle, lines: Sequence[Call], there: dict[UUID, Assignment]) -> int:
    """Keep numbers and mailboxes that differ from the newest ones."""
    known = contacts_of(cycle, [one.unit.unit_id for one in there.values()])
    made = []
    for line in lines:
        unit = there[line.assignment].unit.unit_id
        last = known.get(unit)
        if (line.telephone, line.mailbox) != ((last.telephone, last.mailbox) if last else ("", "")):
            made.append(
                OfficeContact(
                    branch=cycle.branch,
                    cycle=cycle,
                    assignment=there[line.assignment],
                    unit_id=unit,
                    telephone=line.telephone,
                    mailbox=line.mailbox,
                    person=actor.person_id,
                    post=actor.post_id,
                )
            )
    OfficeContact.unscoped.bulk_create(made)
    facts = [(one, {"cycle": cycle.code, "unit": one.assignment.unit.code}) for one in made]
    audit.record_all(
        actor, [(Verb.OFFICE_CONTACT_NOTED, one, told, one.assignment.policy_facts().path) for one, told in facts]
    )
    return len(made)


def _called(actor: Actor, chasing: Chasing, line: Call, one: Assignment, number: int, today: date) -> Chase:
    deadline = chasing.timetable.deadline(one.pk, chasing.stage.key)
    return Chase(
        branch=chasing.cycle.branch,
        cycle=chasing.cycle,
        assignment=one,
        stage_key=chasing.stage.key,
        channel=Channel.TELEPHONE,
        outcome=Outcome(line.outcome),
        promised_on=line.promised_on,
        note=tidy(line.note)[:LONGEST_NOTE],
        due_at=deadline.due_at if deadline else chasing.stage.due_at,
        on=today,
        number=number,
        person=actor.person_id,
        post=actor.post_id,
    )
