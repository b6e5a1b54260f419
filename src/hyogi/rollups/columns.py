"""The columns of the board: one for each step of the year. Rooms above offer theirs; the board knows none of them.

    columns.offer(Column("report", _("Report"), 10, STATES, standing_of, page_of, asked=(Asked("submit_due", …),)))

A column tells of every unit one word: the key of one of its states. A unit that it does not tell of is in the first
one; one of which it tells the empty word is not asked for this step.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import reverse

from hyogi.cycles.models import Cycle, Phase

_NOBODY = UUID(int=0)
NOT_ASKED = ""
"""What a column tells of a unit that needs not do this."""
Reads = Callable[[Cycle, Collection[UUID] | None], Mapping[UUID, str]]
Counts = Callable[[Cycle], Mapping[str, int]]


@dataclass(frozen=True)
class State:
    """How far a unit can be in a step: its word, and its mark (`open`, `wait`, `late`, `done`, `ended`)."""

    key: str
    title: Any
    mark: str


@dataclass(frozen=True)
class Asked:
    """What a stage of the regime asks: a unit has done it in the states `met`.

    `words` say it to the unit in a sentence, `page` is the address (by name, of an assignment) where it is done; both
    are empty where it is not the unit's to do, and then nobody is chased for it.
    """

    stage: str
    met: frozenset[str]
    words: Any = ""
    page: str = ""


@dataclass(frozen=True)
class Column:
    """A step of the year. `read(cycle, among)` tells the state of each unit of the cycle, or of those among, by
    assignment, in a constant number of statements; `count(cycle)`, where the database can count it alone, how many of
    those who report for themselves are in each state; `url` leads to the place; `phase` is the one in which it counts.
    Whoever may see the units, and not the work of the meeting, sees the columns that are `open_above`."""

    key: str
    title: Any
    order: int
    states: tuple[State, ...]
    read: Reads
    url: Callable[[UUID, str], str]
    asked: tuple[Asked, ...] = ()
    phase: Phase = Phase.WRITING
    applies: Callable[[Cycle], bool] = lambda _cycle: True
    open_above: bool = False
    count: Counts | None = None

    def state(self, key: str) -> State | None:
        """The state of this key; `None` for a unit that is not asked."""
        return next((one for one in self.states if one.key == key), None)


_OFFERED: dict[str, Column] = {}


def offer(column: Column) -> None:
    """Have the board show the column; a second offer of the same key takes its place."""
    _OFFERED[column.key] = column


def page_of(name: str) -> Callable[[UUID, str], str]:
    """For `Column.url`: the page of this name, of an assignment."""

    def url(assignment: UUID, _state: str) -> str:
        return _pattern(name).replace(str(_NOBODY), str(assignment))

    return url


@cache
def _pattern(name: str) -> str:
    return reverse(name, args=[_NOBODY])


def of(cycle: Cycle) -> list[Column]:
    """The columns of the cycle's board, in their order."""
    return [one for one in sorted(_OFFERED.values(), key=lambda column: column.order) if one.applies(cycle)]
