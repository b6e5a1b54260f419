"""Every question asked of cycles. Reading starts from what the actor may see."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from hyogi.cycles.models import Assignment, Cycle, FrozenUnit, Mention, Sample, Silence, Transcription
from hyogi.cycles.rules import branch_of
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.paths import ancestors_of, below
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Unit, UnitState
from hyogi.organisation.queries import in_sight


def visible_cycles(actor: Actor) -> QuerySet[Cycle]:
    """The current cycles whose convening unit is in sight, as it stands today (or stood last, where it is closed):
    above or below a unit in which the actor holds a post."""
    latest = UnitState.unscoped.filter(unit=OuterRef("convening__unit")).order_by("-valid_from").values("path")[:1]
    cycles: QuerySet[Cycle] = (
        Cycle.unscoped.filter(current=True)
        .select_related("convening", "source", "edition", "previous")
        .annotate(standing_path=Subquery(latest))
    )
    return cycles.filter(in_sight(actor, "standing_path"))


def cycle_page(actor: Actor, id: UUID) -> Cycle:
    """The cycle with this id; `Hidden` where there is none in sight."""
    found = visible_cycles(actor).filter(pk=id).first()
    if found is None:
        raise Hidden
    return found


def example() -> dict[str, UUID]:
    """What fills the address of a cycle in the demonstration: the first one there."""
    return {"id": visible_cycles(Actor.system("example")).order_by("year", "code").values_list("pk", flat=True)[0]}


def current_cycle(actor: Actor, code: str, convening: Unit) -> Cycle | None:
    """The current cycle of this code that the unit convened, where it is in sight."""
    found: Cycle | None = visible_cycles(actor).filter(convening__unit=convening, code=code).first()
    return found


def is_taken(code: str, convening: UnitState) -> bool:
    """Whether another unit of the same branch has a cycle of this code."""
    others = Cycle.unscoped.filter(branch=branch_of(convening.path), code=code, current=True)
    return others.exclude(convening__unit=convening.unit).exists()


def transcription_of(cycle: Cycle) -> Transcription:
    """The act by which a transcribed cycle was entered."""
    found: Transcription = Transcription.unscoped.get(branch=cycle.branch, cycle=cycle)
    return found


def line_of(cycle: Cycle) -> list[FrozenUnit]:
    """The units above the convening unit in the cycle's tree, the highest first."""
    above = ancestors_of(cycle.convening.path)
    return list(FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, path__in=above).order_by("path"))


def frozen_below(actor: Actor, cycle: Cycle, top: FrozenUnit) -> QuerySet[FrozenUnit]:
    """The units below `top` in the cycle's tree that the actor sees today, in the order of the tree."""
    low, high = below(top.path)
    latest = UnitState.unscoped.filter(unit=OuterRef("unit")).order_by("-valid_from").values("path")[:1]
    units: QuerySet[FrozenUnit] = FrozenUnit.unscoped.filter(
        branch=cycle.branch, edition=cycle.edition, path__gt=low, path__lt=high
    )
    standing = units if actor.sees_all else units.annotate(standing_path=Subquery(latest))
    return standing.filter(in_sight(actor, "standing_path")).order_by("path")


def frozen_of(cycle: Cycle, units: Iterable[UUID]) -> dict[UUID, FrozenUnit]:
    """These units of the register as they stood in the cycle's tree, by the register's id."""
    found = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, unit__in=set(units))
    return {unit.unit_id: unit for unit in found}


def kinds_of(cycle: Cycle) -> dict[str, Texts]:
    """The kinds of units in the cycle's tree, with their names as they were."""
    units = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition)
    return {kind: names or Texts({"": kind}) for kind, names in units.values_list("kind", "kind_names").distinct()}


def assignments_of(cycle: Cycle) -> list[Assignment]:
    """Who reports, in order, each with its unit."""
    return list(_of(cycle, Assignment).select_related("unit"))


def assignments_among(cycle: Cycle, wanted: Iterable[UUID]) -> list[Assignment]:
    """These of the cycle's assignments, in order, each with its unit."""
    return list(_of(cycle, Assignment).filter(pk__in=list(wanted)).select_related("unit").order_by("position"))


def mentions_of(cycle: Cycle) -> dict[UUID, Mention]:
    """How the source speaks of each unit, by the frozen unit's id."""
    return {mention.unit_id: mention for mention in _of(cycle, Mention)}


def samples_of(cycle: Cycle) -> list[Sample]:
    """What is said of some of the units behind a marked entry."""
    return list(_of(cycle, Sample).select_related("unit"))


def silences_of(cycle: Cycle) -> list[Silence]:
    """What the source leaves open, in order."""
    return list(_of(cycle, Silence))


def _of(cycle: Cycle, model: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return rows
