"""What may be shown of one line, or of the forms, once the count is closed.

Sources: docs/regime-parameters.md, C13 (disclosure test) and "settled ambiguities"; the worked example D8. A total
that is all alike is shown from ten marks on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from hyogi.ballots.rules.counting import Pool, valid_marks
from hyogi.ballots.rules.leaking import showable
from hyogi.ballots.rules.terms import Terms

UNANIMOUS_TOTAL = 10
Counts = Mapping[str, int]
ByClass = Mapping[str, Counts]


class Detail(StrEnum):
    """How much of the result of a line may be shown."""

    EXACT = "exact"
    """The fraction and how it came about: all that goes into it is shown beside it."""
    ROUNDED = "rounded"
    """Two digits: from the fraction would follow what may not be shown."""
    NOTHING = "nothing"
    """So few marks that any figure would tell single votes."""


@dataclass(frozen=True)
class Shown:
    """What may be shown of a line: the marks of all classes together, those of each pool (`None`: withheld)."""

    total: Counts | None
    pools: tuple[Counts | None, ...]
    detail: Detail


def shown_of_line(terms: Terms, pools: Sequence[Pool], marks: ByClass) -> Shown:
    """What may be shown of a line, given the marks of each class that was counted."""
    sizes = {key: valid_marks(counts, terms.points) for key, counts in marks.items()}
    whole = frozenset(sizes)
    everything = _added(whole, marks)
    base = valid_marks(everything, terms.points)
    alike = list(_alike(terms, marks, sizes)) if terms.suppress_unanimous else []
    if base >= UNANIMOUS_TOTAL:
        alike = [group for group in alike if group != _there(whole, sizes)]
    wanted = [whole, *(pool.keys for pool in pools)]
    fits = set(showable(wanted, sizes, terms.disclose_min_size, alike)) if base else set()
    shown = tuple(_added(pool.keys, marks) if pool.keys in fits else None for pool in pools)
    if base < terms.min_class_size:
        return Shown(None, tuple(None for _ in pools), Detail.NOTHING)
    detail = Detail.EXACT if all(one is not None for one in shown) else Detail.ROUNDED
    return Shown(everything if whole in fits else None, shown, detail)


def shown_forms(terms: Terms, pools: Sequence[Pool], forms: Mapping[str, int]) -> tuple[int | None, ...]:
    """The valid forms of each pool (`None`: withheld); those of all classes together are always shown."""
    wanted = [frozenset(forms), *(pool.keys for pool in pools)]
    fits = set(showable(wanted, forms, terms.disclose_min_size))
    if sum(forms.values()) < terms.disclose_min_size:
        fits = set()
    return tuple(sum(forms.get(key, 0) for key in pool.keys) if pool.keys in fits else None for pool in pools)


def least(details: Sequence[Detail]) -> Detail:
    """The detail that fits all of several lines."""
    order = [Detail.NOTHING, Detail.ROUNDED, Detail.EXACT]
    return min(details, key=order.index, default=Detail.NOTHING)


def _alike(terms: Terms, marks: ByClass, sizes: Mapping[str, int]) -> Iterator[frozenset[str]]:
    """Every group of classes whose valid marks are all the same."""
    keys = sorted(key for key, size in sizes.items() if size)
    for count in range(1, len(keys) + 1):
        for group in combinations(keys, count):
            used = {mark for key in group for mark, times in marks[key].items() if times and mark in terms.points}
            if len(used) == 1:
                yield frozenset(group)


def _there(group: frozenset[str], sizes: Mapping[str, int]) -> frozenset[str]:
    return frozenset(key for key in group if sizes[key])


def _added(keys: frozenset[str], marks: ByClass) -> dict[str, int]:
    total: dict[str, int] = {}
    for key in sorted(keys):
        for mark, count in marks.get(key, {}).items():
            total[mark] = total.get(mark, 0) + count
    return total
