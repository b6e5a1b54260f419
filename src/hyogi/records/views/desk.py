"""The desk of a convening unit: prepare, confirm, withdraw."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.queries import cycle_page
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.foundation import once
from hyogi.foundation.languages import LANGUAGES
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal
from hyogi.records import actions, queries
from hyogi.records.forms import PreparationForm, WithdrawalForm
from hyogi.records.gathering import gather
from hyogi.records.queries import Proposal, Shown, Withdrawable, Work

NOT_READY = _("It can be prepared once the meeting is closed and every report has its comment.")


def desk(request: HttpRequest) -> HttpResponse:
    """What can be prepared and what waits to be confirmed."""
    rows: list[Any] = [
        (
            Cell(work.cycle.title, reverse("cycles:cycle", args=[work.cycle.pk])),
            str(work.cycle.year),
            _state(work),
            Cell(work.published.version if work.published else "", _public_page(work)),
            Cell(*_next_act(work)),
        )
        for work in queries.desk(request.actor)
    ]
    columns = (
        Column("cycle", _("Cycle")),
        Column("year", _("Year")),
        Column("state", _("What it waits for"), "mark"),
        Column("version", _("Public version")),
        Column("act", _("What you can do")),
    )
    table = Table(_("Records of your unit"), columns, rows)
    return render(request, "records/desk.html", {"table": table, "is_empty": not rows, "trail": _trail()})


def _state(work: Work) -> Cell:
    if work.waiting:
        note = _("You can confirm it.") if work.may_confirm else _("Another person confirms it.")
        return Cell(_("waits to be confirmed"), state="wait", note=note)
    if work.is_withdrawn:
        return Cell(_("withdrawn"), state="ended")
    if work.published:
        return Cell(_("published"), state="done")
    return Cell(_("not prepared yet"), state="open")


def _next_act(work: Work) -> tuple[Any, str]:
    """The verb and where it is done; or why nothing can be done yet."""
    if work.waiting:
        verb = _("Read and confirm") if work.may_confirm else _("Read what is prepared")
        return verb, reverse("records:preparation", args=[work.waiting.pk])
    if not work.is_ready:
        return NOT_READY, ""
    verb = _("Prepare a correction") if work.published else _("Prepare the record")
    return verb, reverse("records:prepare", args=[work.cycle.pk])


def _public_page(work: Work) -> str:
    return reverse("records:record", args=[work.record.slug]) if work.record and work.published else ""


def prepare(request: HttpRequest, work: Work) -> HttpResponse:
    """Read the record in every language, state the ground, lay it before a second person."""
    cycle = cycle_page(request.actor, work.cycle.pk)
    found = gather(request.actor, cycle)
    form = PreparationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once.act(request, lambda: _prepared(request, cycle, form))
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(None if refusal.field == "read" else refusal.field, str(refusal))
    written = actions.write_all(found)
    form.show_reading(actions.reading_of(found, written))
    context = {
        "form": form,
        "work": work,
        "names": [person.name for person in found.people_named()],
        "documents": list(written.values()),
        "trail": _trail(cycle.title),
    }
    return render(request, "records/prepare.html", context)


def _prepared(request: HttpRequest, cycle: Any, form: PreparationForm) -> str:
    made = actions.prepare_record(request.actor, cycle, ground=form.ground, read=form.cleaned_data["read"])
    saved(request, _("The record is prepared. Another person of the unit confirms it."))
    return reverse("records:preparation", args=[made.pk])


def preparation(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """What would be published, and by whom it is confirmed."""
    if request.method == "POST":
        return once.act(request, lambda: _confirmed(request, proposal))
    context = {
        "proposal": proposal,
        "documents": [proposal.document(language) for language in LANGUAGES],
        "is_own": proposal.prepared.prepared_by == request.actor.person_id,
        "trail": _trail(proposal.cycle.title),
    }
    return render(request, "records/preparation.html", context)


def _confirmed(request: HttpRequest, proposal: Proposal) -> str:
    made = actions.confirm_record(request.actor, proposal.prepared, proposal.cycle)
    saved(request, _("Published as version %(version)s.") % {"version": made.version})
    return reverse("records:record", args=[proposal.prepared.record.slug])


def withdrawal(request: HttpRequest, target: Withdrawable) -> HttpResponse:
    """Take the newest version off the public page, with a reason."""
    shown, cycle = target.shown, target.cycle
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once.act(request, lambda: _withdrawn(request, shown, cycle, form.cleaned_data["reason"]))
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "shown": shown, "trail": _trail(shown.publication.titles)}
    return render(request, "records/withdrawal.html", context)


def _withdrawn(request: HttpRequest, shown: Shown, cycle: Any, reason: str) -> str:
    actions.withdraw_record(request.actor, shown.publication, cycle, reason=reason)
    saved(request, _("Withdrawn. Its address stays and gives the reason."))
    return reverse("records:record", args=[shown.record.slug])


def _trail(*last: Any) -> list[Crumb]:
    desk = Crumb(_("Records of your unit"), reverse("records:desk") if last else "")
    return [Crumb(_("Public records"), reverse("records:index")), desk, *(Crumb(one) for one in last)]
