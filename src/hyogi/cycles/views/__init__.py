"""Pages of cycles."""

from hyogi.cycles.views.changing import choose_mode, extend, move_stage, name_venue, phase, successor
from hyogi.cycles.views.opening import opening
from hyogi.cycles.views.reading import cycle, cycles
from hyogi.cycles.views.running import assignment

__all__ = [
    "assignment",
    "choose_mode",
    "cycle",
    "cycles",
    "extend",
    "move_stage",
    "name_venue",
    "opening",
    "phase",
    "successor",
]
