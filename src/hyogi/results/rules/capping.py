"""How many may have the top grade, and what equals at the last place do.

Sources: docs/regime-parameters.md, C1 `[cap]`, `[tie]`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from hyogi.foundation.numbers import WHOLE_BP


@dataclass(frozen=True)
class Cap:
    """The most units that may get the top grade, in basis points of those graded, and what ties at it do."""

    share_bp: int
    rounding: Literal["down", "half_up", "up"] = "down"
    min_top: int = 0
    tie: Literal["break_chain", "demote_all_tied", "admit_all_tied", "signer_decides"] = "signer_decides"
    chain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A graded unit before the cap: rounded score, whether it stands for the top grade, values that break ties."""

    unit: str
    score: Fraction
    top: bool
    values: Mapping[str, Fraction | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Places:
    """Who keeps the top grade, who is lowered by the cap, and between whom somebody must decide for how many places."""

    top: tuple[str, ...]
    capped: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    open_places: int = 0


def places_at_top(count: int, cap: Cap) -> int:
    """How many places the cap leaves among `count` graded units."""
    exact = Fraction(count * cap.share_bp, WHOLE_BP)
    whole = exact.numerator // exact.denominator
    if cap.rounding == "up" and exact > whole:
        whole += 1
    if cap.rounding == "half_up" and exact - whole >= Fraction(1, 2):
        whole += 1
    return max(whole, cap.min_top)


def apply_cap(units: Sequence[Candidate], cap: Cap, drawn: Sequence[str] = (), base: int | None = None) -> Places:
    """Who keeps the top grade. Lowered units stay in the base and take no place. Ties at the last place are broken by
    the values named in the chain (a missing one ranks last), and at `draw` by the order `drawn`. `base` is the number
    of units of which the share is taken, where it is another than that of these."""
    places = places_at_top(len(units) if base is None else base, cap)
    standing = sorted((u for u in units if u.top), key=lambda u: (-u.score, u.unit))
    if len(standing) <= places:
        return Places(tuple(u.unit for u in standing))
    line = standing[places - 1].score if places else None
    above = [u for u in standing if line is not None and u.score > line]
    tied = [u for u in standing if u.score == line]
    below = [u.unit for u in standing if line is None or u.score < line]
    left = places - len(above)
    sure = [u.unit for u in above]
    if len(tied) <= left:
        return Places((*sure, *(u.unit for u in tied)), tuple(below))
    names = [u.unit for u in tied]
    match cap.tie:
        case "demote_all_tied":
            return Places(tuple(sure), (*names, *below))
        case "admit_all_tied":
            return Places((*sure, *names), tuple(below))
        case "signer_decides":
            return Places(tuple(sure), tuple(below), tuple(names), left)
    return _broken(sure, tied, below, left, cap.chain, drawn)


def _broken(
    sure: list[str],
    tied: list[Candidate],
    below: list[str],
    left: int,
    chain: Sequence[str],
    drawn: Sequence[str],
) -> Places:
    """The chain of ties, value by value; what it leaves equal stays undecided unless it ends in a draw."""
    place = {unit: at for at, unit in enumerate(drawn)}
    groups = [tied]
    for word in chain:
        groups = [part for group in groups for part in _parted(group, word, place)]
    top, room = list(sure), left
    for at, group in enumerate(groups):
        names = [u.unit for u in group]
        if len(names) > room:
            lowered = [u.unit for later in groups[at + 1 if room else at :] for u in later]
            return Places(tuple(top), (*lowered, *below), tuple(names) if room else (), room)
        top += names
        room -= len(names)
    return Places(tuple(top), tuple(below))


def _parted(group: list[Candidate], word: str, place: Mapping[str, int]) -> list[list[Candidate]]:
    """A tied group in the order of one value, best first, equals together."""

    def rank(unit: Candidate) -> tuple[bool, Fraction]:
        if word == "draw":
            return (unit.unit not in place, Fraction(place.get(unit.unit, 0)))
        value = unit.values.get(word)
        return (value is None, -value if value is not None else Fraction(0))

    ranks = sorted({rank(unit) for unit in group})
    return [[unit for unit in group if rank(unit) == at] for at in ranks]
