"""The drafts that the secretary fixes comments from. They are written before the meeting, in the room of reviews."""

from dataclasses import dataclass
from uuid import UUID

from django.apps import apps

from hyogi.cycles.models import Cycle


@dataclass(frozen=True)
class Draft:
    """A draft of a comment: its words, and the problems that it names."""

    text: str = ""
    problems: tuple[str, ...] = ()


def drafts_for(cycle: Cycle) -> dict[UUID, Draft]:
    """The drafts of a cycle by assignment."""
    if not apps.is_installed("hyogi.reviews"):
        return {}
    from hyogi.reviews.queries import drafts_of

    return {id: Draft(one.text, tuple(one.problems)) for id, one in drafts_of(cycle).items()}
