"""Every question asked of follow-up, about a cycle in sight."""

from hyogi.cycles.models import Cycle
from hyogi.followup.models import TaskList


def task_lists_of(cycle: Cycle) -> list[TaskList]:
    """The task lists that the cycle names, in order, each with its unit."""
    return list(TaskList.unscoped.filter(branch=cycle.branch, cycle=cycle).select_related("unit"))
