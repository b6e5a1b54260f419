"""What is stored of a cycle: the frozen tree, the cycle, its assignments; and of a transcribed one, its source.

Cycle data refers to `FrozenUnit`, never to a unit of the register: the tree of a cycle stays as it was when it opened.
"""

from hyogi.cycles.models.cycle import (
    PLACE,
    Assignment,
    Cycle,
    DerivesField,
    FrozenRegime,
    Mode,
    ModeBy,
    OfCycle,
    Phase,
    Source,
)
from hyogi.cycles.models.running import Deadline, Extension, Stage
from hyogi.cycles.models.transcript import Mention, Sample, Silence, Standing, Transcription
from hyogi.cycles.models.tree import FrozenUnit, TreeEdition

__all__ = [
    "PLACE",
    "Assignment",
    "Cycle",
    "Deadline",
    "DerivesField",
    "Extension",
    "FrozenRegime",
    "FrozenUnit",
    "Mention",
    "Mode",
    "ModeBy",
    "OfCycle",
    "Phase",
    "Sample",
    "Silence",
    "Source",
    "Stage",
    "Standing",
    "Transcription",
    "TreeEdition",
]
