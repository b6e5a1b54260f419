"""What holds for every cycle, whatever its regime."""

from enum import StrEnum

from hyogi.foundation.paths import STEP

CUT = 2
"""The depth at which a forest is cut into branches: below a root, each unit and all under it lie together."""


class CycleKind(StrEnum):
    """How a cycle came to be."""

    TRANSCRIBED = "transcribed"
    """Written down from a source about a meeting that was held elsewhere. It states and derives nothing: no deadlines,
    no minutes, no scores, no duties."""
    RUN = "run"
    """Opened from a regime and run in Hyogi."""


def branch_of(path: str) -> str:
    """The branch in which the cycles convened by the unit at `path` lie: the step of its ancestor at the cut.

    >>> branch_of("000001"), branch_of("000001000002"), branch_of("000001000002000003")
    ('000001', '000002', '000002')
    """
    end = min(len(path), CUT * STEP)
    return path[end - STEP : end]


def derives(kind: CycleKind) -> bool:
    """Whether anything may be worked out for such a cycle beyond what was entered."""
    return kind is not CycleKind.TRANSCRIBED
