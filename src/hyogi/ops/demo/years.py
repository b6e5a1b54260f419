"""The order of the story: the past year to its end, the present one to the eve of its meeting, a district's own; and
the steps that a visitor can let happen after that.

    PAST, PRESENT and DISTRICT are played when the demonstration is prepared; STEPS one by one from the bar of days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hyogi.directives.rules import UptakeState
from hyogi.ops.demo.scenes import cycles, directives
from hyogi.ops.demo.story import Story

EVE = "2026-12-17 16:00"
ON_SITE = {
    "TM-2025": ("TM-D02", "TM-D05", "TM-D08"),
    "TM-2026": ("TM-D01", "TM-D10", "TM-D14"),
    "TM-03-2026": ("TM-03-01", "TM-03-04", "TM-03-08"),
}
"""Who was chosen to report on site besides those whose kind always does."""


@dataclass(frozen=True)
class Step:
    """One step of the bar: its key, what the button says, and what happens."""

    key: str
    words: Any
    play: Callable[[Path], str]
    """Plays the scenes and returns the instant at which the demonstration stands afterwards."""


def past_year(folder: Path) -> None:
    """The cycle of 2025, from its opening to its end."""
    story = Story("TM-2025", folder)
    cycles.open_year(story, opened="2025-10-09 09:00", meeting_on=date(2025, 12, 19), chosen=ON_SITE[story.code])
    # --- scenes of the past year, in the order of the year ---
    directives.write_directive(story, "2025-12-20 10:00")
    directives.issue_directive(story, "2026-01-05 09:00")
    directives.programmes(story, "2026-02-10 09:00")
    directives.take_up(story, "2026-03-02 09:00", until=UptakeState.DONE, every=2)


def present_year(folder: Path) -> None:
    """The cycle of 2026, to the eve of its meeting."""
    story = Story("TM-2026", folder)
    cycles.open_year(story, opened="2026-10-09 09:00", meeting_on=date(2026, 12, 18), chosen=ON_SITE[story.code])
    # --- scenes of the present year, to the eve of the meeting ---
    directives.write_directive(story, "2026-12-15 10:00", points=4)


def district(folder: Path) -> None:
    """The own cycle of one district, in its writing phase."""
    story = Story("TM-03-2026", folder)
    cycles.open_year(story, opened="2026-10-20 10:00", meeting_on=date(2026, 12, 28), chosen=ON_SITE[story.code])
    # --- scenes of the district ---


STEPS: tuple[Step, ...] = ()
"""What may happen after the eve, in order."""


def step_after(scene: str) -> Step | None:
    """The step that follows the one played last; the first one where none was; none at the end of the story."""
    keys = [step.key for step in STEPS]
    place = keys.index(scene) + 1 if scene in keys else 0
    return STEPS[place] if place < len(STEPS) else None
