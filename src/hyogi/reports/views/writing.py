"""The page on which a report is written; what is typed is kept as it is typed."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import deadlines_of
from hyogi.cycles.views.changing import acted
from hyogi.design.saying import saved
from hyogi.foundation import clock, once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.reports import actions, questions
from hyogi.reports.actions.writing import Typed, locked
from hyogi.reports.checking import check, decides
from hyogi.reports.forms import FileForm
from hyogi.reports.models import AttachmentKind
from hyogi.reports.queries import FilePage, ReportPage, alike, previous_year, report_of, report_page, texts_of
from hyogi.reports.rules import ReportState, is_writable
from hyogi.reports.views.shared import (
    Shown,
    answers,
    figures_to_refer_to,
    findings_of,
    lateness,
    sections,
    spoken,
    trail,
)

STAGE = "draft_due"
TEXT, VERSION, CHOICE, BASE = "text-", "version-", "choice-", "base-"
MINE, THEIRS, BOTH = "mine", "theirs", "both"
"""What holds where two texts clash; what the form says nothing of stays as it was typed."""


def write(request: HttpRequest, target: ReportPage) -> HttpResponse:
    """All sections with their limits, last year's text and open items beside; kept by a button or by the browser."""
    assignment = target.assignment
    state = ReportState(target.report.state) if target.report else ReportState.DRAFT
    if not is_writable(state):
        return redirect("reports:read", assignment.pk)
    clashes: frozenset[str] = frozenset()
    if request.method == "POST":
        typed = _typed(request)
        try:
            return once.act(request, lambda: _kept(request, target, _chosen(request, target, typed)))
        except Stale as stale:
            clashes = frozenset(stale.mine)
            if not clashes <= set(typed):
                raise
        target = report_page(request.actor, assignment.pk)
        texts = target.texts | {key: one.text for key, one in typed.items() if not _is_untouched(request, target, key)}
    else:
        texts = target.texts
    before = previous_year(assignment)
    returned = next((step for step in target.steps if step.kind == "returned"), None)
    speech = spoken(target, texts)
    deadline = deadlines_of(assignment.cycle, STAGE, [assignment]).get(assignment.pk)
    wrong = findings_of(target, texts)
    context = {
        "page": target,
        "sections": [_opened(target, one, clashes) for one in sections(target, texts, before.texts if before else {})],
        "answers": [_opened(target, one, clashes) for one in answers(target, texts)],
        "spoken": _opened(target, speech, clashes) if speech else None,
        "clashes": len(clashes),
        "findings": [one for one in wrong if not one.section],
        "hindering": [one for one in wrong if one.decides],
        "late": lateness(deadline, clock.now()),
        "before": before,
        "alike": alike(assignment, texts),
        "figures": figures_to_refer_to(assignment),
        "returned": returned if state is ReportState.RETURNED else None,
        "deadline": deadline,
        "file_form": FileForm(),
        "version": target.report.version if target.report else 1,
        "trail": trail(assignment, _("Write the report")),
    }
    return render(request, "reports/write.html", context, status=409 if clashes else 200)


def _opened(target: ReportPage, one: Shown, clashes: Collection[str]) -> Shown:
    """The text with the mark of what is stored; with the stored text itself where the two clash."""
    stored = target.texts.get(one.key, "")
    return replace(one, base=_mark(stored), theirs=stored if one.key in clashes else None)


def _mark(text: str) -> str:
    return hashlib.sha256(text.replace("\r\n", "\n").strip().encode()).hexdigest()[:16]


def _is_untouched(request: HttpRequest, target: ReportPage, key: str) -> bool:
    """Whether the text came back as it was opened, while another stored a newer one: then there is nothing to keep."""
    stored, version = target.passages.get(key), _number(request.POST.get(f"{VERSION}{key}", ""))
    is_as_opened = request.POST.get(f"{BASE}{key}") == _mark(str(request.POST.get(f"{TEXT}{key}", "")))
    return is_as_opened and stored is not None and stored.version != version


def _typed(request: HttpRequest) -> dict[str, Typed]:
    found = {}
    for name in request.POST:
        if name.startswith(TEXT):
            key = name.removeprefix(TEXT)
            found[key] = Typed(str(request.POST[name]), _number(str(request.POST.get(f"{VERSION}{key}", ""))))
    return found


def _chosen(request: HttpRequest, target: ReportPage, typed: dict[str, Typed]) -> dict[str, Typed]:
    """What is to be kept where two texts clashed: the one in the field, the one that is stored, or both. A choice holds
    for the stored text that was shown; if it has changed again, the field stands against it anew."""
    chosen = {key: one for key, one in typed.items() if not _is_untouched(request, target, key)}
    for key, one in list(chosen.items()):
        stored, choice = target.passages.get(key), request.POST.get(f"{CHOICE}{key}", MINE)
        if choice in (THEIRS, BOTH) and stored is not None and stored.version == one.version:
            text = stored.text if choice == THEIRS else f"{stored.text}\n\n{one.text}"
            chosen[key] = Typed(text, one.version)
    return chosen


def _kept(request: HttpRequest, target: ReportPage, typed: dict[str, Typed]) -> str:
    actions.keep_texts(request.actor, target.assignment, typed)
    if "hand_in" in request.POST:
        version = _number(request.POST.get("version", ""))
        actions.hand_in(request.actor, target.assignment, version=version)
        saved(request, _handed_in(target.assignment))
        return reverse("reports:read", args=[target.assignment.pk])
    saved(request, _("Kept."))
    return reverse("reports:write", args=[target.assignment.pk])


def _handed_in(assignment: Assignment) -> str:
    """That the report is handed in, by how much too late, and how much of it does not fit."""
    words = [_("Handed in. The secretariat of the convening unit checks it.")]
    late = lateness(deadlines_of(assignment.cycle, STAGE, [assignment]).get(assignment.pk), clock.now())
    if late:
        words.append(_("It was handed in late: %(late)s.") % {"late": late})
    wrong = [
        one for one in check(assignment, texts_of(report_of(assignment)), questions.of(assignment)) if decides(one)
    ]
    if wrong:
        words.append(
            ngettext(
                "%(count)s thing does not fit the form and keeps it from being submitted; it stands below.",
                "%(count)s things do not fit the form and keep it from being submitted; they stand below.",
                len(wrong),
            )
            % {"count": len(wrong)}
        )
    return " ".join(words)


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
