"""By which number an office is reached, and how a unit was chased before."""

from collections.abc import Collection, Iterable
from uuid import UUID

from hyogi.cycles.models import Assignment, Cycle
from hyogi.rollups.models import Chase, OfficeContact


def contacts_of(cycle: Cycle, units: Iterable[UUID]) -> dict[UUID, OfficeContact]:
    """The newest contact of each of these units of the register that was noted in a cycle of the same convening unit,
    by unit. One statement."""
    rows = OfficeContact.unscoped.filter(
        unit__in=list(units), cycle__convening__unit=cycle.convening.unit_id, cycle__current=True
    )
    return {one.unit_id: one for one in rows.order_by("at", "id")}


def chases_of(assignment: Assignment) -> list[Chase]:
    """How the unit was chased, the last time first."""
    rows = Chase.unscoped.filter(branch=assignment.branch, assignment=assignment)
    return list(rows.order_by("-at", "-id"))


def last_chases(cycle: Cycle, among: Collection[UUID]) -> dict[UUID, Chase]:
    """The last time that each of these reporters was chased, by assignment. One statement."""
    rows = Chase.unscoped.filter(branch=cycle.branch, cycle=cycle, assignment__in=list(among))
    return {one.assignment_id: one for one in rows.order_by("at", "id")}
