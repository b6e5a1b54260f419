"""How far the result of each unit is and whether it was told, read lightly for the board. No grade is in here."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from hyogi.cycles.models import Cycle
from hyogi.results.models import Acknowledgement, Calculation, Decision, Letter, Result
from hyogi.results.models.calculating import State

WORKED_OUT, DECIDED, SENT, ACKNOWLEDGED = "worked_out", "decided", "sent", "acknowledged"


def told_of(cycle: Cycle, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """The last that happened to the result of each unit, by assignment. Two statements."""
    last = Calculation.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("-number").values("pk")[:1]
    results = Result.unscoped.filter(branch=cycle.branch, cycle=cycle, calculation=Subquery(last))
    letters = Letter.unscoped.filter(branch=cycle.branch, cycle=cycle)
    if among is not None:
        results, letters = results.filter(assignment__in=list(among)), letters.filter(assignment__in=list(among))
    decided = Decision.unscoped.filter(branch=OuterRef("branch"), result=OuterRef("pk"))
    read = Acknowledgement.unscoped.filter(branch=OuterRef("branch"), letter=OuterRef("pk"))
    found = {
        id: DECIDED if there or state == State.UNGRADED else WORKED_OUT
        for id, state, there in results.annotate(there=Exists(decided)).values_list("assignment_id", "state", "there")
    }
    rows = letters.annotate(read=Exists(read)).order_by("number").values_list("assignment_id", "read")
    return found | {id: ACKNOWLEDGED if is_read else SENT for id, is_read in rows}
