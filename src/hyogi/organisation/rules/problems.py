"""What can stand against an act on the register."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Fault(StrEnum):
    """Which rule is hurt."""

    CODE_MISSING = "code_missing"
    CODE_TOO_LONG = "code_too_long"
    CODE_SIGN = "code_sign"
    CODE_TAKEN = "code_taken"
    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    REASON_MISSING = "reason_missing"
    REASON_TOO_LONG = "reason_too_long"
    DAY_TOO_EARLY = "day_too_early"
    DAY_TOO_LATE = "day_too_late"
    BEFORE_LAST_ACT = "before_last_act"
    CLOSED = "closed"
    NOT_THERE_YET = "not_there_yet"
    GAP = "gap"
    OVERLAP = "overlap"
    NOTHING_CHANGES = "nothing_changes"
    PARENT_MISSING = "parent_missing"
    PARENT_ENDS = "parent_ends"
    PARENT_MOVED = "parent_moved"
    INTO_ITSELF = "into_itself"
    TOO_DEEP = "too_deep"
    LATER_BELOW = "later_below"
    POSTS_HELD = "posts_held"
    UNITS_BELOW = "units_below"
    POST_HELD = "post_held"
    HELD_BY_ANOTHER = "held_by_another"
    HELD_ALREADY = "held_already"
    ENDS_BEFORE_START = "ends_before_start"
    ENDED_ALREADY = "ended_already"


@dataclass(frozen=True)
class Problem:
    """A rule that is hurt, with the facts that its sentence names (days, counts, codes)."""

    fault: Fault
    facts: Mapping[str, Any] = field(default_factory=dict)


def problem(fault: Fault, **facts: Any) -> Problem:
    """A problem with its facts."""
    return Problem(fault, facts)
