"""Pages of the turn of the year."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.queries import assignments_among
from hyogi.cycles.views.opening import look_over
from hyogi.cycles.views.running import trail_of
from hyogi.design.paging import Paging
from hyogi.design.tables import Cell, Column, Table
from hyogi.followup.models import Item
from hyogi.foundation.pages import render
from hyogi.indicators.models import Figure
from hyogi.indicators.queries import figures_of, indicators_of
from hyogi.succession.proposing import proposal
from hyogi.succession.queries import Turn, ids_in_order, left_open, reporters_before

LEAF = 35
"""So many open items, and so many figures of both years, are on a leaf."""


def next_year(request: HttpRequest, target: Turn) -> HttpResponse:
    """Look over the next year's cycle, as the last one proposes it, and open it."""
    cycle = target.cycle
    if target.following is not None and request.method != "POST":
        context = {"turn": target, "trail": trail_of(cycle, _("Next year"))}
        return render(request, "succession/opened.html", context)
    asked = request.POST if request.method == "POST" else request.GET
    draft = proposal(request.actor, cycle, _day(asked.get("meeting_on", "")))
    notes = [_("The days are those of the last cycle, a year later. Modes are proposed by what was before.")]
    return look_over(
        request,
        draft,
        trail=trail_of(cycle, _("Next year")),
        again=reverse("cycles:open", args=[draft.convening.unit.code]),
        notes=notes,
    )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def carried(request: HttpRequest, target: Turn) -> HttpResponse:
    """What the last year left open, which problems came up again, and both years' figures side by side."""
    cycle = target.cycle
    leaf = Paging.of(request, LEAF).cut(left_open(cycle), "assignment__position", "position", "id")
    rows = [
        [
            Cell(item.assignment.unit.names),
            Cell(item.text, note=item.get_category_display() if item.category else ""),
            item.due_on,
            _again(item),
        ]
        for item in leaf.rows
    ]
    columns = [
        Column("unit", _("Unit")),
        Column("item", _("Open item")),
        Column("due", _("Due"), "date"),
        Column("again", _("Came up before"), "mark"),
    ]
    context = {
        "cycle": cycle,
        "items": Table(_("Left open, to be answered in the reports"), columns, rows, pager=leaf.pager),
        "any": bool(rows),
        "figures": _figures(request, target),
        "trail": trail_of(cycle, _("From the year before")),
    }
    return render(request, "succession/carried.html", context)


def _again(item: Item) -> Cell:
    if item.recurring or item.carried_from_id:
        return Cell(_("recurring"), state="late")
    return Cell(_("for the first time"), state="open")


def _figures(request: HttpRequest, target: Turn) -> Table | None:
    """For each indicator that both years name, what each unit stated in either year; a leaf at a time of all pairs of
    indicator and unit."""
    cycle = target.cycle
    assert cycle.previous is not None  # noqa: S101  # carried_page lets no other cycle in
    named, ids = indicators_of(cycle), ids_in_order(request.actor, cycle)
    leaf = Paging.of(request, LEAF).numbered(range(len(named) * len(ids)), "figures", anchor="figures")
    shown = {ids[at % len(ids)] for at in leaf.rows}
    assignments = {one.pk: one for one in assignments_among(cycle, shown)}
    units = reporters_before(cycle, [one.unit.unit_id for one in assignments.values()])
    asked = [named[at].indicator for at in sorted({at // len(ids) for at in leaf.rows})]
    now = figures_of(cycle, list(shown), asked)
    before = figures_of(cycle.previous, list(units.values()), asked)
    rows: list[Any] = []
    for at in leaf.rows:
        indicator, one = named[at // len(ids)].indicator, assignments[ids[at % len(ids)]]
        last = before.get(units.get(one.unit.unit_id, one.pk), {}).get(indicator.code)
        this = now.get(one.pk, {}).get(indicator.code)
        if last is not None or this is not None:
            rows.append([Cell(indicator.name), one.unit.names, _value(last), _value(this), _change(last, this)])
    if not rows and not leaf.pager:
        return None
    columns = [
        Column("indicator", _("Indicator")),
        Column("unit", _("Unit")),
        Column("before", str(cycle.previous.year), "number"),
        Column("now", str(cycle.year), "number"),
        Column("change", _("Change"), "number"),
    ]
    return Table(_("Figures of both years"), columns, rows, pager=leaf.pager)


def _value(figure: Figure | None) -> str:
    return figure.written if figure is not None else ""


def _change(last: Figure | None, this: Figure | None) -> str:
    if last is None or this is None:
        return ""
    return f"{(this.value - last.value).normalize():+f}"
