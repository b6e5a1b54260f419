"""Points given or taken with a reason, each kind within its count, all within the regime's limits.

Sources: docs/regime-parameters.md, C1 `[adjust]`, C10 `[[adjustment]]`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Literal

LATE = "late"
"""The adjustment that follows from the hour of submission and is entered by nobody."""


@dataclass(frozen=True)
class Kind:
    """An adjustment of the regime: points for each, for each day begun, or once however often."""

    key: str
    points_x100: int
    per: Literal["each", "day_begun", "highest_only"] = "each"
    max_count: int = 1


@dataclass(frozen=True)
class Given:
    """So many of one kind, as it was entered or worked out."""

    key: str
    count: int


@dataclass(frozen=True)
class Adjusted:
    """The points of each kind that count, and their sum after the limits."""

    lines: tuple[tuple[str, int, int], ...]
    """(key, how many count, points ×100)"""
    sum_x100: int
    limited: bool

    @property
    def points(self) -> Fraction:
        return Fraction(self.sum_x100, 100)


def adjusted(
    given: Iterable[Given], kinds: Mapping[str, Kind], bonus_max_x100: int = 0, malus_max_x100: int = 0
) -> Adjusted:
    """What the adjustments come to. Bonus and malus are limited each for itself."""
    counts: dict[str, int] = {}
    for one in given:
        counts[one.key] = counts.get(one.key, 0) + one.count
    lines = []
    for key, count in sorted(counts.items()):
        kind = kinds[key]
        most = 1 if kind.per == "highest_only" else kind.max_count
        lines.append((key, min(count, most), min(count, most) * kind.points_x100))
    bonus = sum(points for *_rest, points in lines if points > 0)
    malus = -sum(points for *_rest, points in lines if points < 0)
    total = min(bonus, bonus_max_x100) - min(malus, malus_max_x100)
    return Adjusted(tuple(lines), total, limited=bonus > bonus_max_x100 or malus > malus_max_x100)


def days_begun(due_at: datetime, at: datetime) -> int:
    """How many days had begun after the due instant: one second late is one day, in time is none."""
    late = at - due_at
    if late <= timedelta(0):
        return 0
    whole, rest = divmod(late, timedelta(days=1))
    return whole + bool(rest)
