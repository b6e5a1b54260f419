"""What a run cycle goes by: its stages, and more time for one reporter."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models

from hyogi.cycles.models.cycle import Assignment, OfCycle
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField


@dataclass(frozen=True)
class Deadline:
    """Until when one reporter may do what a stage asks: `due_at` in time, `closes_at` the end of a hard one."""

    due_at: datetime
    closes_at: datetime
    hard: bool
    extended: bool = False

    def is_late(self, at: datetime) -> bool:
        return at > self.due_at

    def is_shut(self, at: datetime) -> bool:
        return self.hard and at > self.closes_at


class Stage(OfCycle):
    """A date of the cycle. Past `due_at` is late; a hard stage closes `grace_hours` later."""

    CHANGES = ("due_at",)

    key = models.CharField(max_length=60)
    title = TextsField()
    position = models.PositiveIntegerField()
    due_at = models.DateTimeField()
    hard = models.BooleanField(default=False)
    grace_hours = models.PositiveIntegerField(default=0)
    actor = models.CharField(max_length=60)
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "key"], name="stage_key")]
        ordering = ["due_at", "position"]

    def __str__(self) -> str:
        return self.key

    @property
    def closes_at(self) -> datetime:
        """When a hard stage no longer takes anything."""
        return self.due_at + timedelta(hours=self.grace_hours)

    def deadline(self, until: datetime | None = None) -> Deadline:
        """Until when a reporter may do what the stage asks; `until` is the time that was given to this one."""
        if until is None:
            return Deadline(self.due_at, self.closes_at, self.hard)
        return Deadline(until, until, self.hard, extended=True)


class Extension(OfCycle):
    """More time for one reporter at one stage. A later extension of the same stage goes before an earlier one."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    stage_key = models.CharField(max_length=60)
    until = models.DateTimeField()
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.stage_key}"
