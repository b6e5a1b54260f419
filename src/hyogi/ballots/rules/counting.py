"""What a count says: valid marks, classes pooled where they are too small, the ballot part.

Sources: the ballot parameters of a regime (docs/regime-parameters.md, C1 `[ballot]`, C6, C7 and "settled ambiguities").
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hyogi.foundation.numbers import share_reached


@dataclass(frozen=True)
class VoterClass:
    """A group of voters with one weight, in basis points; a class too small is pooled into `merge_into`."""

    key: str
    weight_bp: int
    merge_into: str


@dataclass(frozen=True)
class Pool:
    """Classes that are counted together, with the sum of their weights."""

    keys: frozenset[str]
    weight_bp: int


def valid_marks(counts: Mapping[str, int], points: Mapping[str, int]) -> int:
    """How many marks on a line carry points: "not acquainted", abstentions and invalid lines are out of the base."""
    return sum(count for mark, count in counts.items() if mark in points)


def mean_points(counts: Mapping[str, int], points: Mapping[str, int]) -> Fraction | None:
    """The mean of the marks on one line; `points` by mark are hundredths of a point. `None` without a valid mark."""
    base = valid_marks(counts, points)
    if base == 0:
        return None
    total = sum(count * points[mark] for mark, count in counts.items() if mark in points)
    return Fraction(total, 100 * base)


def pool_classes(classes: Sequence[VoterClass], forms: Mapping[str, int], min_size: int) -> list[Pool]:
    """The classes as they are counted, given the valid forms of each.

    A class with fewer than `min_size` forms is pooled once, into its `merge_into` class or, where that class is
    itself too small, into the largest one. Classes without a form and alone stay out. In the order of `classes`.
    """
    small = {c.key for c in classes if forms.get(c.key, 0) < min_size}
    largest = max(classes, key=lambda c: (forms.get(c.key, 0), c.key)).key if classes else ""
    goes_to = {}
    for one in classes:
        if one.key not in small:
            goes_to[one.key] = one.key
        elif one.merge_into not in small:
            goes_to[one.key] = one.merge_into
        else:
            goes_to[one.key] = largest
    pools = []
    for target in dict.fromkeys(goes_to.values()):
        members = [c for c in classes if goes_to[c.key] == target]
        if sum(forms.get(c.key, 0) for c in members):
            pools.append(Pool(frozenset(c.key for c in members), sum(c.weight_bp for c in members)))
    return pools


def pooled_counts(pool: Pool, counts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The marks of all classes of a pool on one line, added up."""
    total: dict[str, int] = {}
    for key in sorted(pool.keys):
        for mark, count in counts.get(key, {}).items():
            total[mark] = total.get(mark, 0) + count
    return total


def ballot_part(
    pools: Iterable[Pool], counts: Mapping[str, Mapping[str, int]], points: Mapping[str, int]
) -> Fraction | None:
    """The weighted mean over pools for one line, exact. A pool without a valid mark leaves its weight to the others
    in proportion; without any valid mark there is no ballot part (a missing part, not zero)."""
    parts = [(pool.weight_bp, mean_points(pooled_counts(pool, counts), points)) for pool in pools]
    there = [(weight, mean) for weight, mean in parts if mean is not None]
    weights = sum(weight for weight, _mean in there)
    if not weights:
        return None
    return sum((weight * mean for weight, mean in there), Fraction(0)) / weights


def large_shift(pool: Pool, classes: Iterable[VoterClass]) -> bool:
    """Whether pooling changes the share of one of its classes by more than half, which scrutineers are shown."""
    weights = [c.weight_bp for c in classes if c.key in pool.keys]
    return any(2 * (pool.weight_bp - weight) > weight for weight in weights) and len(weights) > 1


@dataclass(frozen=True)
class Verdict:
    """Whether a whole ballot counts: `void` (more returned than issued), `too_few`, or neither."""

    void: bool = False
    too_few: bool = False

    @property
    def counts(self) -> bool:
        return not (self.void or self.too_few)


def judge_turnout(issued: int, returned: int, turnout_min_bp: int) -> Verdict:
    """More forms returned than issued: the whole ballot is void and is repeated. Too few returned: it is not valid."""
    if returned > issued:
        return Verdict(void=True)
    return Verdict(too_few=not share_reached(returned, issued, turnout_min_bp))
