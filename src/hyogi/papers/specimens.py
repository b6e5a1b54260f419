"""Examples of the room's addresses, found in the demonstration world."""

from typing import Any

from hyogi.papers.models import Making, TemplateChoice
from hyogi.results.models import Letter


def a_cycle() -> dict[str, Any]:
    """A cycle of which papers were made."""
    return {"id": _making().cycle_id}


def a_paper() -> dict[str, Any]:
    """One paper of it."""
    return a_cycle() | {"key": "notice"}


def a_template() -> dict[str, Any]:
    """Its template in one language."""
    return a_paper() | {"language": "zh-Hans"}


def an_earlier_template() -> dict[str, Any]:
    """A template that was taken in."""
    chosen: TemplateChoice = TemplateChoice.unscoped.filter(file__isnull=False).earliest("at")
    return a_cycle() | {"key": chosen.paper, "language": chosen.language, "number": chosen.number}


def a_letter() -> dict[str, Any]:
    """A unit that was sent its letter."""
    letter: Letter = Letter.unscoped.earliest("at")
    return {"id": letter.assignment_id, "language": "zh-Hans"}


def a_making() -> dict[str, Any]:
    """What was made with one click."""
    return {"id": _making().pk}


def _making() -> Making:
    found: Making = Making.unscoped.select_related("cycle").latest("at")
    return found
