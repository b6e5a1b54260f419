"""A report goes its way: handed in for the check, returned with remarks, approved."""

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.reports.actions.sketching import keep_sketch
from hyogi.reports.actions.writing import facts_of, path_of
from hyogi.reports.models import Report, ReportStep, StepKind
from hyogi.reports.queries import needs_remark, report_of, texts_of
from hyogi.reports.rules import ReportState, allowed_from, is_checked_by_convener

LONGEST = 8000


def hand_in(actor: Actor, assignment: Assignment, *, version: int) -> Report:
    """Hand the report in for the check of the convening unit. Handed in twice, it is handed in once.

    Raises:
        Refusal: nothing is written; it is on another stretch of its way.
        Stale: it has gone on meanwhile.
    """
    actor.must(Action.WRITE_REPORT, assignment.policy_facts())
    report = _report(assignment)
    if report.state == ReportState.HANDED_IN:
        return report
    if not any(text.strip() for text in texts_of(report).values()):
        raise _nothing_written()
    return _go(actor, assignment, report, "hand_in", StepKind.HANDED_IN, version, "", Verb.REPORT_HANDED_IN)


def give_back(actor: Actor, assignment: Assignment, *, remarks: str, version: int) -> Report:
    """Return the report to its unit with remarks, to be written again.

    Raises:
        Refusal: without remarks; more often than the regime allows; when it is not there to be checked.
        Stale: somebody else has checked it meanwhile.
    """
    actor.must(Action.CHECK_REPORT, assignment.policy_facts())
    if not remarks.strip():
        raise Refusal(
            rule=_("A report is returned with remarks, so that its unit knows what to change."),
            fact=_("There are no remarks."),
            remedy=_("Write what is to be changed."),
            field="remarks",
        )
    report = _report(assignment)
    most = regime_of(assignment.cycle).report.returns_max
    if report.returns >= most:
        raise Refusal(
            rule=_("A report is returned at most %(most)s times.") % {"most": most},
            fact=_("This one was returned as often."),
            remedy=_("Approve it, and say the rest in the comment."),
        )
    return _go(
        actor,
        assignment,
        report,
        "give_back",
        StepKind.RETURNED,
        version,
        remarks.strip()[:LONGEST],
        Verb.REPORT_RETURNED,
    )


def approve(actor: Actor, assignment: Assignment, *, version: int, remark: str = "") -> Report:
    """Approve the report; its head may submit it. Approved twice, it is approved once. `remark` says why a text that
    is nearly another's is approved all the same; likeness itself refuses nothing.

    Raises:
        Refusal: when it is not there to be checked; when it is nearly another's text and no remark was made.
        Stale: somebody else has checked it meanwhile.
    """
    actor.must(Action.CHECK_REPORT, assignment.policy_facts())
    report = _report(assignment)
    if report.state == ReportState.APPROVED:
        return report
    said = remark.strip()[:LONGEST]
    if not said and needs_remark(assignment, texts_of(report)):
        raise Refusal(
            rule=_("A report that is nearly another's text is approved with a remark."),
            fact=_("No remark was made about the likeness."),
            remedy=_("Say why it is approved all the same, or return it with remarks."),
            field="remark",
        )
    return _go(actor, assignment, report, "approve", StepKind.APPROVED, version, said, Verb.REPORT_APPROVED)


def _report(assignment: Assignment) -> Report:
    found = report_of(assignment)
    if found is None:
        raise _nothing_written()
    return found


def _nothing_written() -> Refusal:
    return Refusal(
        rule=_("A report is handed in when something is written."),
        fact=_("Nothing is written yet."),
        remedy=_("Write the report first."),
    )


def _go(
    actor: Actor,
    assignment: Assignment,
    report: Report,
    act: str,
    kind: StepKind,
    version: int,
    remarks: str,
    verb: Verb,
) -> Report:
    checked = is_checked_by_convener(regime_of(assignment.cycle).report.approval_steps)
    if ReportState(report.state) not in allowed_from(act, checked=checked) or report.state == ReportState.SUBMITTED:
        raise Refusal(
            rule=_("A report is written, handed in, returned or approved, and then submitted."),
            fact=_("This one is %(state)s.") % {"state": report.get_state_display()},
            remedy=_("Open its page and see what can be done with it now."),
        )
    with writing():
        new = {"state": kind.value, "version": version + 1}
        if kind is StepKind.RETURNED:
            new["returns"] = report.returns + 1
        mine = Report.unscoped.filter(branch=report.branch, pk=report.pk, version=version, state=report.state)
        if not mine.update(**new):
            now = Report.unscoped.get(branch=report.branch, pk=report.pk)
            raise Stale(
                mine={"state": str(kind.label), "remarks": remarks},
                theirs={"state": now.get_state_display(), "remarks": ""},
            )
        step(actor, report, kind, remarks)
        audit.record(actor, verb, report, facts_of(assignment), path=path_of(assignment))
    return Report.unscoped.get(branch=report.branch, pk=report.pk)  # type: ignore[no-any-return]


def step(actor: Actor, report: Report, kind: StepKind, remarks: str = "") -> ReportStep:
    """Write a step of the way with the whole text as it is now."""
    last = ReportStep.unscoped.filter(branch=report.branch, report=report).order_by("-number").first()
    made: ReportStep = ReportStep.unscoped.create(
        branch=report.branch,
        cycle_id=report.cycle_id,
        report=report,
        number=last.number + 1 if last else 1,
        kind=kind,
        remarks=remarks,
        texts=texts_of(report),
        person=actor.person_id,
        post=actor.post_id,
    )
    if kind in (StepKind.HANDED_IN, StepKind.SUBMITTED):
        keep_sketch(report, made)
    return made
