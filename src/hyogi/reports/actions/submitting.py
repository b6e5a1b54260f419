"""The head submits the report; it is frozen, hashed and receipted."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, Deadline
from hyogi.cycles.queries import deadline_of, regime_of
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.organisation.entering import entered
from hyogi.organisation.models import Post
from hyogi.reports import questions
from hyogi.reports.actions.way import step
from hyogi.reports.actions.writing import facts_of, path_of
from hyogi.reports.checking import SPOKEN, check, decides, said
from hyogi.reports.models import Report, StepKind, Submission
from hyogi.reports.queries import attachments_of, figures_for, report_of, submission_of, texts_of
from hyogi.reports.rules import ReportState, allowed_from, is_checked_by_convener, resolved
from hyogi.reports.sealing import hash_of

STAGE = "submit_due"


def submit(
    actor: Actor, assignment: Assignment, *, version: int, on_behalf_of: Post | None = None, scan: Any = None
) -> Submission:
    """Submit the report: its text as it stands is frozen with its hash. Submitted twice, it has one receipt.

    The head does it, or whoever types for him what he has signed (`on_behalf_of`, `scan`).

    Raises:
        Refusal: before it is approved; when something does not fit that the regime insists on; after the deadline and
            its grace.
        Stale: the report has gone on, or was changed, since the page was opened.
    """
    facts = assignment.policy_facts()
    with writing():
        entry = entered(actor, Action.SUBMIT_REPORT, facts, on_behalf_of=on_behalf_of, scan=scan)
        report = report_of(assignment)
        if report is not None and report.state == ReportState.SUBMITTED:
            made = submission_of(assignment)
            if made is not None:
                return made
        late = _in_time(assignment)
        texts = _ready(assignment, report)
        if report is None:
            raise ValueError("a report without a row is not ready")
        mine = Report.unscoped.filter(branch=report.branch, pk=report.pk, version=version, state=report.state)
        if not mine.update(state=ReportState.SUBMITTED, version=version + 1):
            now = Report.unscoped.get(branch=report.branch, pk=report.pk)
            raise Stale(mine={"state": str(_("submitted"))}, theirs={"state": now.get_state_display()})
        made = _frozen(actor, assignment, report, texts, late, entry.post)
        step(actor, report, StepKind.SUBMITTED)
        told = {**facts_of(assignment), "sha256": made.sha256, "late": late}
        audit.record(actor, Verb.REPORT_SUBMITTED, made, told, path=path_of(assignment), **entry.kept())
    return made


def _in_time(assignment: Assignment) -> bool:
    """Whether it comes late; refused where the stage is shut."""
    deadline = deadline_of(assignment, STAGE)
    refused = shut(assignment, deadline)
    if refused is not None:
        raise refused
    return deadline is not None and deadline.is_late(clock.now())


def shut(assignment: Assignment, deadline: Deadline | None) -> Refusal | None:
    """Why a report is not taken any more, where its deadline and the grace have passed and the regime ends with it."""
    policy = regime_of(assignment.cycle).report.late_policy
    if deadline is None or not deadline.is_shut(clock.now()) or policy != "accept_until_grace":
        return None
    return Refusal(
        rule=_("Reports are taken until the deadline, and late ones until its grace has passed."),
        fact=_("Both have passed; the report is kept as it is."),
        remedy=_("The secretariat of the convening unit can give more time, with a reason."),
    )


def _ready(assignment: Assignment, report: Report | None) -> dict[str, str]:
    checked = is_checked_by_convener(regime_of(assignment.cycle).report.approval_steps)
    if report is None or ReportState(report.state) not in allowed_from("submit", checked=checked):
        state = report.get_state_display() if report else _("not begun")
        raise Refusal(
            rule=_("A report is submitted when it was approved."),
            fact=_("This one is %(state)s.") % {"state": state},
            remedy=_("Hand it in for the check first."),
        )
    texts = texts_of(report)
    wrong = [one for one in check(assignment, texts, questions.of(assignment)) if decides(one)]
    if wrong:
        raise Refusal(
            rule=_("A report is submitted when it fits the form of its regime."),
            fact=" ".join(one.sentence for one in said(assignment.cycle, wrong)),
            remedy=_("Ask the secretariat of the convening unit to return it, and change it."),
        )
    return texts


def _frozen(
    actor: Actor, assignment: Assignment, report: Report, texts: dict[str, str], late: bool, for_post: Any
) -> Submission:
    before, figures = submission_of(assignment), figures_for(assignment)
    texts = {key: resolved(text, figures) for key, text in texts.items()}
    answers = {key: text for key, text in texts.items() if key.startswith(questions.ANSWER)}
    made = Submission(
        branch=report.branch,
        cycle=assignment.cycle,
        assignment=assignment,
        number=before.number + 1 if before else 1,
        at=clock.now(),
        texts={key: text for key, text in texts.items() if key not in answers and key != SPOKEN},
        spoken=texts.get(SPOKEN, ""),
        answers=answers,
        figures=figures,
        files=[[one.kind, one.file.name, one.file.sha256] for one in attachments_of(report)],
        late=late,
        person=actor.person_id,
        post=actor.post_id,
        on_behalf_of=for_post,
    )
    made.sha256 = hash_of(made)
    made.save(force_insert=True)
    return made
