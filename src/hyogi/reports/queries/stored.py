"""Reports as they stand and as they were submitted."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from hyogi.cycles.models import Assignment, Cycle
from hyogi.indicators import queries as indicators
from hyogi.reports.models import Attachment, Passage, Report, ReportStep, Submission
from hyogi.reports.rules import ReportState


def report_of(assignment: Assignment) -> Report | None:
    """The report of the unit, where somebody has begun it."""
    found: Report | None = Report.unscoped.filter(branch=assignment.branch, assignment=assignment).first()
    return found


def passages_of(report: Report | None) -> dict[str, Passage]:
    """The texts of a report by key."""
    if report is None:
        return {}
    return {one.key: one for one in Passage.unscoped.filter(branch=report.branch, report=report)}


def texts_of(report: Report | None) -> dict[str, str]:
    """The texts of a report as they stand, by key."""
    return {key: one.text for key, one in passages_of(report).items()}


def steps_of(report: Report | None) -> list[ReportStep]:
    """The way of the report, the newest step first."""
    if report is None:
        return []
    return list(ReportStep.unscoped.filter(branch=report.branch, report=report).order_by("-number"))


def attachments_of(report: Report | None) -> list[Attachment]:
    """The files that are with the report."""
    if report is None:
        return []
    rows = Attachment.unscoped.filter(branch=report.branch, report=report, removed_at__isnull=True)
    return list(rows.select_related("file"))


def submission_of(assignment: Assignment) -> Submission | None:
    """The report as it was submitted last."""
    rows = Submission.unscoped.filter(branch=assignment.branch, assignment=assignment)
    found: Submission | None = rows.order_by("-number").first()
    return found


def submissions_of(cycle: Cycle) -> dict[UUID, Submission]:
    """What was submitted last in the cycle, by the id of the assignment."""
    newest = Submission.unscoped.filter(branch=cycle.branch, assignment=OuterRef("assignment")).order_by("-number")
    rows = Submission.unscoped.filter(branch=cycle.branch, cycle=cycle, number=Subquery(newest.values("number")[:1]))
    return {row.assignment_id: row for row in rows}


def report_states(cycle: Cycle, only: Sequence[UUID] | None = None) -> dict[UUID, ReportState]:
    """How far each report of the cycle is, by the id of the assignment; units that have not begun are left out.
    Of these units only, where they are named."""
    rows = Report.unscoped.filter(branch=cycle.branch, cycle=cycle)
    if only is not None:
        rows = rows.filter(assignment__in=only)
    return {assignment: ReportState(state) for assignment, state in rows.values_list("assignment", "state")}


def count_states(cycle: Cycle) -> Counter[ReportState]:
    """How many reports of the cycle are how far; counted by the database."""
    rows = Report.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by()
    return Counter({ReportState(state): n for state, n in rows.values_list("state").annotate(n=Count("pk"))})


def late_among(cycle: Cycle, assignments: Sequence[UUID]) -> set[UUID]:
    """Whose report was submitted late, among these."""
    rows = Submission.unscoped.filter(branch=cycle.branch, cycle=cycle, assignment__in=assignments)
    return {id for id, late in dict(rows.order_by("number").values_list("assignment", "late")).items() if late}


def figures_for(assignment: Assignment) -> dict[str, str]:
    """The figures of the unit by the code of the indicator, as a reader writes them."""
    return {code: figure.written for code, figure in indicators.figures_for(assignment).items()}
