"""When a figure may still be changed, and how. Source: docs/regime-parameters.md, stage `indicator_freeze`."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Change(StrEnum):
    """What it means to enter a value where one may stand already."""

    NOTHING = "nothing"
    FIRST = "first"
    NEWER = "newer"
    """Another estimate, or the final figure after an estimate, before the freeze."""
    CORRECTION = "correction"
    """Points to the figure that it corrects and needs a reason."""


class Unfit(StrEnum):
    """Why a value is not taken."""

    NEGATIVE = "negative"
    FROZEN = "frozen"
    NEEDS_REASON = "needs_reason"
    FINAL_STAYS_FINAL = "final_stays_final"


@dataclass(frozen=True)
class Stands:
    """The figure that holds."""

    value: Decimal
    final: bool


def change_of(before: Stands | None, value: Decimal, final: bool, *, frozen: bool) -> Change:
    """What entering this value does. After the freeze everything that changes something is a correction; a final figure
    is corrected even before it.

    >>> change_of(Stands(Decimal(95), False), Decimal("96.5"), True, frozen=False).value
    'newer'
    """
    if before is not None and before.value == value and before.final == final:
        return Change.NOTHING
    if frozen or (before is not None and before.final):
        return Change.CORRECTION
    return Change.FIRST if before is None else Change.NEWER


def unfit(
    before: Stands | None, value: Decimal, final: bool, *, frozen: bool, may_correct: bool, reason: str
) -> Unfit | None:
    """Why the value is not taken; nothing where it is. Only the convening unit's secretariat corrects."""
    change = change_of(before, value, final, frozen=frozen)
    if change is Change.NOTHING:
        return None
    if value < 0:
        return Unfit.NEGATIVE
    if before is not None and before.final and not final:
        return Unfit.FINAL_STAYS_FINAL
    if change is Change.CORRECTION and not may_correct:
        return Unfit.FROZEN
    if change is Change.CORRECTION and not reason:
        return Unfit.NEEDS_REASON
    return None
