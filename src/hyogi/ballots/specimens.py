"""Examples of the room's addresses, found in the demonstration world."""

from typing import Any
from uuid import UUID

from hyogi.ballots.models import Ballot


def a_round() -> dict[str, Any]:
    """The first round of the demonstration's past year."""
    return {"id": _ballot().pk}


def a_cycle() -> dict[str, Any]:
    """Its cycle."""
    return {"id": _ballot().cycle_id}


def a_class() -> dict[str, Any]:
    """One of its classes."""
    return a_round() | {"voter_class": "B"}


def a_reporter() -> dict[str, Any]:
    """The first reporter on its form."""
    return a_round() | {"reporter": UUID(_ballot().lines[0])}


def _ballot() -> Ballot:
    found: Ballot = Ballot.unscoped.order_by("at")[0]
    return found
