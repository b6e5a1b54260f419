"""What is read of a cycle for one page, each thing once."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from hyogi.cycles.models import Assignment, Cycle, Deadline
from hyogi.foundation import clock
from hyogi.rollups import columns
from hyogi.rollups.columns import Column
from hyogi.rollups.queries.timetable import Timetable, timetable_of


class Reporter(NamedTuple):
    """What of a reporter is needed to count it."""

    id: UUID
    path: str
    kind: str
    sectors: str


class Reading:
    """The reporters of a cycle, its dates, its columns (`from_above`: those that are open to units above), and the
    states of all units in the columns that are asked for."""

    def __init__(self, cycle: Cycle, *, from_above: bool = False):
        self.cycle = cycle
        self.from_above = from_above
        self.columns = [one for one in columns.of(cycle) if one.open_above or not from_above]
        self.now: datetime = clock.now()
        self._states: dict[str, Mapping[UUID, str]] = {}
        self._counted: dict[str, Counter[str]] = {}
        self._missed: dict[tuple[str, str], Deadline | None] = {}

    @cached_property
    def timetable(self) -> Timetable:
        return timetable_of(self.cycle)

    @cached_property
    def reporters(self) -> list[Reporter]:
        """Who reports, in order, without units that another one reports for. One statement."""
        fields = ("pk", "unit__path", "unit__kind", "unit__sectors")
        return [Reporter(*row) for row in reporting(self.cycle).order_by("position").values_list(*fields)]

    @cached_property
    def ids(self) -> list[UUID]:
        """The reporters in order, where nothing else of them is needed. One statement, or none after `reporters`."""
        if "reporters" in self.__dict__:
            return [one.id for one in self.reporters]
        return list(reporting(self.cycle).order_by("position").values_list("pk", flat=True))

    def states(self, column: Column) -> Mapping[UUID, str]:
        """The state of every unit that the column tells of; the others are in its first one."""
        if column.key not in self._states:
            self._states[column.key] = column.read(self.cycle, None)
        return self._states[column.key]

    @cached_property
    def total(self) -> int:
        """How many report. One statement, or none after `reporters`."""
        return len(self.reporters) if "reporters" in self.__dict__ else reporting(self.cycle).count()

    def counted(self, column: Column) -> Counter[str]:
        """How many units are in each state of the column."""
        if column.key not in self._counted:
            if column.count is None or column.key in self._states:
                states = self.states(column)
                found = Counter(states[id] for id in self.ids if id in states)
            else:
                found = Counter(column.count(self.cycle))
            found[column.states[0].key] += self.total - found.total()
            self._counted[column.key] = found
        return self._counted[column.key]

    @cached_property
    def _with_more_time(self) -> set[UUID]:
        return {id for id, _stage in self.timetable.extended}

    def missed(self, column: Column, id: UUID, state: str) -> Deadline | None:
        """The last deadline that the unit has missed in this step; worked out once for all that have the same dates."""
        if self._with_more_time and id in self._with_more_time:
            return self.timetable.missed(column, id, state, self.now)
        key = (column.key, state)
        if key not in self._missed:
            self._missed[key] = self.timetable.missed(column, id, state, self.now)
        return self._missed[key]


def reporting(cycle: Cycle) -> QuerySet[Assignment]:
    """Who reports in the cycle, without units that another one reports for."""
    rows: QuerySet[Assignment] = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle, successor__isnull=True)
    return rows
