"""Checking a report, and submitting it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.queries import deadlines_of, regime_of
from hyogi.cycles.views.changing import acted
from hyogi.design.saying import saved
from hyogi.foundation import clock
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.organisation.queries import offices_for
from hyogi.reports import actions
from hyogi.reports.actions.submitting import shut
from hyogi.reports.forms import ApproveForm, RemarksForm, SubmitForm
from hyogi.reports.models import StepKind
from hyogi.reports.queries import ReportPage, alike, previous_year
from hyogi.reports.rules import ReportState
from hyogi.reports.views.shared import answers, changes, findings_of, handed_in_late, lateness, sections, spoken, trail

__all__ = ["check", "submit"]


def check(request: HttpRequest, target: ReportPage) -> HttpResponse:
    """The text with all that does not fit; returned with remarks or approved."""
    assignment = target.assignment
    version = target.report.version if target.report else 0
    form = RemarksForm(request.POST if "give_back" in request.POST else None, initial={"version": version})
    approval = ApproveForm(
        request.POST if "approve" in request.POST else None, initial={"version": version}, auto_id="approve_%s"
    )
    if request.method == "POST" and approval.is_valid():
        answer = acted(request, approval, lambda: _approved(request, target, approval))
        if answer is not None:
            return answer
    if request.method == "POST" and form.is_valid():

        def perform() -> str:
            given = form.cleaned_data
            actions.give_back(request.actor, assignment, remarks=given["remarks"], version=given["version"])
            saved(request, _("Returned. The unit reads the remarks above its text."))
            return reverse("reports:read", args=[assignment.pk])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    before = previous_year(assignment)
    returned = next((step for step in target.steps if step.kind == StepKind.RETURNED), None)
    context = {
        "page": target,
        "returned": returned,
        "late": handed_in_late(target),
        "changes": changes(target, returned.texts, target.texts) if returned else [],
        "waits": target.report is not None and target.report.state == ReportState.HANDED_IN,
        "sections": sections(target, target.texts, before.texts if before else {}),
        "answers": answers(target, target.texts),
        "spoken": spoken(target, target.texts),
        "findings": findings_of(target, target.texts),
        "form": form,
        "approval": approval,
        "alike": alike(assignment, target.texts),
        "returns": target.report.returns if target.report else 0,
        "returns_max": regime_of(assignment.cycle).report.returns_max,
        "trail": trail(assignment, _("Check the report")),
    }
    return render(request, "reports/check.html", context)


def _approved(request: HttpRequest, target: ReportPage, form: ApproveForm) -> str:
    given = form.cleaned_data
    actions.approve(request.actor, target.assignment, version=given["version"], remark=given["remark"])
    saved(request, _("Approved. The head of the unit submits it."))
    return reverse("reports:read", args=[target.assignment.pk])


def submit(request: HttpRequest, target: ReportPage) -> HttpResponse:
    """The whole text once more, the deadline, and the act of the head."""
    assignment, facts = target.assignment, target.policy_facts()
    version = target.report.version if target.report else 0
    form = SubmitForm(
        request.POST or None,
        request.FILES or None,
        offices=offices_for(request.actor, Action.SUBMIT_REPORT, facts),
        himself=request.actor.may(Action.SUBMIT_REPORT, facts),
        initial={"version": version},
    )
    if request.method == "POST" and form.is_valid():

        def perform() -> str:
            made = actions.submit(request.actor, assignment, version=form.cleaned_data["version"], **form.entry)
            saved(request, _("Submitted. This is the receipt."))
            return reverse("reports:receipt", args=[made.pk])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    wrong = [one for one in findings_of(target, target.texts) if one.decides]
    deadline = deadlines_of(assignment.cycle, "submit_due", [assignment]).get(assignment.pk)
    context = {
        "page": target,
        "approved": target.report is not None and target.report.state == ReportState.APPROVED,
        "sections": sections(target, target.texts, {}),
        "answers": answers(target, target.texts),
        "spoken": spoken(target, target.texts),
        "findings": wrong,
        "form": form,
        "deadline": deadline,
        "late": lateness(deadline, clock.now()),
        "refusal": shut(assignment, deadline),
        "trail": trail(assignment, _("Submit the report")),
    }
    return render(request, "reports/submit.html", context)
