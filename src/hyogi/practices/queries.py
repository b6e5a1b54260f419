"""Every question asked of practices, about a cycle in sight."""

from hyogi.cycles.models import Cycle
from hyogi.practices.models import PracticeWish


def wishes_of(cycle: Cycle) -> list[PracticeWish]:
    """The wishes for useful experience, in order, each with who wished it of whom and for whom."""
    wishes = PracticeWish.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return list(wishes.select_related("wished_of", "useful_to", "by__person"))
