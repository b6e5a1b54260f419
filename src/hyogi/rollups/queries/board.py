"""The board of a cycle: every unit with how far it is in each step, and exact counts by branch.

The states of one chosen step are read for all units in one light pass and counted; the other steps are read for the
units on the leaf only. The number of statements does not depend on how many units there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from hyogi.cycles.models import Assignment, Cycle, Deadline, FrozenUnit, Phase
from hyogi.cycles.queries import kinds_of
from hyogi.foundation import clock
from hyogi.foundation.paths import STEP
from hyogi.organisation.queries import sectors_to_choose
from hyogi.rollups import columns
from hyogi.rollups.columns import Column
from hyogi.rollups.models import Chase
from hyogi.rollups.queries.contacts import last_chases
from hyogi.rollups.queries.timetable import Timetable, timetable_of

LEAF = 50
LATE = "late"
ORDER = list(Phase)


class Reporter(NamedTuple):
    """What of a reporter is needed to count it."""

    id: UUID
    path: str
    kind: str
    sectors: str


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
    are the units of the leaf, of `found` in all."""

    columns: list[Column]
    chosen: Column
    by: str
    whole: Group
    groups: list[Group]
    lines: list[Line]
    found: int


def chosen_column(cycle: Cycle, key: str) -> Column | None:
    """The column of this key, else the one that counts in the phase of the cycle; none where no room offers one."""
    offered = columns.of(cycle)
    asked = next((one for one in offered if one.key == key), None)
    at = ORDER.index(Phase(cycle.phase)) if cycle.phase else 0
    begun = [one for one in offered if ORDER.index(one.phase) <= at]
    return asked or max(begun, key=lambda one: ORDER.index(one.phase), default=offered[0] if offered else None)


def board_of(
    cycle: Cycle, chosen: Column, *, by: str = "", state: str = "", late_only: bool = False, leaf: int = 0
) -> Board:
    """The board with the states of `chosen` counted by `by` ("branch", "kind" or "sector"; else what says more); of the
    units those in `state` (a key), and only the late ones where so asked."""
    now, timetable = clock.now(), timetable_of(cycle)
    reporters = reporters_of(cycle)
    states = chosen.read(cycle, None)
    first = chosen.states[0].key
    grouping = by if by in ("branch", "kind", "sector") else _telling(cycle, reporters)
    whole, groups, found = Group(""), dict[str, Group](), list[UUID]()
    for one in reporters:
        there = states.get(one.id, first)
        late = _is_late(chosen, timetable, one.id, there, now)
        whole.add(there, late)
        for key in _keys(one, grouping, len(cycle.convening.path)):
            groups.setdefault(key, Group(key)).add(there, late)
        if (not state or there == state) and (late or not late_only):
            found.append(one.id)
    shown = found[leaf * LEAF : (leaf + 1) * LEAF]
    return Board(
        columns=columns.of(cycle),
        chosen=chosen,
        by=grouping,
        whole=whole,
        groups=_named(cycle, grouping, groups),
        lines=_lines(cycle, shown, timetable, {chosen.key: states}),
        found=len(found),
    )


def reporters_of(cycle: Cycle) -> list[Reporter]:
    """Who reports in the cycle, in order, without units that another one reports for. One statement."""
    rows = _assignments(cycle).order_by("position")
    fields = ("pk", "unit__path", "unit__kind", "unit__sectors")
    return [Reporter(*row) for row in rows.values_list(*fields)]


def _assignments(cycle: Cycle) -> QuerySet[Assignment]:
    rows: QuerySet[Assignment] = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle, successor__isnull=True)
    return rows


def _is_late(column: Column, timetable: Timetable, id: UUID, state: str, now: Any) -> bool:
    known = column.state(state)
    return bool(known and known.mark == LATE) or timetable.missed(column, id, state, now) is not None


def _telling(cycle: Cycle, reporters: Sequence[Reporter]) -> str:
    """By branch where units lie deeper than directly below the convening one, else by kind."""
    direct = len(cycle.convening.path) + STEP
    return "branch" if any(len(one.path) > direct for one in reporters) else "kind"


def _keys(one: Reporter, by: str, top: int) -> list[str]:
    match by:
        case "branch":
            return [one.path[: top + STEP]]
        case "kind":
            return [one.kind]
        case _:
            return [code for code in one.sectors.split(";") if code] or [""]


def _named(cycle: Cycle, by: str, groups: Mapping[str, Group]) -> list[Group]:
    """The groups with their names, branches in the order of the tree, others in the order in which units report."""
    match by:
        case "branch":
            rows = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, path__in=list(groups))
            names: Mapping[str, Any] = dict(rows.values_list("path", "names"))
            ordered = sorted(groups)
        case "kind":
            names, ordered = kinds_of(cycle), list(groups)
        case _:
            names, ordered = dict(sectors_to_choose()), list(groups)
    for key in ordered:
        groups[key].name = names.get(key) or key
    return [groups[key] for key in ordered]


def _lines(
    cycle: Cycle, shown: Sequence[UUID], timetable: Timetable, known: Mapping[str, Mapping[UUID, str]]
) -> list[Line]:
    now, offered = clock.now(), columns.of(cycle)
    states = {one.key: known[one.key] if one.key in known else one.read(cycle, shown) for one in offered}
    rows = _assignments(cycle).filter(pk__in=shown).select_related("unit", "post").order_by("position")
    chased = last_chases(cycle, shown)
    return [
        Line(
            row,
            [
                Standing(one, there, timetable.missed(one, row.pk, there, now))
                for one in offered
                for there in [states[one.key].get(row.pk, one.states[0].key)]
            ],
            chased.get(row.pk),
        )
        for row in rows
    ]
