"""How far every report of a cycle is, read lightly for the board."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from hyogi.cycles.models import Cycle
from hyogi.reports.models import Report, Submission
from hyogi.reports.rules import ReportState

SUBMITTED_LATE = "submitted_late"


def standing_of(cycle: Cycle, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """The state of each report that was begun, by assignment; of one whose last submission was late, `SUBMITTED_LATE`.
    Two statements, without any text."""
    rows = Report.unscoped.filter(branch=cycle.branch, cycle=cycle)
    made = Submission.unscoped.filter(branch=cycle.branch, cycle=cycle)
    if among is not None:
        rows, made = rows.filter(assignment__in=list(among)), made.filter(assignment__in=list(among))
    later = Submission.unscoped.filter(
        branch=OuterRef("branch"), assignment=OuterRef("assignment"), number__gt=OuterRef("number")
    )
    late = set(made.filter(~Exists(later), late=True).order_by().values_list("assignment_id", flat=True))
    return {
        id: SUBMITTED_LATE if state == ReportState.SUBMITTED and id in late else state
        for id, state in rows.values_list("assignment_id", "state")
    }


def count_standing(cycle: Cycle) -> dict[str, int]:
    """How many reports of those who report for themselves are in each state; late submissions are not told apart. One
    statement."""
    rows = Report.unscoped.filter(branch=cycle.branch, cycle=cycle, assignment__successor__isnull=True)
    return dict(rows.order_by().values_list("state").annotate(Count("pk")))
