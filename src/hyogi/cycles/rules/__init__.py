"""What holds for every cycle: where it lies, its dates, its phases."""

from hyogi.cycles.rules.cycles import CUT, CycleKind, branch_of, derives
from hyogi.cycles.rules.dates import StageRule, days_off_to_next, planned, working_day

__all__ = ["CUT", "CycleKind", "StageRule", "branch_of", "days_off_to_next", "derives", "planned", "working_day"]
