"""What run cycles are asked: their regime, their stages, who reports, until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hyogi.cycles.models import Assignment, Cycle, Deadline, Extension, FrozenRegime, FrozenUnit, Stage
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import LANGUAGES
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import UnitState
from hyogi.organisation.queries import in_sight
from hyogi.regimes.shape import RegimeFile

_REPORTING = Coalesce(OuterRef("successor__unit"), OuterRef("unit__unit"))
_STANDING = UnitState.unscoped.order_by("-valid_from").values("path")


def regime_of(cycle: Cycle) -> RegimeFile:
    """The regime by which the cycle runs, as it was frozen when the cycle opened.

    Raises:
        ValueError: for a transcribed cycle, which has none.
    """
    return _regime(*_key_of(cycle))[1]


def frozen_regime_of(cycle: Cycle) -> FrozenRegime:
    """The same as it is stored, with its name, version and hash.

    Raises:
        ValueError: for a transcribed cycle, which has none.
    """
    return _regime(*_key_of(cycle))[0]


def _key_of(cycle: Cycle) -> tuple[str, UUID]:
    if cycle.regime_id is None:
        raise ValueError(f"{cycle.code} is transcribed and has no regime")
    return cycle.branch, cycle.regime_id


def language_of(cycle: Cycle) -> str:
    """The language in which one usually writes in the cycle: the first of its regime, where Hyogi knows it."""
    first = regime_of(cycle).regime.languages[0] if cycle.regime_id else ""
    return first if first in LANGUAGES else ""


@lru_cache(maxsize=256)
def _regime(branch: str, id: UUID) -> tuple[FrozenRegime, RegimeFile]:
    """A frozen regime never changes, so it is read once."""
    frozen = FrozenRegime.unscoped.get(branch=branch, pk=id)
    return frozen, RegimeFile.model_validate_json(frozen.text)


def stages_of(cycle: Cycle) -> list[Stage]:
    """The stages of the cycle in the order of their dates."""
    return list(Stage.unscoped.filter(branch=cycle.branch, cycle=cycle))


def stage_of(cycle: Cycle, key: str) -> Stage | None:
    """The stage of this key, where the cycle's regime has one."""
    found: Stage | None = Stage.unscoped.filter(branch=cycle.branch, cycle=cycle, key=key).first()
    return found


def due_instants(cycles: Iterable[Cycle], key: str) -> dict[UUID, datetime]:
    """By cycle when the stage of this key is due, in one statement; cycles without it are left out."""
    asked = list(cycles)
    if not asked:
        return {}
    rows = Stage.unscoped.filter(branch__in={one.branch for one in asked}, cycle__in=asked, key=key)
    return dict(rows.order_by().values_list("cycle", "due_at"))


def deadline_of(assignment: Assignment, key: str) -> Deadline | None:
    """Until when this reporter may do what the stage asks, with the last extension granted to it; `None` where the
    regime has no such stage."""
    return deadlines_of(assignment.cycle, key, [assignment]).get(assignment.pk)


def deadlines_of(cycle: Cycle, key: str, assignments: Iterable[Assignment]) -> dict[UUID, Deadline]:
    """The deadlines of several reporters of one cycle at one stage, in two statements."""
    stage = stage_of(cycle, key)
    if stage is None:
        return {}
    granted = Extension.unscoped.filter(branch=cycle.branch, cycle=cycle, stage_key=key)
    until = dict(granted.values_list("assignment_id", "until"))
    return {assignment.pk: stage.deadline(until.get(assignment.pk)) for assignment in assignments}


def deadlines_among(assignments: Iterable[Assignment], keys: Iterable[str]) -> dict[tuple[UUID, str], Deadline]:
    """The deadlines of reporters of any cycles at several stages, by (assignment, stage), in two statements."""
    wanted, named = list(assignments), list(keys)
    if not wanted:
        return {}
    branches = {one.branch for one in wanted}
    stages = {
        (one.cycle_id, one.key): one
        for one in Stage.unscoped.filter(branch__in=branches, cycle__in={one.cycle_id for one in wanted}, key__in=named)
    }
    granted = Extension.unscoped.filter(branch__in=branches, assignment__in=wanted, stage_key__in=named)
    until = {(one.assignment_id, one.stage_key): one.until for one in granted}
    return {
        (one.pk, key): stage.deadline(until.get((one.pk, key)))
        for one in wanted
        for key in named
        if (stage := stages.get((one.cycle_id, key))) is not None
    }


def visible_assignments(actor: Actor) -> QuerySet[Assignment]:
    """Who reports in run cycles that are current, where the unit is in sight as it stands today; with its unit, cycle,
    convening unit and post, and where the two units stand (`standing_path`, `convening_path`). Where a unit was merged,
    its successor stands for it."""
    found = _in_sight(actor, Assignment.unscoped.filter(cycle__current=True, cycle__regime__isnull=False))
    convening = Subquery(_STANDING.filter(unit=OuterRef("cycle__convening__unit"))[:1])
    return found.select_related("unit", "cycle__convening", "post", "successor").annotate(convening_path=convening)


def _in_sight(actor: Actor, rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Those whose unit, or the one that reports in its place, is in sight where it stands today (`standing_path`)."""
    standing: Any = rows.annotate(standing_path=Subquery(_STANDING.filter(unit=_REPORTING)[:1]))
    found: QuerySet[Assignment] = standing.filter(in_sight(actor, "standing_path"))
    return found


def assignment_page(actor: Actor, id: UUID) -> Assignment:
    """The assignment with this id; `Hidden` where there is none in sight."""
    found = visible_assignments(actor).filter(pk=id).first()
    if found is None:
        raise Hidden
    return found


def run_assignments(actor: Actor, cycle: Cycle) -> list[Assignment]:
    """Who reports in the cycle and is in sight, in order."""
    return list(reporters_in(actor, cycle))


def reporters_in(actor: Actor, cycle: Cycle) -> QuerySet[Assignment]:
    """Who reports in the cycle and is in sight, in order: a query, of which a page reads its leaf."""
    return visible_assignments(actor).filter(branch=cycle.branch, cycle=cycle).order_by("position")


REPORTERS = "reporters"
"""What parts of a page call the list of `reporters_listed` that they share."""


def reporters_listed(actor: Actor, cycle: Cycle) -> QuerySet[Assignment]:
    """The same with no more than a line of a list tells: what the unit is called, through whom and how it reports."""
    told = ("reporter", "mode", "mode_by", "reason", "graded", "unit__names", "unit__code")
    rows = _in_sight(actor, Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle))
    return rows.select_related("unit").only(*told).order_by("position")


def count_reporters(cycle: Cycle) -> int:
    """How many units report in the cycle, in sight or not."""
    return Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle).count()


def run_cycles(actor: Actor) -> QuerySet[Cycle]:
    """The run cycles whose convening unit is in sight."""
    from hyogi.cycles.queries.cycles import visible_cycles

    return visible_cycles(actor).filter(regime__isnull=False)


def cycle_by_code(actor: Actor, code: str) -> Cycle:
    """The current run cycle of this code; `Hidden` where there is none in sight."""
    found = run_cycles(actor).filter(code=code).first()
    if found is None:
        raise Hidden
    return found


def units_in_hand(actor: Actor, cycle: Cycle) -> list[FrozenUnit]:
    """The units of the cycle's tree in which the actor holds a post today, each with its `standing_path`."""
    units = FrozenUnit.unscoped.filter(
        branch=cycle.branch, edition=cycle.edition, unit__in={post.unit for post in actor.facts.posts}
    )
    standing = Subquery(_STANDING.filter(unit=OuterRef("unit"))[:1])
    return list(units.annotate(standing_path=standing).order_by("path"))


@dataclass(frozen=True)
class StagePage:
    """A stage with its cycle."""

    cycle: Cycle
    stage: Stage

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def stage_page(actor: Actor, id: UUID) -> StagePage:
    """The stage with this id; `Hidden` where its cycle is out of sight."""
    stage = Stage.unscoped.filter(pk=id).first()
    cycle = run_cycles(actor).filter(pk=stage.cycle_id).first() if stage else None
    if stage is None or cycle is None:
        raise Hidden
    return StagePage(cycle, stage)


def extensions_of(assignment: Assignment) -> list[Extension]:
    """The time given to a reporter, the newest last."""
    return list(Extension.unscoped.filter(branch=assignment.branch, assignment=assignment))


def running_example(what: str) -> dict[str, UUID]:
    """What fills the addresses of a run cycle in the demonstration: the present cycle of the city, a stage that is
    still to come, a reporter who was chosen."""
    cycle = Cycle.unscoped.filter(regime__isnull=False, current=True).order_by("-year", "convening__path")[0]
    match what:
        case "cycle":
            return {"id": cycle.pk}
        case "stage":
            return {"id": Stage.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("-due_at")[0].pk}
        case _:
            chosen = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle).exclude(mode_by="kind")
            return {"id": chosen.order_by("position")[0].pk}
