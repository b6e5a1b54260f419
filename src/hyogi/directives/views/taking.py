"""What a unit is asked by the points that reach it, and what it tells of them."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import units_in_hand
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.directives import actions, queries
from hyogi.directives.forms import UptakeForm
from hyogi.directives.models import UPTAKE
from hyogi.directives.queries import OwnPoint
from hyogi.directives.rules import UptakeState, may_step
from hyogi.directives.views.shared import label_of, state_cell, trail_of
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.queries import offices_for


def obligations(request: HttpRequest, target: queries.WorkPage) -> HttpResponse:
    """The points that reach the units in which the actor holds a post."""
    found = queries.points_for(request.actor, target.cycle)
    rows = [
        [
            Cell(label_of(one.point), _address(one), note=one.point.heading or ""),
            one.unit.names,
            one.point.due_on or "",
            state_cell(one.uptake.state if one.uptake else None),
        ]
        for one in found
    ]
    columns = [
        Column("point", _("Point")),
        Column("unit", _("Unit")),
        Column("due", _("By which day"), kind="date"),
        Column("state", _("How far the unit is"), kind="mark"),
    ]
    context = {
        "page": target,
        "table": Table(_("Points that reach your units"), columns, rows) if rows else None,
        "adding": _may_add(request, target.cycle),
        "trail": trail_of(target.cycle, _("What is asked of your units")),
    }
    return render(request, "directives/obligations.html", context)


def _may_add(request: HttpRequest, cycle: Cycle) -> list[tuple[str, str]]:
    """The units for whose branch the actor may add a point, each with the page for it."""
    directive = queries.directive_in(cycle)
    if directive is None or directive.state != "issued":
        return []
    return [
        (unit.names, reverse("directives:add_local", args=[cycle.pk, unit.pk]))
        for unit in units_in_hand(request.actor, cycle)
        if unit.pk != directive.issued_by_id
        and request.actor.may(Action.ISSUE_DIRECTIVE, TargetFacts(path=unit.path, convening=unit.path))
    ]


def _address(one: OwnPoint) -> str:
    return reverse("directives:take_up", args=[one.point.pk, one.unit.pk])


def take_up(request: HttpRequest, target: OwnPoint) -> HttpResponse:
    """One point as it concerns one unit: its words, what the unit has told, and the next step."""
    form = _form(request, target)
    if request.method == "POST" and form is not None and form.is_valid():
        given = form.cleaned_data

        def perform() -> str:
            actions.take_up(
                request.actor,
                target.point,
                target.unit,
                state=UptakeState(given["state"]),
                text=given["text"],
                version=given["version"],
                path=target.path,
                **form.entry,
            )
            saved(request, _("Kept. It counts in the figures of every level above."))
            return _address(target)

        try:
            return once.act(request, perform)
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    back = Crumb(_("What is asked of your units"), reverse("directives:obligations", args=[target.cycle.pk]))
    context = {
        "page": target,
        "title": label_of(target.point),
        "form": form,
        "state": state_cell(target.uptake.state if target.uptake else None),
        "steps": queries.steps_of(target.uptake),
        "addresses": queries.addresses_of(target.point),
        "trail": trail_of(target.cycle, back, label_of(target.point)),
    }
    return render(request, "directives/take_up.html", context)


def _form(request: HttpRequest, target: OwnPoint) -> UptakeForm | None:
    before = UptakeState(target.uptake.state) if target.uptake else None
    action = Action.ACKNOWLEDGE if before is None else Action.REPORT_PROGRESS
    facts = target.policy_facts()
    offices = offices_for(request.actor, action, facts)
    himself = request.actor.may(action, facts)
    if not himself and not offices:
        return None
    states = [(value, words) for value, words in UPTAKE if may_step(before, UptakeState(value))]
    return UptakeForm(
        request.POST or None,
        request.FILES or None,
        offices=offices,
        himself=himself,
        states=states,
        initial={"version": target.uptake.version if target.uptake else 0, "state": states[0][0] if states else ""},
    )
