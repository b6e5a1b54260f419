"""Until when each reporter of a cycle may do what its stages ask, for all of them at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from hyogi.cycles.models import Cycle, Deadline, Extension, Stage
from hyogi.cycles.queries import stages_of
from hyogi.rollups.columns import NOT_ASKED, Asked, Column


@dataclass(frozen=True)
class Timetable:
    """The stages of a cycle by key, and the time given to single reporters."""

    stages: Mapping[str, Stage]
    extended: Mapping[tuple[UUID, str], datetime]

    @cached_property
    def _plain(self) -> dict[str, Deadline]:
        return {key: one.deadline() for key, one in self.stages.items()}

    def common(self, stage: str) -> Deadline | None:
        """Until when those may do it who were given no more time."""
        return self._plain.get(stage)

    def deadline(self, assignment: UUID, stage: str) -> Deadline | None:
        """Until when this reporter may do what the stage asks; `None` where the regime has no such stage."""
        until = self.extended.get((assignment, stage))
        return self.stages[stage].deadline(until) if until and stage in self.stages else self._plain.get(stage)

    def missed(self, column: Column, assignment: UUID, state: str, now: datetime) -> Deadline | None:
        """The last deadline that has passed without the unit having done what was asked."""
        found: Deadline | None = None
        for one in column.asked if state != NOT_ASKED else ():
            deadline = None if state in one.met else self.deadline(assignment, one.stage)
            if deadline is not None and deadline.due_at < now and (found is None or deadline.due_at > found.due_at):
                found = deadline
        return found


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
