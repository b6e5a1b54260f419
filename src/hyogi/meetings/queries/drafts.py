"""The drafts that the secretary fixes comments from. They are written before the meeting, in the room of reviews."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from hyogi.cycles.models import Cycle
from hyogi.reviews.queries import drafts_of


@dataclass(frozen=True)
class Draft:
    """A draft of a comment: its words, and the problems that it names."""

    text: str = ""
    problems: tuple[str, ...] = ()


def drafts_for(cycle: Cycle, only: Iterable[UUID] | None = None) -> dict[UUID, Draft]:
    """The drafts of a cycle by assignment; of these only, where they are named."""
    return {id: Draft(one.text, tuple(one.lines)) for id, one in drafts_of(cycle, only).items()}
