"""What is done with indicators: defined, named by a cycle, given figures."""

from hyogi.indicators.actions.defining import carry_over, define, define_for
from hyogi.indicators.actions.figures import Entry, enter_figures

__all__ = ["Entry", "carry_over", "define", "define_for", "enter_figures"]
