"""A report as it is read, its receipt, and the proof of a receipt."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.queries import deadlines_of
from hyogi.design.shapes import Receipt
from hyogi.foundation.files import place_of
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Hidden
from hyogi.reports.checking import Said
from hyogi.reports.codes import code_of
from hyogi.reports.models import ReportStep
from hyogi.reports.queries import FilePage, ReceiptPage, ReportPage, known_hash
from hyogi.reports.rules import ReportState
from hyogi.reports.views.shared import (
    Change,
    answers,
    changes,
    findings_of,
    handed_in_late,
    lateness,
    sections,
    spoken,
    trail,
)

_UNFINISHED = (ReportState.DRAFT, ReportState.RETURNED)


def read(request: HttpRequest, target: ReportPage) -> HttpResponse:
    """The report as it was submitted; before, its own unit and those who check it read it as it stands."""
    made, facts = target.submission, target.policy_facts()
    state = ReportState(target.report.state) if target.report else None
    own = request.actor.may(Action.WRITE_REPORT, facts)
    checks = request.actor.may(Action.CHECK_REPORT, facts) and state not in (None, *_UNFINISHED)
    texts: dict[str, str] | None = None
    if made is not None:
        texts = made.texts | made.answers | {"spoken": made.spoken}
    elif own or checks:
        texts = target.texts
    context = {
        "page": target,
        "state": state,
        "texts_shown": texts is not None,
        "sections": sections(target, texts, {}) if texts else [],
        "answers": answers(target, texts) if texts else [],
        "spoken": spoken(target, texts) if texts else None,
        "compares": own or checks,
        "steps": target.steps if own or request.actor.may(Action.SEE_MEETING_WORK, facts) else [],
        "changes": _changes_of(request, target) if own or checks else None,
        "attachments": target.attachments if texts is not None else [],
        "hindering": _hindering(target) if state is ReportState.HANDED_IN and (own or checks) else [],
        "late": handed_in_late(target) if own or checks else "",
        "may_write": own and (state is None or state in _UNFINISHED),
        "may_check": checks and state is ReportState.HANDED_IN,
        "may_submit": own and state is ReportState.APPROVED,
        "trail": trail(target.assignment, _("Report")),
    }
    return render(request, "reports/read.html", context)


def _hindering(target: ReportPage) -> list[Said]:
    """What of the text that was handed in keeps it from being submitted."""
    return [one for one in findings_of(target, target.texts) if one.decides]


def _changes_of(request: HttpRequest, target: ReportPage) -> tuple[ReportStep, list[Change]] | None:
    """The step that was asked for, with what had changed since the one before it."""
    asked = request.GET.get("step", "")
    later = [step for step in target.steps if str(step.number) == asked]
    if not later:
        return None
    earlier = next((step for step in target.steps if step.number == later[0].number - 1), None)
    return later[0], changes(target, earlier.texts if earlier else {}, later[0].texts)


def receipt(request: HttpRequest, target: ReceiptPage) -> HttpResponse:
    """The receipt: time, hash, and a code that leads to its proof."""
    made = target.submission
    proof = request.build_absolute_uri(reverse("reports:verify", args=[made.sha256]))
    facts: list[tuple[Any, Any]] = [
        (_("Unit"), target.assignment.unit.names),
        (_("Cycle"), target.assignment.cycle.title),
    ]
    if made.late:
        deadline = deadlines_of(target.assignment.cycle, "submit_due", [target.assignment]).get(target.assignment.pk)
        late = lateness(deadline, made.at) or _("after the due instant, within the grace or an extension")
        facts.append((_("Late"), late))
    shown = Receipt(
        title=_("Report submitted"),
        at=made.at,
        number=f"{target.assignment.cycle.code}/{target.assignment.unit.code}/{made.number}",
        hash=made.sha256,
        facts=facts,
    )
    context = {
        "page": target,
        "receipt": shown,
        "proof": proof,
        "image": reverse("reports:receipt_image", args=[made.pk]),
        "trail": trail(target.assignment, _("Receipt")),
    }
    return render(request, "reports/receipt.html", context)


def receipt_image(request: HttpRequest, target: ReceiptPage) -> HttpResponse:
    """The code of the receipt as a picture."""
    proof = request.build_absolute_uri(reverse("reports:verify", args=[target.submission.sha256]))
    return HttpResponse(code_of(proof), content_type="image/svg+xml")


def verify(request: HttpRequest, sha256: str) -> HttpResponse:
    """Whether a report with this hash was submitted here, and when; nothing else is told."""
    return render(request, "reports/verify.html", {"sha256": sha256, "found": known_hash(sha256)})


def download(request: HttpRequest, target: FilePage) -> HttpResponse:
    """A file with a report, as a download under a type of ours."""
    stored = target.attachment.file
    place = place_of(stored.sha256)
    if not place.exists():
        raise Hidden
    return HttpResponse(
        place.read_bytes(),
        content_type=stored.media_type,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(stored.name)}"},
    )
