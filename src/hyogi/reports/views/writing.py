"""The page on which a report is written; what is typed is kept as it is typed."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.queries import deadlines_of
from hyogi.cycles.views.changing import acted
from hyogi.design.saying import saved
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.reports import actions
from hyogi.reports.actions.writing import Typed, locked
from hyogi.reports.forms import FileForm
from hyogi.reports.models import AttachmentKind
from hyogi.reports.queries import FilePage, ReportPage, alike, previous_year
from hyogi.reports.rules import ReportState, is_writable
from hyogi.reports.views.shared import answers, figures_to_refer_to, findings_of, sections, spoken, trail

TEXT, VERSION = "text-", "version-"


def write(request: HttpRequest, target: ReportPage) -> HttpResponse:
    """All sections with their limits, last year's text and open items beside; kept by a button or by the browser."""
    assignment = target.assignment
    state = ReportState(target.report.state) if target.report else ReportState.DRAFT
    if not is_writable(state):
        return redirect("reports:read", assignment.pk)
    texts = target.texts
    if request.method == "POST":
        typed = _typed(request)
        texts |= {key: one.text for key, one in typed.items()}
        return once.act(request, lambda: _kept(request, target, typed))
    before = previous_year(assignment)
    returned = next((step for step in target.steps if step.kind == "returned"), None)
    deadline = deadlines_of(assignment.cycle, "draft_due", [assignment]).get(assignment.pk)
    context = {
        "page": target,
        "sections": sections(target, texts, before.texts if before else {}),
        "answers": answers(target, texts),
        "spoken": spoken(target, texts),
        "findings": [one for one in findings_of(target, texts) if not one.section],
        "before": before,
        "alike": alike(assignment, texts),
        "figures": figures_to_refer_to(assignment),
        "returned": returned if state is ReportState.RETURNED else None,
        "deadline": deadline,
        "file_form": FileForm(),
        "version": target.report.version if target.report else 1,
        "trail": trail(assignment, _("Write the report")),
    }
    return render(request, "reports/write.html", context)


def _typed(request: HttpRequest) -> dict[str, Typed]:
    found = {}
    for name in request.POST:
        if name.startswith(TEXT):
            key = name.removeprefix(TEXT)
            found[key] = Typed(str(request.POST[name]), _number(str(request.POST.get(f"{VERSION}{key}", ""))))
    return found


def _kept(request: HttpRequest, target: ReportPage, typed: dict[str, Typed]) -> str:
    actions.keep_texts(request.actor, target.assignment, typed)
    if "hand_in" in request.POST:
        version = _number(request.POST.get("version", ""))
        actions.hand_in(request.actor, target.assignment, version=version)
        saved(request, _("Handed in. The secretariat of the convening unit checks it."))
        return reverse("reports:read", args=[target.assignment.pk])
    saved(request, _("Kept."))
    return reverse("reports:write", args=[target.assignment.pk])


def autosave(request: HttpRequest, target: ReportPage) -> HttpResponse:
    """Keep one passage as it is being typed. The same text twice is kept once, so that the form needs no key; an older
    text than what is kept is answered with both."""
    key = request.POST.get("key", "")
    typed = Typed(request.POST.get("text", ""), _number(request.POST.get("version", "")))
    try:
        versions = actions.keep_texts(request.actor, target.assignment, {key: typed})
    except Stale as stale:
        return JsonResponse({"theirs": stale.theirs.get(key, ""), "words": _STALE()}, status=409)
    except Refusal as refusal:
        return JsonResponse({"words": str(refusal)}, status=403)
    texts = target.texts | {key: typed.text}
    said = [one.sentence for one in findings_of(target, texts) if one.section == key]
    return JsonResponse({"version": versions.get(key, 0), "said": said, "words": _("Kept.")})


def _STALE() -> str:
    return _("This text was changed in another window or by somebody else. Both are kept; choose what holds.")


def attach(request: HttpRequest, target: ReportPage) -> HttpResponse:
    """Keep a file with the report."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():

        def perform() -> str:
            kind = AttachmentKind(form.cleaned_data["kind"])
            actions.attach(request.actor, target.assignment, form.cleaned_data["file"], kind)
            saved(request, _("The file is kept with the report."))
            return reverse("reports:write", args=[target.assignment.pk])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    context = {
        "form": form,
        "page": target,
        "refusal": locked(target.report),
        "trail": trail(target.assignment, _("A file for the report")),
    }
    return render(request, "reports/attach.html", context)


def detach(request: HttpRequest, target: FilePage) -> HttpResponse:
    """Take a file away from a draft."""

    def perform() -> str:
        actions.detach(request.actor, target.assignment, target.attachment)
        saved(request, _("The file is taken away."))
        return reverse("reports:write", args=[target.assignment.pk])

    return once.act(request, perform)


def _number(text: Any) -> int:
    return int(text) if str(text).isdecimal() and len(str(text)) < 10 else 0


def as_json(value: Any) -> str:
    """For data attributes that the page's script reads."""
    return json.dumps(value, ensure_ascii=False)
