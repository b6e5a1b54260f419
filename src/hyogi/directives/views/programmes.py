"""A programme: begun by the convening unit, rolled out below it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.design.paging import Paging
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.directives import actions, queries
from hyogi.directives.forms import ProgrammeForm, RolloutForm
from hyogi.directives.models import ProgrammeKind
from hyogi.directives.queries import ProgrammePage, WorkPage
from hyogi.directives.rules import UptakeState
from hyogi.directives.views.shared import state_cell, trail_of
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Refusal


def begin_programme(request: HttpRequest, target: WorkPage) -> HttpResponse:
    """Name an undertaking of the convening unit."""
    form = ProgrammeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def perform() -> str:
            made = actions.begin_programme(
                request.actor,
                target.cycle,
                kind=ProgrammeKind(form.cleaned_data["kind"]),
                name=form.texts("name"),
                text=form.texts("text"),
            )
            saved(request, _("The programme is begun. The units below tell how far they are with it."))
            return reverse("directives:programme", args=[made.pk])

        try:
            return once.act(request, perform)
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(f"{refusal.field}_en", str(refusal))
    desk = Crumb(_("Directive"), reverse("directives:desk", args=[target.cycle.pk]))
    trail = trail_of(target.cycle, desk, _("A new programme"))
    return render(request, "directives/programme_form.html", {"form": form, "trail": trail, "page": target})


def programme(request: HttpRequest, target: ProgrammePage) -> HttpResponse:
    """A programme with how far each unit is; the actor's own units can tell more."""
    mine = [
        unit
        for unit in target.mine
        if request.actor.may(Action.REPORT_PROGRESS, TargetFacts(path=getattr(unit, "standing_path", unit.path)))
    ]
    form = RolloutForm([(str(unit.pk), unit.names) for unit in mine], request.POST or None) if mine else None
    if request.method == "POST" and form is not None and form.is_valid():
        unit = next(one for one in mine if str(one.pk) == form.cleaned_data["unit"])
        last = queries.newest_rollout(target.programme, unit)

        def perform() -> str:
            actions.roll_out(
                request.actor,
                target.programme,
                unit,
                state=UptakeState(form.cleaned_data["state"]),
                text=form.cleaned_data["text"],
                number=last.number if last else 0,
                path=getattr(unit, "standing_path", unit.path),
            )
            saved(request, _("Kept."))
            return reverse("directives:programme", args=[target.programme.pk])

        try:
            return once.act(request, perform)
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(refusal.field, str(refusal))
    leaf = Paging.of(request, size=100).cut(queries.rollouts_of(target.programme), "unit__path", "pk")
    rows = [[Cell(one.unit.names, note=one.unit.code), state_cell(one.state), one.text] for one in leaf.rows]
    columns = [
        Column("unit", _("Unit")),
        Column("state", _("How far the unit is"), kind="mark"),
        Column("text", _("In its words")),
    ]
    context = {
        "page": target,
        "form": form,
        "table": Table(_("Roll-out by unit"), columns, rows, pager=leaf.pager) if rows else None,
        "trail": trail_of(target.cycle, target.programme.name),
    }
    return render(request, "directives/programme.html", context)
