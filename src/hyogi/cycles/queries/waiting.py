"""What waits for the holders of posts in cycles that run: asked for the home page."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from hyogi.cycles.models import Assignment, Cycle, Phase, Stage
from hyogi.cycles.queries.merging import UNSETTLED, orphans
from hyogi.cycles.queries.running import run_cycles, visible_assignments
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action

AHEAD = timedelta(days=14)
"""How long before it is due a stage of the secretariat is shown, and how long a new cycle is told to who reports."""
OF_OFFICE = "secretariat"


@dataclass(frozen=True)
class Run:
    """A cycle that the actor runs: the next stage of the secretariat that is near, and closed units without a
    successor."""

    cycle: Cycle
    stage: Stage | None
    orphans: list[Assignment]


def runs_of(actor: Actor) -> list[Run]:
    """The open cycles that the actor runs, in three statements."""
    if not actor.tops:
        return []
    open_ones = run_cycles(actor).exclude(phase=Phase.CLOSED).filter(_at_home(actor))
    mine = [one for one in open_ones.order_by("year", "code") if actor.may(Action.RUN_CYCLE, one.policy_facts())]
    if not mine:
        return []
    near = Stage.unscoped.filter(
        branch__in={one.branch for one in mine},
        cycle__in=mine,
        actor=OF_OFFICE,
        due_at__gte=clock.now(),
        due_at__lte=clock.now() + AHEAD,
    ).order_by("-due_at", "-position")
    first: dict[UUID, Stage] = {stage.cycle_id: stage for stage in near}
    left: dict[UUID, list[Assignment]] = {}
    for one in orphans([cycle for cycle in mine if cycle.phase in UNSETTLED]):
        left.setdefault(one.cycle_id, []).append(one)
    return [Run(cycle, first.get(cycle.pk), left.get(cycle.pk, [])) for cycle in mine]


def newly_reporting(actor: Actor) -> list[Assignment]:
    """What the actor's own units report in cycles that were opened a short while ago."""
    if not actor.tops:
        return []
    rows = visible_assignments(actor).filter(
        _at_home(actor), cycle__phase=Phase.WRITING, cycle__opened_at__gte=clock.now() - AHEAD
    )
    return [one for one in rows.order_by("cycle", "position") if actor.may(Action.WRITE_REPORT, one.policy_facts())]


def _at_home(actor: Actor) -> Q:
    """In the units themselves in which the actor holds a post."""
    return Q(standing_path__in=actor.tops)
