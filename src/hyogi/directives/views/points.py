"""The page of a point: its words, and the units that it reaches."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.design.charts import Grid
from hyogi.design.paging import Leaf, Paging
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain
from hyogi.directives.models import Addressing
from hyogi.directives.queries import PointPage, Reach, progress_by_branch, reach_of
from hyogi.directives.rules import AddressKind, UptakeState
from hyogi.directives.views.shared import WORDS, progress_table
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action

BY = {
    AddressKind.ALL: gettext_lazy("all units below"),
    AddressKind.SECTOR: gettext_lazy("by sector"),
    AddressKind.KIND: gettext_lazy("by kind of unit"),
    AddressKind.LEVEL: gettext_lazy("by level"),
    AddressKind.BRANCH: gettext_lazy("by branch"),
}


def point(request: HttpRequest, target: PointPage) -> HttpResponse:
    """One point with its addressees in the tree of its cycle."""
    name = _name(target)
    trail = [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(target.cycle.title, reverse("cycles:cycle", args=[target.cycle.pk])),
        Crumb(name),
    ]
    reach = reach_of(request.actor, target)
    leaf = Paging.of(request, size=100).cut(reach.units, "path")
    return render(
        request,
        "directives/point.html",
        {
            "page": target,
            "title": name,
            "trail": trail,
            "addresses": _addresses(target, reach),
            "table": _table(target, reach, leaf) if leaf.rows else None,
            **_progress(request, target),
        },
    )


def _progress(request: HttpRequest, target: PointPage) -> dict[str, Any]:
    """How far the units are, by branch, for those who look after the directive: a chart and the same in a table."""
    is_run = not target.cycle.is_transcribed
    if not is_run or not request.actor.may(Action.SEE_MEETING_WORK, target.policy_facts()):
        return {}
    found = progress_by_branch(target.point)
    states = list(UptakeState)
    grid = Grid(
        title=_("How far the units are, by branch"),
        rows=[unit.names for unit, _one in found],
        columns=[_("not acknowledged"), *(WORDS[state] for state in states)],
        values=[[one.none, *(one.counts.get(state, 0) for state in states)] for _unit, one in found],
        unit=_("units"),
    )
    table = progress_table(
        _("The same in numbers"), Column("branch", _("Branch")), [(u.names, one) for u, one in found]
    )
    return {"grid": grid, "progress": table} if found else {}


def _name(target: PointPage) -> str:
    if not target.point.number:
        return _("The common duty of all levels")
    return _("Requirement %(number)s") % {"number": target.point.label}


def _words(address: Addressing) -> str:
    return _("%(name)s: %(by)s") % {"name": plain(address.name), "by": BY[AddressKind(address.kind)]}


def _addresses(target: PointPage, reach: Reach) -> Table | None:
    """Each address with how many units it reaches."""
    if not target.addresses:
        return None
    rows = [
        [
            Cell(_words(address), note=_no_sector() if not count and address.kind == AddressKind.SECTOR else ""),
            count,
        ]
        for address, count in zip(target.addresses, reach.counts, strict=True)
    ]
    caption = _("Units below the issuing one in your sight: %(total)s") % {"total": reach.total}
    return Table(caption, [Column("to", _("Addressed to")), Column("reached", _("Units reached"), kind="number")], rows)


def _no_sector() -> str:
    return _("No unit of the tree in your sight carries this sector, and the source does not say which belong to it.")


def _table(target: PointPage, reach: Reach, leaf: Leaf) -> Table:
    """The units reached, a leaf at a time."""
    rows = [
        [
            Cell(unit.names, note=unit.code),
            unit.kind_names or unit.kind,
            _(", ").join(plain(target.addresses[number].name) for number in reach.addresses_of(unit)),
        ]
        for unit in leaf.rows
    ]
    columns = [Column("unit", _("Unit")), Column("kind", _("Kind of unit")), Column("as", _("Addressed as"))]
    return Table(_("Units reached, in the order of the tree"), columns, rows, pager=leaf.pager)
