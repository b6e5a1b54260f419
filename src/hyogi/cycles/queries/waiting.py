"""What waits for the holders of posts in cycles that run: asked for the home page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from hyogi.cycles.models import Assignment, Cycle, Phase, Stage
from hyogi.cycles.queries.merging import UNSETTLED, orphans
from hyogi.cycles.queries.running import run_cycles, visible_assignments
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.paths import ancestors_of
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


_READ: ContextVar[dict[int, tuple[Actor, list[Cycle]]] | None] = ContextVar("open runs that were read", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Inside, `open_runs` of an actor are read once, however many ask for them."""
    token = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(token)


def open_runs(actor: Actor) -> list[Cycle]:
    """The run cycles, not closed, that may ask something of the actor: those that his own units or units above these
    convened; the newest first, with their regimes."""
    read = _READ.get()
    if read is not None and id(actor) in read:
        return read[id(actor)][1]
    line = {*actor.tops, *(path for top in actor.tops for path in ancestors_of(top))}
    open_ones: Any = run_cycles(actor).exclude(phase=Phase.CLOSED)
    rows = open_ones.filter(standing_path__in=sorted(line))
    found = list(rows.select_related("regime").order_by("-year", "code"))
    if read is not None:
        read[id(actor)] = actor, found  # the actor is kept, so that no other one takes its id meanwhile
    return found


def runs_of(actor: Actor) -> list[Run]:
    """The open cycles that the actor runs, in three statements."""
    if not actor.tops:
        return []
    mine = [one for one in open_runs(actor) if actor.may(Action.RUN_CYCLE, one.policy_facts())]
    mine.sort(key=lambda one: (one.year, one.code))
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
