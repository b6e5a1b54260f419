"""Figures as they are read: of a cycle, of a unit, of a unit over the years."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import count_reporters, deadline_of, stage_of
from hyogi.design.charts import Point, Series
from hyogi.design.shapes import Act, Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.indicators import queries
from hyogi.indicators.actions.figures import FREEZE
from hyogi.indicators.models import Figure, FigureState, plainly
from hyogi.indicators.queries import Sheet


def cycle_figures(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """What the cycle asks for, and how many units have given it."""
    named = [one.indicator for one in queries.indicators_of(cycle)]
    counts = queries.counts_by_indicator(cycle)
    reporters = count_reporters(cycle)
    may_enter = request.actor.may(Action.PREPARE_MEETING, cycle.policy_facts())
    rows = []
    for indicator in named:
        there = counts.get(indicator.pk, queries.Counts())
        url = reverse("indicators:sheet", args=[cycle.pk, indicator.code]) if may_enter else ""
        rows.append(
            [
                Cell(indicator.name, url, note=indicator.definition),
                indicator.get_measure_display(),
                _("%(given)s of %(all)s") % {"given": there.given, "all": reporters},
                there.final,
                there.corrected,
            ]
        )
    columns = [
        Column("name", _("Indicator")),
        Column("measure", _("Counted in")),
        Column("given", _("Units with a figure")),
        Column("final", _("Final"), "number"),
        Column("corrected", _("Corrected"), "number"),
    ]
    context = {
        "cycle": cycle,
        "table": Table(_("Figures by indicator"), columns, rows),
        "any": bool(named),
        "freeze": stage_of(cycle, FREEZE),
        "may_define": request.actor.may(Action.RUN_CYCLE, cycle.policy_facts()),
        "trail": [*trail_of(cycle), Crumb(_("Figures"))],
    }
    return render(request, "indicators/cycle.html", context)


def unit_figures(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """All figures of a unit, beside last year's."""
    assignment = sheet.assignment
    now, before = queries.figures_for(assignment), queries.last_year_for(assignment)
    rows = [
        [
            Cell(one.name, reverse("indicators:figure", args=[assignment.pk, one.code]), note=one.definition),
            _value(now.get(one.code)),
            before[one.code].written if one.code in before else "–",
            _difference(before.get(one.code), now.get(one.code)),
        ]
        for one in sheet.indicators
    ]
    columns = [
        Column("name", _("Indicator")),
        Column("value", _("Figure"), "mark"),
        Column("before", _("Last year")),
        Column("difference", _("Difference")),
    ]
    context = {
        "assignment": assignment,
        "table": Table(_("Figures of the year"), columns, rows),
        "any": bool(rows),
        "deadline": deadline_of(assignment, FREEZE),
        "may_enter": request.actor.may(Action.WRITE_REPORT, assignment.policy_facts()),
        "trail": [*trail_of(sheet.cycle, assignment), Crumb(_("Figures"))],
    }
    return render(request, "indicators/unit.html", context)


def figure(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """One figure of a unit over the years, and how it came to be."""
    assignment, indicator = sheet.assignment, sheet.single
    years = queries.trend_of(assignment.unit.unit_id, indicator)
    history = queries.history_of(assignment, indicator)
    points = [Point(str(year), float(one.value)) for year, one in years]
    unit = "%" if indicator.measure == "percent" else ""
    context = {
        "assignment": assignment,
        "indicator": indicator,
        "series": Series(indicator.name, points, _("By year, the figure that holds."), unit),
        "acts": [_act(one, earlier) for earlier, one in zip([None, *history], history, strict=False)],
        "any": bool(history),
        "trail": [
            *trail_of(sheet.cycle, assignment),
            Crumb(_("Figures"), reverse("indicators:unit", args=[assignment.pk])),
            Crumb(indicator.name),
        ],
    }
    return render(request, "indicators/figure.html", context)


def _act(one: Figure, earlier: Figure | None) -> Act:
    """One entry in the history of a figure, with what it changed."""
    what = f"{one.written} · {one.get_state_display()}"
    if earlier is not None:
        what = f"{what} ({_difference(earlier, one)})"
    return Act(one.at, _("Correction") if one.corrects_id else _("Entered"), what, note=one.reason)


def _value(one: Figure | None) -> Cell:
    if one is None:
        return Cell(_("not given yet"), state="open")
    state = "done" if one.state == FigureState.FINAL else "wait"
    words = f"{one.written} · {one.get_state_display()}"
    return Cell(words, state=state, note=_("corrected") if one.reason else "")


def _difference(before: Figure | None, now: Figure | None) -> Any:
    """By how much a figure is greater or less, with its sign."""
    if before is None or now is None:
        return "–"
    change = now.value - before.value
    return f"{'+' if change > 0 else '−' if change < 0 else '±'}{plainly(abs(change))}"


def trail_of(cycle: Cycle, assignment: Assignment | None = None) -> list[Crumb]:
    """The path to the page."""
    trail = [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
    ]
    if assignment is not None:
        trail.append(Crumb(assignment.unit.names, reverse("cycles:assignment", args=[assignment.pk])))
    return trail
