"""What a count says: valid marks, classes pooled where they are too small, the ballot part, and what may be shown.

Sources: the ballot parameters of a regime (docs/regime-parameters.md, C1 `[ballot]`, C6, C7 and "settled ambiguities").
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

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


@dataclass(frozen=True)
class Leak:
    """A group whose figures could be worked out from what would be shown, and why they must not be."""

    group: frozenset[str]
    size: int
    unanimous: bool


def leaks(
    shown: Collection[frozenset[str]],
    sizes: Mapping[str, int],
    disclose_min_size: int,
    unanimous: Collection[frozenset[str]] = (),
) -> list[Leak]:
    """Every group of classes whose figures follow, by adding and subtracting, from the figures of the groups `shown`
    and that is smaller than `disclose_min_size` or marked all alike. Nothing may be shown while there is one.

    Adding a figure never makes a refused publication acceptable: what follows from more includes what followed before.
    """
    keys = sorted(key for key, size in sizes.items() if size)
    basis = _basis([[Fraction(key in group) for key in keys] for group in shown])
    alike = {frozenset(group) & frozenset(keys) for group in unanimous}
    found = []
    for count in range(1, len(keys) + 1):
        for members in combinations(keys, count):
            group = frozenset(members)
            size = sum(sizes[key] for key in members)
            if size >= disclose_min_size and group not in alike:
                continue
            if _follows([Fraction(key in group) for key in keys], basis):
                found.append(Leak(group, size, group in alike))
    return found


def showable(
    wanted: Sequence[frozenset[str]],
    sizes: Mapping[str, int],
    disclose_min_size: int,
    unanimous: Collection[frozenset[str]] = (),
) -> list[frozenset[str]]:
    """Those of the groups `wanted`, taken in their order, that can be shown together without a leak."""
    shown: list[frozenset[str]] = []
    for group in wanted:
        if not leaks([*shown, group], sizes, disclose_min_size, unanimous):
            shown.append(group)
    return shown


def _basis(rows: Iterable[list[Fraction]]) -> list[list[Fraction]]:
    """The rows in echelon form, without those that follow from others."""
    basis: list[list[Fraction]] = []
    for row in rows:
        rest = _reduced(row, basis)
        if any(rest):
            lead = next(value for value in rest if value)
            basis.append([value / lead for value in rest])
    return basis


def _follows(row: list[Fraction], basis: list[list[Fraction]]) -> bool:
    return not any(_reduced(row, basis))


def _reduced(row: list[Fraction], basis: list[list[Fraction]]) -> list[Fraction]:
    rest = list(row)
    for base in basis:
        place = next(at for at, value in enumerate(base) if value)
        if rest[place]:
            rest = [value - rest[place] * other for value, other in zip(rest, base, strict=True)]
    return rest
