"""What a clock shows of an item: how much is left, and whether it is time to say so.

Source: docs/regime-parameters.md, `[meeting]` (`warn_seconds`, `overtime_grace_seconds`, `overtime_policy`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How an item stands by the clock."""

    NEXT = "next"
    IN_TIME = "in_time"
    WARN = "warn"
    GRACE = "grace"
    OVER = "over"


@dataclass(frozen=True)
class Shown:
    """Seconds left (below 0: over) and what it means."""

    left: int
    state: State


def shown(seconds: int, passed: int | None, warn: Sequence[int], grace: int) -> Shown:
    """What the clock shows of an item of `seconds` of which `passed` have gone (`None`: it has not begun).

    A warning holds from the longest of the warning times on; past the end there is `grace` before it is over.

    >>> shown(480, 425, [60, 30, 0], 30).state, shown(480, 500, [60, 30, 0], 30).state
    (<State.WARN: 'warn'>, <State.GRACE: 'grace'>)
    """
    if passed is None:
        return Shown(seconds, State.NEXT)
    left = seconds - passed
    if left < -grace:
        return Shown(left, State.OVER)
    if left < 0:
        return Shown(left, State.GRACE)
    return Shown(left, State.WARN if left <= max(warn, default=0) and max(warn, default=0) else State.IN_TIME)
