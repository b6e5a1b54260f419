"""What a report must answer: the open items of the year before. The room that keeps items offers them; the report asks
and knows nothing of where they come from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hyogi.cycles.models import Assignment


@dataclass(frozen=True)
class Question:
    """One open item: its words, when it was due, how far it is. `recurring`: it came up in an earlier year too."""

    id: UUID
    text: str
    due_on: date | None = None
    state: Any = ""
    recurring: bool = False

    @property
    def key(self) -> str:
        """Under which the answer is kept."""
        return f"{ANSWER}{self.id}"


ANSWER = "answer-"
Asks = Callable[[Assignment], list[Question]]
_OFFERED: dict[str, Asks] = {}


def offer(name: str, asks: Asks) -> None:
    """Have `asks` tell what the report of a unit must answer; a second offer of the name takes its place."""
    _OFFERED[name] = asks


def of(assignment: Assignment) -> list[Question]:
    """All that the report of this unit must answer."""
    return [question for asks in _OFFERED.values() for question in asks(assignment)]
