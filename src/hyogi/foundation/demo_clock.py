"""The clock of a demonstration: it stands on a day of its story and runs on for some hours, until somebody steps on."""

from datetime import UTC, datetime, timedelta

from hyogi.foundation import clock
from hyogi.foundation.models import Installation
from hyogi.foundation.writing import in_writing

LONGEST = timedelta(hours=4)
"""A visitor who comes back next week finds the same day."""
STORY = "ops:story"
"""The page on which the next thing is let happen."""


def follow(installation: Installation) -> None:
    """Let this process read the time that the demonstration stands at; an installation in use has the real time."""
    if installation.kind == Installation.DEMO and installation.demo_stands_at:
        clock.stand_at(installation.demo_stands_at, since=installation.demo_since, longest=LONGEST)


def stand(installation: Installation, scene: str, instant: datetime) -> None:
    """Keep where the demonstration stands from now on, and that it has come to this scene of its story."""
    if not in_writing():
        raise RuntimeError("the demonstration steps on in one transaction")
    installation.demo_scene, installation.demo_stands_at = scene, instant
    installation.demo_since = datetime.now(UTC)
    installation.save(update_fields=["demo_scene", "demo_stands_at", "demo_since"])
    follow(installation)
