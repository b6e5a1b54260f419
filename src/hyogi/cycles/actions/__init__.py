"""What is done with cycles: opened from a regime and run, or written down from a source."""

from hyogi.cycles.actions.advancing import advance
from hyogi.cycles.actions.changing import choose_mode, extend, move_stage, name_venue
from hyogi.cycles.actions.merging import name_successor
from hyogi.cycles.actions.opening import open_cycle
from hyogi.cycles.actions.transcribing import attest, enter_transcribed, freeze, state

__all__ = [
    "advance",
    "attest",
    "choose_mode",
    "enter_transcribed",
    "extend",
    "freeze",
    "move_stage",
    "name_successor",
    "name_venue",
    "open_cycle",
    "state",
]
