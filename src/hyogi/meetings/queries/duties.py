"""What waits for a secretariat around the meetings that it runs."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from hyogi.cycles.models import Assignment, Cycle, Phase, Stage
from hyogi.cycles.queries import open_runs, regime_of
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.meetings.models import Comment, Meeting
from hyogi.meetings.queries.comments import STAGE


@dataclass(frozen=True)
class Waiting:
    """A cycle whose meeting the actor runs: the meeting, when it begins, how many reports lack a comment."""

    cycle: Cycle
    meeting: Meeting | None
    begins: datetime | None
    comments_due: datetime | None
    missing: int

    @property
    def is_late(self) -> bool:
        return self.comments_due is not None and clock.now() > self.comments_due


def waiting_for(actor: Actor) -> list[Waiting]:
    """The cycles that are past writing and not closed, whose meeting the actor runs. A fixed number of statements."""
    running = [cycle for cycle in open_runs(actor) if cycle.phase != Phase.WRITING]
    cycles = [cycle for cycle in running if actor.may(Action.RUN_MEETING, cycle.policy_facts())]
    if not cycles:
        return []
    meetings = {one.cycle_id: one for one in Meeting.unscoped.filter(cycle__in=cycles)}
    due: dict[UUID, dict[str, datetime]] = defaultdict(dict)
    for stage in Stage.unscoped.filter(cycle__in=cycles, key__in=["meeting", STAGE]):
        due[stage.cycle_id][stage.key] = stage.due_at
    commented = Comment.unscoped.filter(cycle__in=cycles, corrects__isnull=True).values("assignment")
    rest = (
        Assignment.unscoped.filter(cycle__in=cycles, successor__isnull=True)
        .exclude(pk__in=commented)
        .order_by()
        .values_list("cycle_id", "mode")
        .annotate(Count("pk"))
    )
    missing = Counter({(cycle, mode): count for cycle, mode, count in rest})
    return [
        Waiting(
            cycle,
            meetings.get(cycle.pk),
            due[cycle.pk].get("meeting"),
            due[cycle.pk].get(STAGE),
            sum(missing[cycle.pk, mode] for mode in regime_of(cycle).meeting.comment_required_for),
        )
        for cycle in cycles
    ]
