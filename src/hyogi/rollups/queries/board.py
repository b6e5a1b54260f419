"""The board of a cycle: every unit with how far it is in each step, and exact counts by branch.

The states of one chosen step are read for all units in one light pass and counted; the other steps are read for the
units on the leaf only. The number of statements does not depend on how many units there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import QueryDict

from hyogi.cycles.models import Assignment, Deadline, FrozenUnit, Phase
from hyogi.design.paging import Leaf, Paging
from hyogi.foundation.paths import STEP
from hyogi.organisation.queries import sectors_to_choose
from hyogi.rollups.columns import Column
from hyogi.rollups.models import Chase
from hyogi.rollups.queries.contacts import last_chases
from hyogi.rollups.queries.reading import Reading, Reporter, reporting

LEAF = 35
LATE = "late"
ORDER = list(Phase)


@dataclass
class Group:
    """So many units of a branch, kind or sector in each state of the chosen step, and how many of them are late."""

    name: Any
    states: dict[str, int] = field(default_factory=dict)
    late: int = 0

    @property
    def total(self) -> int:
        return sum(self.states.values())

    def add(self, state: str, late: bool) -> None:
        self.states[state] = self.states.get(state, 0) + 1
        self.late += late


@dataclass(frozen=True)
class Standing:
    """How far a unit is in a step: the key of its state and the deadline that it has missed."""

    column: Column
    state: str
    missed: Deadline | None


@dataclass(frozen=True)
class Line:
    """A unit on the board."""

    assignment: Assignment
    standings: list[Standing]
    chased: Chase | None


@dataclass(frozen=True)
class Board:
    """The board as it was asked for: `whole` counts all units in the chosen step, `groups` the same by group; `lines`
    are the units of the leaf, of `found` in all; `leaf` has their ids and the way to the others."""

    columns: list[Column]
    chosen: Column
    by: str
    whole: Group
    groups: list[Group]
    lines: list[Line]
    leaf: Leaf
    found: int


def chosen_column(reading: Reading, key: str) -> Column | None:
    """The column of this key, else the one that counts in the phase of the cycle; none where no room offers one."""
    asked = next((one for one in reading.columns if one.key == key), None)
    latest = max(begun_columns(reading), key=lambda one: ORDER.index(one.phase), default=None)
    return asked or latest or next(iter(reading.columns), None)


def begun_columns(reading: Reading) -> list[Column]:
    """The columns whose phase has come."""
    at = ORDER.index(Phase(reading.cycle.phase)) if reading.cycle.phase else 0
    return [one for one in reading.columns if ORDER.index(one.phase) <= at]


def board_of(
    reading: Reading,
    chosen: Column,
    *,
    by: str = "",
    state: str = "",
    late_only: bool = False,
    paging: Paging | None = None,
) -> Board:
    """The board with the states of `chosen` counted by `by` ("branch", "kind" or "sector"; else what says more); of the
    units those in `state` (a key), only the late ones where so asked, and the leaf that `paging` asks for."""
    cycle, first = reading.cycle, chosen.states[0].key
    states, marked = reading.states(chosen), {one.key for one in chosen.states if one.mark == LATE}
    grouping = by if by in ("branch", "kind", "sector") else _telling(reading)
    whole, groups, found = Group(""), dict[str, Group](), list[UUID]()
    for one in reading.reporters:
        there = states.get(one.id, first)
        late = there in marked or reading.missed(chosen, one.id, there) is not None
        whole.add(there, late)
        for key in _keys(one, grouping, len(cycle.convening.path)):
            groups.setdefault(key, Group(key)).add(there, late)
        if (not state or there == state) and (late or not late_only):
            found.append(one.id)
    leaf = (paging or Paging(QueryDict(), LEAF)).numbered(found)
    return Board(
        columns=reading.columns,
        chosen=chosen,
        by=grouping,
        whole=whole,
        groups=_named(reading, grouping, groups),
        lines=_lines(reading, leaf.rows, chosen),
        leaf=leaf,
        found=len(found),
    )


def _telling(reading: Reading) -> str:
    """By branch where units lie deeper than directly below the convening one, else by kind."""
    direct = len(reading.cycle.convening.path) + STEP
    return "branch" if any(len(one.path) > direct for one in reading.reporters) else "kind"


def _keys(one: Reporter, by: str, top: int) -> list[str]:
    match by:
        case "branch":
            return [one.path[: top + STEP]]
        case "kind":
            return [one.kind]
        case _:
            return [code for code in one.sectors.split(";") if code] or [""]


def _named(reading: Reading, by: str, groups: Mapping[str, Group]) -> list[Group]:
    """The groups with their names, branches in the order of the tree, others in the order in which units report."""
    ordered = sorted(groups) if by == "branch" else list(groups)
    for key, name in _names(reading, by, ordered).items():
        groups[key].name = name
    return [groups[key] for key in ordered]


def _names(reading: Reading, by: str, keys: Sequence[str]) -> dict[str, Any]:
    cycle = reading.cycle
    if by == "sector":
        known = dict(sectors_to_choose())
        return {key: known[key] for key in keys if known.get(key)}
    units = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition)
    if by == "branch":
        return dict(units.filter(path__in=keys).values_list("path", "names"))
    examples = {one.kind: one.path for one in reversed(reading.reporters)}
    names = units.filter(path__in=list(examples.values())).values_list("kind", "kind_names")
    return {kind: name for kind, name in names if name}


def _lines(reading: Reading, shown: Sequence[UUID], chosen: Column) -> list[Line]:
    cycle, offered = reading.cycle, reading.columns
    states = {one.key: reading.states(one) if one.key == chosen.key else one.read(cycle, shown) for one in offered}
    chased = {} if reading.from_above else last_chases(cycle, shown)
    return [
        Line(
            row,
            [
                Standing(one, there, reading.missed(one, row.pk, there))
                for one in offered
                for there in [states[one.key].get(row.pk, one.states[0].key)]
            ],
            chased.get(row.pk),
        )
        for row in reporting(cycle).filter(pk__in=shown).select_related("unit").order_by("position")
    ]
