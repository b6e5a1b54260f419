"""A class is counted twice, by two persons who do not see each other's figures. A correction is a new entry."""

import secrets
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hyogi.ballots.actions.issuing import person_of
from hyogi.ballots.actions.storing import store
from hyogi.ballots.models import SEATS, Count, Teller
from hyogi.ballots.queries.rounds import ClassStanding, Round, State, round_now
from hyogi.ballots.rules import LARGEST, Entry, Misfit, Unfit, misfits, needs_marks
from hyogi.foundation import audit, clock, files
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing


class DoesNotAddUp(Refusal):
    """An entry that does not fit in itself; `misfits` says where."""

    def __init__(self, found: list[Misfit]):
        self.misfits = found
        super().__init__(
            rule=_("The columns of each line add up to the valid forms of the class."),
            fact=_("Some do not."),
            remedy=_("Count these lines again."),
        )


def enter_count(
    actor: Actor,
    round: Round,
    voter_class: str,
    entry: Entry,
    *,
    based_on: int = 0,
    file: "UploadedFile[Any] | None" = None,
) -> Count:
    """Enter a class as the actor counted it: as the first or second teller, or correcting his own last entry, whose
    number is `based_on`. `file` is what a reader machine wrote; it is kept with the entry.

    Raises:
        DoesNotAddUp: a line does not add up to the valid forms.
        Refusal: two others count this class; the count is closed; a correction changes nothing.
        Stale: the actor's own last entry is another than the one he corrects.
    """
    actor.must(Action.COUNT_BALLOTS, round.policy_facts())
    person = person_of(actor)
    round.standing(voter_class)
    _check_numbers(entry)
    with writing():
        now = round_now(round.ballot, round.cycle)
        standing = now.standing(voter_class)
        _check_open(now)
        tidied = _checked(now, standing, entry)
        seat = standing.seat_of(person)
        number = seat.number if seat else 0
        if number != based_on:
            raise Stale(mine={"entry": based_on}, theirs={"entry": number})
        teller = seat.teller if seat else _seated(actor, now, standing)
        last = Count.unscoped.filter(branch=teller.branch, teller=teller, number=number).first() if number else None
        if last and (last.returned, last.invalid, last.marks) == (tidied.returned, tidied.invalid, tidied.marks):
            raise Refusal(
                rule=_("A correction is a new entry that differs from the old one."),
                fact=_("It says the same as your last entry."),
                remedy=_("Change what is wrong, or leave the entry as it stands."),
            )
        made = store(
            Count(
                branch=teller.branch,
                cycle=round.cycle,
                ballot=round.ballot,
                teller=teller,
                number=number + 1,
                corrects=last,
                returned=tidied.returned,
                invalid=tidied.invalid,
                marks=tidied.marks,
                file=files.keep(file) if file else None,
                salt=secrets.token_hex(16),
                at=clock.now(),
                person=person,
                post=actor.post_id,
            )
        )
        audit.record(
            actor,
            Verb.COUNT_ENTERED,
            round.ballot,
            {
                "cycle": round.cycle.code,
                "round": round.ballot.round,
                "class": voter_class,
                "number": made.number,
                "from_file": file is not None,
            },
            path=round.policy_facts().path,
        )
    return made


def _seated(actor: Actor, now: Round, standing: ClassStanding) -> Teller:
    """Take the free seat of a class."""
    taken = {seat.teller.seat for seat in standing.seats}
    free = [seat for seat in SEATS if seat not in taken]
    if not free:
        raise Refusal(
            rule=_("A class is counted twice, by two different persons."),
            fact=_("Two others have counted this class."),
            remedy=_("Each of them corrects his own entry where they differ."),
        )
    return store(
        Teller(
            branch=now.ballot.branch,
            cycle=now.cycle,
            ballot=now.ballot,
            voter_class=standing.key,
            seat=free[0],
            person=person_of(actor),
            post=actor.post_id,
        )
    )


def _checked(now: Round, standing: ClassStanding, entry: Entry) -> Entry:
    """The entry as it is stored: without noughts, without marks that do not count; or what does not fit in it."""
    if not needs_marks(entry.returned, standing.issued, now.terms.over_issue):
        found = [one for one in misfits(entry, ()) if one.why is Unfit.INVALID_MORE_THAN_RETURNED]
        if found:
            raise DoesNotAddUp(found)
        return Entry(entry.returned, entry.invalid, {})
    found = misfits(entry, now.lines)
    if found:
        raise DoesNotAddUp(found)
    marks = {}
    for line in now.lines:
        counted = {column: entry.on(line)[column] for column in now.terms.columns if entry.on(line).get(column)}
        if counted:
            marks[line.key] = counted
    return Entry(entry.returned, entry.invalid, marks)


def _check_open(now: Round) -> None:
    if now.state is not State.COUNTING:
        raise Refusal(
            rule=_("Figures are entered and corrected until the count is closed."),
            fact=_("The count is closed."),
            remedy=_("A scrutineer can send it back before it is signed."),
        )


def _check_numbers(entry: Entry) -> None:
    cells = [entry.returned, entry.invalid, *(n for line in entry.marks.values() for n in line.values())]
    if any(not 0 <= number <= LARGEST for number in cells):
        raise Refusal(
            rule=_("What is counted is a whole number from 0 to 100000."), fact=_("A number is outside of this.")
        )
