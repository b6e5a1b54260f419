"""What becomes of an item on a list: who may check it, how late it was closed, and whom its lateness is told.

Sources: docs/regime-parameters.md, C1 `[follow]`, C11, C12.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Literal
from uuid import UUID

from hyogi.foundation.numbers import WHOLE_BP


class ItemState(StrEnum):
    """Where an item stands."""

    OPEN = "open"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE_CLAIMED = "done_claimed"
    CLOSED = "closed"
    REOPENED = "reopened"
    CARRIED = "carried"
    WITHDRAWN = "withdrawn"


PENDING = frozenset(
    {ItemState.OPEN, ItemState.PLANNED, ItemState.UNDER_WAY, ItemState.DONE_CLAIMED, ItemState.REOPENED}
)
"""Neither closed nor off the list."""
IN_HAND = frozenset({ItemState.PLANNED, ItemState.UNDER_WAY, ItemState.REOPENED})
"""With the unit, under an approved plan: what the ladder watches. What is claimed as done waits for the checker."""

_NEXT = {
    ItemState.OPEN: {ItemState.PLANNED, ItemState.WITHDRAWN, ItemState.CARRIED},
    ItemState.PLANNED: {ItemState.UNDER_WAY, ItemState.DONE_CLAIMED, ItemState.WITHDRAWN, ItemState.CARRIED},
    ItemState.UNDER_WAY: {ItemState.DONE_CLAIMED, ItemState.WITHDRAWN, ItemState.CARRIED},
    ItemState.DONE_CLAIMED: {ItemState.CLOSED, ItemState.REOPENED, ItemState.CARRIED},
    ItemState.CLOSED: {ItemState.REOPENED},
    ItemState.REOPENED: {ItemState.UNDER_WAY, ItemState.DONE_CLAIMED, ItemState.WITHDRAWN, ItemState.CARRIED},
    ItemState.CARRIED: set(),
    ItemState.WITHDRAWN: set(),
}


def may_follow(before: ItemState, after: ItemState) -> bool:
    """Whether an item may go from one state to the other in one act."""
    return after in _NEXT[before]


def may_check(
    checker: UUID, owners: Iterable[UUID], close_by: Literal["other_than_owner", "secretariat", "owner"]
) -> bool:
    """Whether this *person* may close what these *persons* answer for. Two posts of one person are one person;
    whether somebody sits in the secretariat is the policy's question."""
    return close_by == "owner" or checker not in set(owners)


@dataclass(frozen=True)
class Step:
    """One rung of the ladder: so many days after the due day (before it where negative), whom, and what."""

    after_days: int
    to: str
    action: str


def steps_due(due: date, ladder: Sequence[Step], today: date) -> list[tuple[date, Step]]:
    """The rungs that have come by `today`, each with its day, in order. Each is fired once per item and due day."""
    days = [(due + timedelta(days=step.after_days), step) for step in ladder]
    return sorted(((day, step) for day, step in days if day <= today), key=lambda pair: pair[0])


def is_overdue(due: date, today: date, closed_on: date | None = None) -> bool:
    """Whether the due day has passed without the item being closed by then. The due day itself is in time."""
    return (closed_on or today) > due


def days_late(due: date, closed_on: date) -> int:
    """By how many days the item was closed late; 0 in time. The day of the *check* counts, not of the claim."""
    return max(0, (closed_on - due).days)


def on_time_bp(items: Iterable[tuple[date, date | None]]) -> int | None:
    """The share of items (due, closed on) that were closed on time, in basis points rounded down; `None` without
    an item, which is a missing part and neither 100 nor 0."""
    pairs = list(items)
    if not pairs:
        return None
    in_time = sum(1 for due, closed in pairs if closed is not None and closed <= due)
    return in_time * WHOLE_BP // len(pairs)


def on_time(items: Iterable[tuple[date | None, date | None]]) -> Fraction | None:
    """The same share, exact. An item that never got a due day was not closed on time."""
    pairs = list(items)
    if not pairs:
        return None
    in_time = sum(1 for due, closed in pairs if due is not None and closed is not None and closed <= due)
    return Fraction(in_time, len(pairs))


def recurs(category: str, cycles: Sequence[Iterable[str]], recurrence_cycles: int) -> bool:
    """Whether a problem of this category stood open in each of the last `recurrence_cycles` cycles; `cycles` holds
    the categories of each, the present one first."""
    looked = cycles[:recurrence_cycles]
    return len(looked) == recurrence_cycles and all(category in set(one) for one in looked)
