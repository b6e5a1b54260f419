"""The figures: what a teller may see of his class while counting, and what may be shown once the count is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from hyogi.ballots.models import Count, Tally
from hyogi.ballots.queries.rounds import ClassStanding, Round, State, entry_of, latest_counts
from hyogi.ballots.rules import (
    ClassCount,
    Detail,
    Difference,
    Entry,
    Line,
    Outcome,
    Pool,
    Shown,
    differences,
    least,
    part_of_line,
    shown_forms,
    shown_of_line,
    work_out,
)
from hyogi.ballots.sealing import entries_named_in
from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import assignments_among
from hyogi.foundation.actors import Actor
from hyogi.foundation.numbers import rounded

DIGITS = 2


@dataclass(frozen=True)
class Own:
    """What a teller sees of a class: his own last entry with its number, and once both are in, where they differ
    (`one` is his own figure)."""

    entry: Entry
    number: int
    differences: tuple[Difference, ...]


def own_entry(actor: Actor, round: Round, voter_class: str) -> Own | None:
    """The actor's own last entry of a class; nothing for others, and nothing once the count is closed."""
    standing = round.standing(voter_class)
    seat = standing.seat_of(actor.person_id)
    if seat is None or round.state is not State.COUNTING:
        return None
    last = latest_counts(_counts(round, standing))
    mine = entry_of(last[seat.teller.pk])
    theirs = [entry_of(count) for teller, count in last.items() if teller != seat.teller.pk]
    found = differences(mine, theirs[0], round.lines, round.terms.columns) if theirs else []
    return Own(mine, seat.number, tuple(found))


def agreed_counts(round: Round) -> dict[str, list[Count]]:
    """The two last entries of each class in which they agree."""
    done = [one for one in round.classes if one.done]
    return {one.key: sorted(latest_counts(_counts(round, one)).values(), key=lambda c: c.teller.seat) for one in done}


def worked_out(round: Round, entries: Mapping[str, Sequence[Count]], lines: Sequence[Line] | None = None) -> Outcome:
    """What these agreed entries come to (on these lines, else on all); a class that is not among them is taken as not
    returned."""
    counts = {
        one.key: ClassCount(one.issued, entry_of(entries[one.key][0]) if one.key in entries else Entry(0))
        for one in round.classes
    }
    return work_out(round.terms, counts, round.lines if lines is None else lines)


@dataclass(frozen=True)
class ShownLine:
    """One line as it may be shown. `part` is exact or rounded as `shown.detail` says."""

    line: Line
    shown: Shown
    part: Fraction | None


@dataclass(frozen=True)
class ShownReporter:
    """A reporter's ballot part as it may be shown: exact, rounded to two digits, or withheld (`None`)."""

    assignment: Assignment
    detail: Detail
    part: Fraction | None
    there: bool
    lines: tuple[ShownLine, ...]

    @property
    def score(self) -> Fraction | None:
        """The part with two digits."""
        return None if self.part is None else rounded(self.part, DIGITS)


@dataclass(frozen=True)
class ShownTally:
    """A closed count, as far as it may be shown: nothing from which the marks of a small class follow is in here."""

    round: Round
    outcome: Outcome
    pools: tuple[Pool, ...]
    pool_forms: tuple[int | None, ...]
    valid: int
    reporters: tuple[ShownReporter, ...]
    withheld: int


def shown_tally(round: Round, only: Sequence[str] | None = None, *, count_withheld: bool = True) -> ShownTally | None:
    """The close that stands, as it may be shown; nothing while the count is open. Of these reporters only, where they
    are named; for how many of all figures are withheld is counted where that is asked."""
    if round.tally is None:
        return None
    entries = entries_of(round.tally)
    reporters = round.ballot.lines if only is None else only
    wanted = set(reporters)
    outcome = worked_out(round, entries, [line for line in round.lines if line.reporter in wanted])
    counted = {key: entry_of(counts[0]) for key, counts in entries.items() if key not in outcome.void_classes}
    forms = {key: entry.valid for key, entry in counted.items()}
    shown = _reporters(round, outcome, counted, reporters) if outcome.pools else ()
    return ShownTally(
        round=round,
        outcome=outcome,
        pools=outcome.pools,
        pool_forms=shown_forms(round.terms, outcome.pools, forms),
        valid=sum(forms.values()),
        reporters=shown,
        withheld=_withheld(round, round.tally, outcome, counted) if outcome.pools and count_withheld else 0,
    )


_WITHHELD: dict[tuple[UUID, str], int] = {}
KEPT = 100


def _withheld(round: Round, tally: Tally, outcome: Outcome, counted: Mapping[str, Entry]) -> int:
    """For how many reporters a figure is withheld: the total, or that of a pool, whichever is of more. A close never
    changes, so they are counted once in a process."""
    close = (tally.pk, tally.sha256)
    if close in _WITHHELD:
        return _WITHHELD[close]
    hidden, partly = set(), set()
    for line in round.lines:
        shown = shown_of_line(round.terms, outcome.pools, {key: entry.on(line) for key, entry in counted.items()})
        if shown.total is None:
            hidden.add(line.reporter)
        if None in shown.pools:
            partly.add(line.reporter)
    if len(_WITHHELD) > KEPT:
        _WITHHELD.clear()
    _WITHHELD[close] = max(len(hidden), len(partly))
    return _WITHHELD[close]


def entries_of(tally: Tally) -> dict[str, list[Count]]:
    """The entries that a close was worked out from, by class."""
    named = entries_named_in(tally)
    ids = [id for several in named.values() for id in several]
    found = {count.pk: count for count in Count.unscoped.filter(branch=tally.branch, pk__in=ids)}
    return {key: [found[id] for id in several] for key, several in named.items()}


def _reporters(
    round: Round, outcome: Outcome, counted: Mapping[str, Entry], wanted: Sequence[str]
) -> tuple[ShownReporter, ...]:
    there = {str(one.pk): one for one in assignments_among(round.cycle, map(UUID, wanted))}
    weighted = {item.key for item in round.terms.items if item.weight_bp}
    found = []
    for reporter in wanted:
        lines = [_line(round, outcome, counted, Line(reporter, item.key)) for item in round.terms.items]
        detail = least([one.shown.detail for one in lines if one.line.item in weighted])
        part = outcome.parts[reporter]
        found.append(
            ShownReporter(
                assignment=there[reporter],
                detail=detail,
                part=_told(part, detail),
                there=part is not None,
                lines=tuple(lines),
            )
        )
    return tuple(found)


def _line(round: Round, outcome: Outcome, counted: Mapping[str, Entry], line: Line) -> ShownLine:
    marks = {key: entry.on(line) for key, entry in counted.items()}
    shown = shown_of_line(round.terms, outcome.pools, marks)
    return ShownLine(line, shown, _told(part_of_line(round.terms, outcome.pools, marks), shown.detail))


def _told(part: Fraction | None, detail: Detail) -> Fraction | None:
    if part is None or detail is Detail.NOTHING:
        return None
    return part if detail is Detail.EXACT else rounded(part, DIGITS)


def _counts(round: Round, standing: ClassStanding) -> list[Count]:
    """Every entry of a class."""
    tellers: list[UUID] = [seat.teller.pk for seat in standing.seats]
    found = Count.unscoped.filter(branch=round.ballot.branch, ballot=round.ballot, teller__in=tellers)
    return list(found.select_related("teller"))


def valid_forms(round: Round) -> dict[str, int]:
    """The valid forms of each class that is counted twice alike."""
    return {key: entry_of(counts[0]).valid for key, counts in agreed_counts(round).items()}
