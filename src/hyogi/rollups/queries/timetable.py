"""Until when each reporter of a cycle may do what its stages ask, for all of them at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hyogi.cycles.models import Cycle, Deadline, Extension, Stage
from hyogi.cycles.queries import stages_of
from hyogi.rollups.columns import NOT_ASKED, Asked, Column


@dataclass(frozen=True)
class Timetable:
    """The stages of a cycle by key, and the time given to single reporters."""

    stages: Mapping[str, Stage]
    extended: Mapping[tuple[UUID, str], datetime]

    def deadline(self, assignment: UUID, stage: str) -> Deadline | None:
        """Until when this reporter may do what the stage asks; `None` where the regime has no such stage."""
        found = self.stages.get(stage)
        if found is None:
            return None
        if until := self.extended.get((assignment, stage)):
            return Deadline(until, until, found.hard, extended=True)
        return Deadline(found.due_at, found.closes_at, found.hard)

    def missed(self, column: Column, assignment: UUID, state: str, now: datetime) -> Deadline | None:
        """The last deadline that has passed without the unit having done what was asked."""
        if state == NOT_ASKED:
            return None
        dates = [self.deadline(assignment, one.stage) for one in column.asked if state not in one.met]
        passed = [one for one in dates if one is not None and one.is_late(now)]
        return max(passed, key=lambda one: one.due_at, default=None)


def timetable_of(cycle: Cycle) -> Timetable:
    """Two statements, however many reporters."""
    given = Extension.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("at", "id")
    return Timetable(
        {one.key: one for one in stages_of(cycle)},
        {(id, key): until for id, key, until in given.values_list("assignment_id", "stage_key", "until")},
    )


def is_open(asked: Asked, state: str) -> bool:
    """Whether a unit in this state has not yet done what is asked of it."""
    return state != NOT_ASKED and state not in asked.met
