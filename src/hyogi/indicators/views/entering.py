"""Figures are entered: one indicator over all units, or all indicators of one unit; an indicator is defined."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import reporters_in, stage_of
from hyogi.design.paging import Paging
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal
from hyogi.indicators import actions, queries
from hyogi.indicators.actions.figures import FREEZE
from hyogi.indicators.forms import FiguresForm, IndicatorForm
from hyogi.indicators.models import Measure
from hyogi.indicators.queries import Sheet
from hyogi.indicators.views.reading import trail_of


def sheet(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """One indicator over the reporters, a leaf at a time; what is sent is of the leaf that was shown."""
    leaf = Paging.of(request).numbered(reporters_in(request.actor, sheet.cycle))
    sheet = replace(sheet, assignments=leaf.rows)
    back = reverse("indicators:cycle", args=[sheet.cycle.pk])
    return _sheet(
        request,
        sheet,
        queries.figures_of(sheet.cycle, [one.pk for one in leaf.rows], [sheet.single]),
        back,
        {
            "title": sheet.single.name,
            "pager": leaf.pager,
            "definition": sheet.single.definition,
            "trail": [*trail_of(sheet.cycle), Crumb(_("Figures"), back), Crumb(sheet.single.name)],
        },
    )


def unit_sheet(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """All indicators of one reporter."""
    back = reverse("indicators:unit", args=[sheet.assignment.pk])
    return _sheet(
        request,
        sheet,
        {sheet.assignment.pk: queries.figures_for(sheet.assignment)},
        back,
        {
            "title": _("Enter the figures of the year"),
            "trail": [*trail_of(sheet.cycle, sheet.assignment), Crumb(_("Figures"), back), Crumb(_("Enter figures"))],
        },
    )


def _sheet(request: HttpRequest, sheet: Sheet, holding: Any, back: str, context: dict[str, Any]) -> HttpResponse:
    form = FiguresForm(sheet, holding, request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            return once.act(request, lambda: _entered(request, sheet, form, back))
        except Refusal as why:
            refusal = why
    context |= {"form": form, "refusal": refusal, "back": back, "freeze": stage_of(sheet.cycle, FREEZE)}
    context["keep"] = f"figures-{sheet.single.pk if len(sheet.indicators) == 1 else sheet.assignment.pk}"
    return render(request, "indicators/sheet.html", context, status=403 if refusal else 200)


def _entered(request: HttpRequest, sheet: Sheet, form: FiguresForm, back: str) -> str:
    made = actions.enter_figures(request.actor, sheet.cycle, form.entries, form.cleaned_data["reason"])
    said = ngettext("%(count)s figure saved.", "%(count)s figures saved.", len(made)) % {"count": len(made)}
    saved(request, said if made else _("Nothing was changed."))
    return back


def define(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Have the cycle ask for one more quantity."""
    form = IndicatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once.act(request, lambda: _defined(request, cycle, form))
        except Refusal as why:
            form.add_error(form.place_of(why.field), str(why))
    back = reverse("indicators:cycle", args=[cycle.pk])
    trail = [*trail_of(cycle), Crumb(_("Figures"), back), Crumb(_("Add an indicator"))]
    return render(request, "indicators/define.html", {"form": form, "trail": trail})


def _defined(request: HttpRequest, cycle: Cycle, form: IndicatorForm) -> str:
    made = actions.define_for(
        request.actor,
        cycle,
        form.cleaned_data["code"],
        name=form.texts("name"),
        definition=form.texts("definition"),
        measure=Measure(form.cleaned_data["measure"]),
    )
    saved(request, _("The cycle asks for it now."))
    return reverse("indicators:sheet", args=[cycle.pk, made.code])
