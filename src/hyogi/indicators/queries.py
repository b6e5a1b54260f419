"""Every question asked of indicators, about a cycle in sight."""

from hyogi.cycles.models import Cycle
from hyogi.indicators.models import NamedIndicator


def indicators_of(cycle: Cycle) -> list[NamedIndicator]:
    """The quantities that the cycle names, in order, each with its definition."""
    named = NamedIndicator.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return list(named.select_related("indicator"))
