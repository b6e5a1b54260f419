"""The page of a point: its words, and the units that it reaches."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain
from hyogi.directives.queries import PointPage, Reach
from hyogi.directives.rules import AddressKind
from hyogi.foundation.pages import render

BY = {
    AddressKind.ALL: gettext_lazy("all units below"),
    AddressKind.SECTOR: gettext_lazy("by sector"),
    AddressKind.KIND: gettext_lazy("by kind of unit"),
    AddressKind.LEVEL: gettext_lazy("by level"),
    AddressKind.BRANCH: gettext_lazy("by branch"),
}


@dataclass(frozen=True)
class Reached:
    """An address in words, with the table of the units that it reaches, or why there is none."""

    title: str
    table: Table | None
    nobody: str


def point(request: HttpRequest, target: PointPage) -> HttpResponse:
    """One point with its addressees in the tree of its cycle."""
    name = _name(target)
    trail = [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(target.cycle.title, reverse("cycles:cycle", args=[target.cycle.pk])),
        Crumb(name),
    ]
    reaches = [_reached(one, target.total) for one in target.reaches]
    return render(request, "directives/point.html", {"page": target, "title": name, "trail": trail, "reaches": reaches})


def _name(target: PointPage) -> str:
    if not target.point.number:
        return _("The common duty of all levels")
    return _("Requirement %(number)s") % {"number": target.point.label}


def _reached(reach: Reach, total: int) -> Reached:
    title = _("%(name)s: %(by)s") % {"name": plain(reach.address.name), "by": BY[AddressKind(reach.address.kind)]}
    if not reach.units:
        sector = reach.address.kind == AddressKind.SECTOR
        return Reached(title, None, _no_sector() if sector else _("It reaches no unit in your sight."))
    rows = [[Cell(unit.names, note=unit.code), unit.kind_names or unit.kind] for unit in reach.units]
    counts = {"reached": len(reach.units), "total": total}
    caption = _("It reaches %(reached)s of %(total)s units below the issuing one in your sight.") % counts
    return Reached(title, Table(caption, [Column("unit", _("Unit")), Column("kind", _("Kind of unit"))], rows), "")


def _no_sector() -> str:
    return _("No unit of the tree in your sight carries this sector, and the source does not say which belong to it.")
