"""From the agreed counts of all classes to the ballot part of each reporter.

Sources: docs/regime-parameters.md, `[ballot]` and "settled ambiguities"; the worked examples D1, D8, D9, D16.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hyogi.ballots.rules.counting import (
    Pool,
    VoterClass,
    ballot_part,
    judge_turnout,
    mean_points,
    pool_classes,
    pooled_counts,
)
from hyogi.ballots.rules.entering import Entry, is_over
from hyogi.ballots.rules.terms import Item, Line, MissingClass, OverIssue, Terms


class Verdict(StrEnum):
    """What became of a whole ballot."""

    COUNTS = "counts"
    VOID = "void"
    """More forms came back than were issued; it is repeated."""
    TOO_FEW = "too_few"
    """Too few forms came back; it is not valid."""


@dataclass(frozen=True)
class ClassCount:
    """What is known of a class at the end of the count."""

    issued: int
    entry: Entry


@dataclass(frozen=True)
class Outcome:
    """A ballot worked out. `void_classes` are left out of it; `parts` by reporter are `None` where there is none."""

    verdict: Verdict
    issued: int
    returned: int
    invalid: int
    void_classes: tuple[str, ...]
    pools: tuple[Pool, ...]
    parts: Mapping[str, Fraction | None]


def work_out(terms: Terms, counts: Mapping[str, ClassCount], lines: Sequence[Line]) -> Outcome:
    """The outcome of a ballot, given each class that forms were issued to."""
    issued = sum(one.issued for one in counts.values())
    returned = sum(one.entry.returned for one in counts.values())
    over = tuple(key for key in terms.class_keys if key in counts and _over(counts[key]))
    void = over if terms.over_issue is OverIssue.VOID_CLASS else ()
    verdict = _verdict(terms, issued, returned, over)
    counted = {key: one for key, one in counts.items() if key not in void}
    pools = pools_of(terms, {key: one.entry.valid for key, one in counted.items()})
    reporters = list(dict.fromkeys(line.reporter for line in lines))
    by_line = {
        line: part_of_line(terms, pools, {key: one.entry.on(line) for key, one in counted.items()}) for line in lines
    }
    parts = {
        reporter: part_of(reporter, terms.items, by_line) if verdict is Verdict.COUNTS else None
        for reporter in reporters
    }
    return Outcome(
        verdict=verdict,
        issued=issued,
        returned=returned,
        invalid=sum(one.entry.invalid for one in counts.values()),
        void_classes=void,
        pools=tuple(pools) if verdict is Verdict.COUNTS else (),
        parts=parts,
    )


def pools_of(terms: Terms, forms: Mapping[str, int]) -> list[Pool]:
    """The classes as they are counted, given the valid forms of each that is not void. A class that would be pooled
    into a void one goes where a class without a partner goes."""
    classes = [
        one if one.merge_into in forms else VoterClass(one.key, one.weight_bp, one.key)
        for one in terms.classes
        if one.key in forms
    ]
    return pool_classes(classes, forms, terms.min_class_size)


def part_of_line(terms: Terms, pools: Sequence[Pool], marks: Mapping[str, Mapping[str, int]]) -> Fraction | None:
    """The weighted mean on one line. Where a class without a valid mark holds the part, there is none then."""
    if terms.missing_class is MissingClass.HOLD:
        means = [mean_points(pooled_counts(pool, marks), terms.points) for pool in pools]
        weight = sum(pool.weight_bp for pool in pools)
        if None in means or weight < sum(one.weight_bp for one in terms.classes):
            return None
    return ballot_part(pools, marks, terms.points)


def part_of(reporter: str, items: Sequence[Item], by_line: Mapping[Line, Fraction | None]) -> Fraction | None:
    """The ballot part over all items that count. An item without a part leaves the reporter without one: a missing
    part, not a smaller one."""
    total, weights = Fraction(0), 0
    for item in items:
        if not item.weight_bp:
            continue
        part = by_line.get(Line(reporter, item.key))
        if part is None:
            return None
        total, weights = total + item.weight_bp * part, weights + item.weight_bp
    return total / weights if weights else None


def _over(one: ClassCount) -> bool:
    return is_over(one.entry.returned, one.issued)


def _verdict(terms: Terms, issued: int, returned: int, over: Sequence[str]) -> Verdict:
    """A class that returned more than it was given voids the whole, where the regime says so: forms of another class
    that did not come back do not make up for it."""
    if over and terms.over_issue is OverIssue.VOID_AND_REPEAT:
        return Verdict.VOID
    judged = judge_turnout(issued, min(returned, issued), terms.turnout_min_bp)
    return Verdict.TOO_FEW if judged.too_few or not returned else Verdict.COUNTS
