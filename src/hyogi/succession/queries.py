"""Every question asked at the turn of the year, from what the actor may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hyogi.cycles.models import Assignment, Cycle, Mode
from hyogi.cycles.queries import cycle_page, regime_of, run_cycles, visible_assignments
from hyogi.followup.models import Item
from hyogi.followup.rules import ItemState
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import UnitState
from hyogi.organisation.queries import state_by_code
from hyogi.results.queries import confirmed_vetoes, grades_of

SECOND = 2
OVER = (ItemState.CLOSED, ItemState.WITHDRAWN)


@dataclass(frozen=True)
class Turn:
    """A run cycle at the turn of the year: what it was opened by, and the cycle that follows it, if there is one."""

    cycle: Cycle
    following: Cycle | None

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def turn_of(actor: Actor, id: UUID) -> Turn:
    """The turn after the run cycle with this id; `Hidden` where there is none in sight."""
    cycle = cycle_page(actor, id)
    if cycle.regime_id is None:
        raise Hidden
    return Turn(cycle, following(actor, cycle))


def following(actor: Actor, cycle: Cycle) -> Cycle | None:
    """The cycle that was opened from this one."""
    found: Cycle | None = run_cycles(actor).filter(previous=cycle).order_by("year", "id").first()
    return found


def convening_today(actor: Actor, cycle: Cycle) -> UnitState:
    """The convening unit as it stands today."""
    return state_by_code(actor, cycle.convening.unit.code)


def line_before(actor: Actor, cycle: Cycle, count: int) -> list[Cycle]:
    """The cycle and those before it that the same unit convened, the newest first, at most so many."""
    rows = run_cycles(actor).select_related(None)
    rows = rows.filter(convening__unit=cycle.convening.unit_id, year__lte=cycle.year)
    return list(rows.order_by("-year", "-id")[:count])


def long_in_writing(cycles: Sequence[Cycle]) -> dict[str, int]:
    """By code the units of the register that were on site in none of the cycles; in how many of them they reported."""
    rows = Assignment.unscoped.filter(branch__in={one.branch for one in cycles}, cycle__in=cycles)
    counted = rows.values("unit__unit__code").order_by("unit__unit__code")
    counted = counted.annotate(times=Count("pk"), there=Count("pk", filter=Q(mode=Mode.ON_SITE)))
    return dict(counted.filter(there=0).values_list("unit__unit__code", "times"))


def overdue_units(cycle: Cycle) -> set[str]:
    """The units of the register, by code, with an item of the cycle that is open and past its day."""
    rows = Item.unscoped.filter(branch=cycle.branch, cycle=cycle, due_on__lt=clock.today(cycle.zone))
    rows = rows.exclude(state__in=OVER).order_by()
    return set(rows.values_list("assignment__unit__unit__code", flat=True).distinct())


def units_by_result(cycle: Cycle, conditions: Collection[str]) -> set[str]:
    """The units of the register, by code, whose result of the cycle, once signed off, meets one of the conditions: a
    grade below the second, or a confirmed veto. Source: docs/regime-parameters.md, `always_on_site_if`."""
    found: set[UUID] = set()
    grades = grades_of(cycle)
    if "last_grade_below_second" in conditions:
        low = {grade.id for grade in regime_of(cycle).grade if grade.order > SECOND}
        found |= {assignment for assignment, grade in grades.items() if grade in low}
    if "veto_last_cycle" in conditions and grades:
        found |= confirmed_vetoes(cycle)
    rows = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle, pk__in=found)
    return set(rows.values_list("unit__unit__code", flat=True)) if found else set()


def left_open(cycle: Cycle) -> QuerySet[Item]:
    """The items that the cycle before left open: required answers in the reports of this one."""
    rows: QuerySet[Item] = Item.unscoped.filter(branch=cycle.branch, cycle=cycle.previous_id)
    return rows.exclude(state__in=OVER).select_related("assignment__unit", "owner")


def carried_page(actor: Actor, id: UUID) -> Turn:
    """A run cycle that was opened from an earlier one; `Hidden` for any other."""
    found = turn_of(actor, id)
    if found.cycle.previous_id is None:
        raise Hidden
    return found


def ids_in_order(actor: Actor, cycle: Cycle) -> list[UUID]:
    """The ids of all assignments of the cycle in sight, in order."""
    rows = visible_assignments(actor).filter(branch=cycle.branch, cycle=cycle).order_by("position")
    return list(rows.values_list("pk", flat=True))


def reporters_before(cycle: Cycle, units: Sequence[UUID]) -> dict[UUID, UUID]:
    """The assignments that these units of the register had in the cycle before, by the id of the unit."""
    rows = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle.previous_id, unit__unit__in=units)
    return dict(rows.values_list("unit__unit_id", "pk"))
