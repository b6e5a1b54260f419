"""What the pages of a report are about."""

from dataclasses import dataclass
from uuid import UUID

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import assignment_page, visible_assignments
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.reports import questions
from hyogi.reports.models import Attachment, Passage, Report, ReportStep, Submission
from hyogi.reports.queries.stored import attachments_of, passages_of, report_of, steps_of, submission_of
from hyogi.reports.questions import Question


@dataclass(frozen=True)
class ReportPage:
    """The report of a unit with all that its pages show."""

    assignment: Assignment
    report: Report | None
    passages: dict[str, Passage]
    asked: list[Question]
    steps: list[ReportStep]
    attachments: list[Attachment]
    submission: Submission | None

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()

    @property
    def texts(self) -> dict[str, str]:
        return {key: one.text for key, one in self.passages.items()}


def report_page(actor: Actor, id: UUID) -> ReportPage:
    """The report of this assignment; `Hidden` where it is out of sight."""
    assignment = assignment_page(actor, id)
    report = report_of(assignment)
    return ReportPage(
        assignment,
        report,
        passages_of(report),
        questions.of(assignment),
        steps_of(report),
        attachments_of(report),
        submission_of(assignment),
    )


@dataclass(frozen=True)
class PreviousYear:
    """What the unit submitted in the cycle before, by section."""

    year: int
    texts: dict[str, str]


def previous_year(assignment: Assignment) -> PreviousYear | None:
    """The unit's report of the year before, where there is one."""
    cycle = assignment.cycle
    if cycle.previous_id is None:
        return None
    found = (
        Submission.unscoped.filter(cycle=cycle.previous_id, assignment__unit__unit=assignment.unit.unit_id)
        .select_related("cycle")
        .order_by("-number")
        .first()
    )
    return PreviousYear(found.cycle.year, found.texts) if found else None


@dataclass(frozen=True)
class ReceiptPage:
    """What was submitted, and by which unit."""

    assignment: Assignment
    submission: Submission

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def receipt_page(actor: Actor, id: UUID) -> ReceiptPage:
    """The submission with this id; `Hidden` where its unit is out of sight."""
    made = Submission.unscoped.filter(pk=id).first()
    assignment = visible_assignments(actor).filter(pk=made.assignment_id).first() if made else None
    if made is None or assignment is None:
        raise Hidden
    return ReceiptPage(assignment, made)


def known_hash(sha256: str) -> Submission | None:
    """The submission with this hash. Whoever holds a receipt may ask, so the answer says when and nothing else."""
    found: Submission | None = Submission.unscoped.filter(sha256=sha256).first()
    return found


@dataclass(frozen=True)
class FilePage:
    """A file with a report. Before the report is submitted only its own unit sees it."""

    assignment: Assignment
    attachment: Attachment

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def file_page(actor: Actor, id: UUID) -> FilePage:
    """The attachment with this id; `Hidden` where its unit is out of sight, or it is a draft's and not the actor's."""
    found = Attachment.unscoped.filter(pk=id).select_related("file", "report").first()
    assignment = visible_assignments(actor).filter(pk=found.report.assignment_id).first() if found else None
    if found is None or assignment is None:
        raise Hidden
    if found.report.state in ("draft", "returned") and not actor.may(Action.WRITE_REPORT, assignment.policy_facts()):
        raise Hidden
    return FilePage(assignment, found)
