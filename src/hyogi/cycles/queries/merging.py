"""Units that were closed while their cycle runs, and who can report in their place."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from hyogi.cycles.models import Assignment, Cycle, FrozenUnit, Phase
from hyogi.cycles.queries.running import regime_of, visible_assignments
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.organisation.models import UnitState, on_day

UNSETTLED = (Phase.WRITING, Phase.BEFORE)
"""Phases in which it is still to be settled who reports for a closed unit."""


def orphans(cycles: Iterable[Cycle]) -> list[Assignment]:
    """Who reports in one of the cycles though the unit stands no longer, and nobody is named to report in its place.
    Not where the regime lets a merged unit be silent in its first cycle. Source: docs/regime-parameters.md,
    `merged_unit`."""
    asked = [one for one in cycles if one.regime_id and regime_of(one).reporters.merged_unit != "skip_first_cycle"]
    if not asked:
        return []
    rows: QuerySet[Assignment] = Assignment.unscoped.filter(
        ~Exists(_standing("unit__unit")), branch__in={one.branch for one in asked}, cycle__in=asked, successor=None
    )
    return list(rows.select_related("unit", "cycle").order_by("position"))


def stands(unit: FrozenUnit) -> bool:
    """Whether the unit of the cycle's tree stands today."""
    return UnitState.unscoped.filter(on_day(clock.today()), unit=unit.unit_id).exists()


def successors_for(actor: Actor, assignment: Assignment) -> QuerySet[Assignment]:
    """The other reporters of the cycle whose units stand today, in order: any of them can report in its place."""
    rows = visible_assignments(actor).filter(
        Exists(_standing("unit__unit")), branch=assignment.branch, cycle=assignment.cycle, successor=None
    )
    return rows.exclude(pk=assignment.pk).order_by("position")


def names_of(assignments: QuerySet[Assignment]) -> list[tuple[UUID, Texts]]:
    """The id of each with the names of its unit."""
    return list(assignments.values_list("pk", "unit__names"))


def with_code(assignments: QuerySet[Assignment], code: str) -> UUID | None:
    """The id of the one whose unit has this code."""
    found: UUID | None = assignments.filter(unit__code__iexact=code).values_list("pk", flat=True).first()
    return found


def _standing(unit: str) -> QuerySet[UnitState]:
    states: QuerySet[UnitState] = UnitState.unscoped.filter(on_day(clock.today()), unit=OuterRef(unit))
    return states
