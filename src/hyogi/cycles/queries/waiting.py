"""What waits for the holders of posts in cycles that run: asked for the home page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from hyogi.cycles.models import Assignment, Cycle, FrozenUnit, Phase, Stage
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


@dataclass
class _Read:
    """What was read for one actor, who is kept so that no other one takes its id meanwhile."""

    actor: Actor
    runs: list[Cycle] | None = None
    ids: list[UUID] | None = None
    assignments: list[Assignment] | None = None


_READ: ContextVar[dict[int, _Read] | None] = ContextVar("what was read once", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Inside, `open_runs` and `own_assignments` of an actor are read once, however many ask for them."""
    token = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(token)


def _read_of(actor: Actor) -> _Read:
    read = _READ.get()
    return _Read(actor) if read is None else read.setdefault(id(actor), _Read(actor))


def open_runs(actor: Actor) -> list[Cycle]:
    """The run cycles, not closed, that may ask something of the actor: those that his own units or units above these
    convened; the newest first, with their regimes."""
    read = _read_of(actor)
    if read.runs is None:
        line = {*actor.tops, *(path for top in actor.tops for path in ancestors_of(top))}
        open_ones: Any = run_cycles(actor).exclude(phase=Phase.CLOSED)
        rows = open_ones.filter(standing_path__in=sorted(line))
        read.runs = list(rows.select_related("regime").order_by("-year", "code"))
    return read.runs


def own_assignments(actor: Actor) -> list[Assignment]:
    """What the units in which the actor holds a post report, also in place of a merged unit, and what is reported
    through a post of his, where it is in sight; the newest cycle first, closed ones too."""
    read = _read_of(actor)
    if read.assignments is None:
        ids = own_assignment_ids(actor)
        rows = visible_assignments(actor).filter(pk__in=ids).order_by("-cycle__year", "cycle", "position")
        read.assignments = list(rows) if ids else []
    return read.assignments


def own_assignment_ids(actor: Actor) -> list[UUID]:
    """The same without more than their ids, in sight or not."""
    read = _read_of(actor)
    if read.ids is None:
        posts = actor.facts.posts
        there = FrozenUnit.unscoped.filter(unit__in={post.unit for post in posts}).values("pk")
        through = {post.post for post in posts}
        found = Assignment.unscoped.filter(Q(unit__in=there) | Q(successor__in=there) | Q(post__in=through))
        read.ids = list(found.order_by().values_list("pk", flat=True)) if posts else []
    return read.ids


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
    since = clock.now() - AHEAD
    return [
        one
        for one in own_assignments(actor)
        if one.cycle.phase == Phase.WRITING and one.cycle.opened_at and one.cycle.opened_at >= since
        if actor.may(Action.WRITE_REPORT, one.policy_facts())
    ]
