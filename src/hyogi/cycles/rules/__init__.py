"""What holds for every cycle: where it lies, its dates, its phases."""

from hyogi.cycles.rules.cycles import CUT, CycleKind, branch_of, derives
from hyogi.cycles.rules.dates import StageRule, days_off_to_next, out_of_order, planned, working_day

__all__ = [
    "CUT",
    "CycleKind",
    "StageRule",
    "branch_of",
    "days_off_to_next",
    "derives",
    "out_of_order",
    "planned",
    "working_day",
]
