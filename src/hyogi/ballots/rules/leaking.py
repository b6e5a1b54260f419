"""What follows from figures that are shown, by adding and subtracting, and so may not be shown.

Source: docs/regime-parameters.md, C13 (disclosure test), the worked example D8.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations


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
    keys = tuple(sorted(key for key, size in sizes.items() if size))
    alike = {frozenset(group) & frozenset(keys) for group in unanimous}
    hidden = frozenset(
        group
        for count in range(1, len(keys) + 1)
        for group in map(frozenset, combinations(keys, count))
        if sum(sizes[key] for key in group) < disclose_min_size or group in alike
    )
    shown: list[frozenset[str]] = []
    for group in wanted:
        if not _leaks(frozenset([*shown, group]), keys, hidden):
            shown.append(group)
    return shown


@lru_cache(maxsize=10_000)
def _leaks(shown: frozenset[frozenset[str]], keys: tuple[str, ...], hidden: frozenset[frozenset[str]]) -> bool:
    """Whether the figures of a group that must stay `hidden` follow from those of the groups `shown`. The thousands of
    lines of a ballot are few such questions."""
    basis = _basis([[Fraction(key in group) for key in keys] for group in shown])
    return any(_follows([Fraction(key in group) for key in keys], basis) for group in hidden)


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
