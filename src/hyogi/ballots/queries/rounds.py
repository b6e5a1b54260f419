"""The rounds of a ballot and how far each is: forms, tellers, the close, signatures. No mark of a form is in here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef

from hyogi.ballots.models import SEATS, Ballot, Count, Issue, OfBallot, Scrutiny, Sealing, SendBack, Tally, Teller
from hyogi.ballots.rules import Entry, Line, Terms, Verdict, needs_marks
from hyogi.ballots.terms import terms_of
from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignments_of, regime_of, visible_cycles
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.regimes.shape import RegimeFile

SomeRow = TypeVar("SomeRow", bound=OfBallot)


class State(StrEnum):
    """How far a round is."""

    COUNTING = "counting"
    CLOSED = "closed"
    """The count is closed and waits for the scrutineers."""
    SEALED = "sealed"


@dataclass(frozen=True)
class Seat:
    """One of the two who count a class: who, and the number of his last entry. `from_file`: a reader machine wrote
    it."""

    teller: Teller
    number: int
    from_file: bool


@dataclass(frozen=True)
class ClassStanding:
    """How far a class is: its forms, who has counted it, and whether the two entries are the same (`None`: not both
    are in)."""

    key: str
    issued: int
    seats: tuple[Seat, ...]
    agree: bool | None

    @property
    def begun(self) -> bool:
        return bool(self.seats)

    @property
    def done(self) -> bool:
        return self.agree is True

    def seat_of(self, person: UUID | None) -> Seat | None:
        """The seat of this person, where he counts the class."""
        return next((seat for seat in self.seats if seat.teller.person == person), None)


@dataclass(frozen=True)
class Round:
    """A round as it stands. `tally` is the last close that was not sent back."""

    cycle: Cycle
    ballot: Ballot
    classes: tuple[ClassStanding, ...]
    over: frozenset[str]
    tally: Tally | None
    closes: int
    signatures: tuple[Scrutiny, ...]
    sealing: Sealing | None
    repeated: bool

    @cached_property
    def regime(self) -> RegimeFile:
        return regime_of(self.cycle)

    @cached_property
    def terms(self) -> Terms:
        return terms_of(self.regime)

    @property
    def state(self) -> State:
        return _state(bool(self.sealing), bool(self.tally))

    @property
    def verdict(self) -> Verdict | None:
        return Verdict(self.tally.verdict) if self.tally else None

    @property
    def issued(self) -> int:
        return sum(one.issued for one in self.classes)

    @property
    def tellers(self) -> frozenset[UUID]:
        """The persons who typed, in whatever class."""
        return frozenset(seat.teller.person for one in self.classes for seat in one.seats)

    @property
    def needed(self) -> int:
        """How many scrutineers sign."""
        return self.regime.sign_off.min_scrutineers

    @property
    def is_void_already(self) -> bool:
        """Whether a class that both counted alike returned more than it was given, so that nothing more is counted."""
        return any(one.key in self.over and one.done for one in self.classes)

    @property
    def may_close(self) -> bool:
        return self.state is State.COUNTING and (self.is_void_already or all(one.done for one in self.classes))

    @property
    def may_repeat(self) -> bool:
        """Whether another round may follow: this one is signed, does not count, and was not repeated yet."""
        return self.state is State.SEALED and self.verdict is not Verdict.COUNTS and not self.repeated

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.ballot, self.terms)

    def standing(self, voter_class: str) -> ClassStanding:
        """The standing of one class; `Hidden` where no form was issued to such a class."""
        for one in self.classes:
            if one.key == voter_class:
                return one
        raise Hidden

    def issued_beyond(self, there: Mapping[str, tuple[int, int]]) -> list[ClassStanding]:
        """The classes to which more forms were issued than seats of them are marked present, by (seats, present) of
        each class. A class without seats is none of them: there is nothing to compare."""
        return [one for one in self.classes if one.key in there and one.issued > there[one.key][1]]

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def lines_of(ballot: Ballot, terms: Terms) -> tuple[Line, ...]:
    """Every line of the form, reporter by reporter."""
    return tuple(Line(reporter, item.key) for reporter in ballot.lines for item in terms.items)


def lines_on_form(cycle: Cycle) -> list[Assignment]:
    """Who stands on the form, in order: every reporter who is graded and was not merged into another."""
    return [one for one in assignments_of(cycle) if one.graded and one.successor_id is None]


def rounds_of(cycle: Cycle) -> list[Round]:
    """All rounds of the cycle, the first one first; the same number of statements however many there are."""
    return rounds_in([cycle]).get(cycle.pk, [])


def states_of_rounds(cycle: Cycle) -> list[tuple[UUID, int, State]]:
    """By round its id, its number and how far it is, the first one first. One statement, without any mark or text."""
    sealed = Sealing.unscoped.filter(branch=OuterRef("branch"), ballot=OuterRef("pk"))
    back = SendBack.unscoped.filter(branch=OuterRef("branch"), tally=OuterRef("pk"))
    stands = Tally.unscoped.filter(~Exists(back), branch=OuterRef("branch"), ballot=OuterRef("pk"))
    rows = Ballot.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("round")
    found = rows.annotate(sealed=Exists(sealed), closed=Exists(stands)).values_list("pk", "round", "sealed", "closed")
    return [(id, number, _state(is_sealed, is_closed)) for id, number, is_sealed, is_closed in found]


def _state(is_sealed: bool, is_closed: bool) -> State:
    """How far a round is: whether its seal is set, and whether a tally stands that was not sent back."""
    return State.SEALED if is_sealed else State.CLOSED if is_closed else State.COUNTING


def rounds_in(cycles: Sequence[Cycle]) -> dict[UUID, list[Round]]:
    """All rounds of several cycles, by cycle; the same number of statements however many there are."""
    by_id = {cycle.pk: cycle for cycle in cycles}
    branches = {cycle.branch for cycle in cycles}
    found = list(Ballot.unscoped.filter(branch__in=branches, cycle__in=by_id).order_by("round"))
    if not found:
        return {}
    rows = _Rows(branches, [ballot.pk for ballot in found])
    repeated = {ballot.repeats_id for ballot in found}
    rounds: dict[UUID, list[Round]] = defaultdict(list)
    for ballot in found:
        rounds[ballot.cycle_id].append(rows.round(by_id[ballot.cycle_id], ballot, ballot.pk in repeated))
    return dict(rounds)


def round_page(actor: Actor, id: UUID) -> Round:
    """The round with this id; `Hidden` where its cycle is out of sight."""
    ballot = Ballot.unscoped.filter(pk=id).first()
    cycle = visible_cycles(actor).filter(pk=ballot.cycle_id).first() if ballot else None
    if ballot is None or cycle is None:
        raise Hidden
    return next(one for one in rounds_of(cycle) if one.ballot.pk == ballot.pk)


def round_now(ballot: Ballot, cycle: Cycle) -> Round:
    """The round as it stands now, with its row locked until the act that asks has ended."""
    locked = Ballot.unscoped.select_for_update().get(branch=ballot.branch, pk=ballot.pk)
    repeated = Ballot.unscoped.filter(branch=ballot.branch, repeats=ballot.pk).exists()
    return _Rows({ballot.branch}, [ballot.pk]).round(cycle, locked, repeated)


def round_of_tally(tally: Tally) -> Round:
    """The round as this tally closed it, whatever came after. `tally.cycle` and `tally.ballot` are brought along."""
    found = _Rows({tally.branch}, [tally.ballot_id]).round(tally.cycle, tally.ballot, False)
    return replace(found, tally=tally)


def latest_counts(counts: Iterable[Count]) -> dict[UUID, Count]:
    """The last entry of each teller."""
    return {count.teller_id: count for count in sorted(counts, key=lambda count: count.number)}


def entry_of(count: Count) -> Entry:
    """What a stored count says."""
    return Entry(count.returned, count.invalid, count.marks)


class _Rows:
    """The rows of several rounds, read at once."""

    def __init__(self, branches: Iterable[str], ballots: Sequence[UUID]):
        self.branches, self.ballots = set(branches), ballots
        self.issues = self._of(Issue)
        self.tellers = self._of(Teller)
        self.counts = self._of(Count)
        self.tallies = self._of(Tally)
        self.backs = self._of(SendBack)
        self.signatures = self._of(Scrutiny)
        self.sealings = self._of(Sealing)

    def _of(self, model: type[SomeRow]) -> dict[UUID, list[SomeRow]]:
        manager: Any = model.unscoped
        found: dict[UUID, list[SomeRow]] = defaultdict(list)
        for row in manager.filter(branch__in=self.branches, ballot__in=self.ballots).order_by("id"):
            found[row.ballot_id].append(row)
        return found

    def round(self, cycle: Cycle, ballot: Ballot, repeated: bool) -> Round:
        terms = terms_of(regime_of(cycle))
        issued: dict[str, int] = defaultdict(int)
        for issue in self.issues[ballot.pk]:
            issued[issue.voter_class] += issue.forms
        latest = latest_counts(self.counts[ballot.pk])
        back = {one.tally_id for one in self.backs[ballot.pk]}
        open_tallies = [one for one in self.tallies[ballot.pk] if one.pk not in back]
        tally = open_tallies[-1] if open_tallies else None
        classes = [self._class(ballot, key, issued[key], latest) for key in terms.class_keys if key in issued]
        return Round(
            cycle=cycle,
            ballot=ballot,
            classes=tuple(standing for standing, _over in classes),
            over=frozenset(
                standing.key for standing, over in classes if over and not needs_marks(1, 0, terms.over_issue)
            ),
            tally=tally,
            closes=len(self.tallies[ballot.pk]),
            signatures=tuple(one for one in self.signatures[ballot.pk] if tally and one.tally_id == tally.pk),
            sealing=next(iter(self.sealings[ballot.pk]), None),
            repeated=repeated,
        )

    def _class(self, ballot: Ballot, key: str, issued: int, latest: Mapping[UUID, Count]) -> tuple[ClassStanding, bool]:
        tellers = sorted((one for one in self.tellers[ballot.pk] if one.voter_class == key), key=lambda one: one.seat)
        counts = [latest[one.pk] for one in tellers if one.pk in latest]
        seats = tuple(
            Seat(one, latest[one.pk].number, latest[one.pk].file_id is not None) for one in tellers if one.pk in latest
        )
        agree = entry_of(counts[0]) == entry_of(counts[1]) if len(counts) == len(SEATS) else None
        return ClassStanding(key, issued, seats, agree), any(one.returned > issued for one in counts)
