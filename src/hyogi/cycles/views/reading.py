"""Pages of cycles: those in sight, and one with all that the rooms above know of it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle, Silence
from hyogi.cycles.queries import openers, read_once, silences_of, visible_cycles
from hyogi.cycles.views.running import LEAF, running, trail_above
from hyogi.design import panels
from hyogi.design.paging import Paging
from hyogi.design.panels import Filled
from hyogi.design.tables import Cell, Column, Table
from hyogi.foundation.pages import render


def cycles(request: HttpRequest) -> HttpResponse:
    """The cycles in sight, the latest year first."""
    leaf = Paging.of(request).cut(visible_cycles(request.actor), "-year", "code", "id")
    rows = [
        [
            Cell(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
            str(cycle.year),
            cycle.convening.names,
            _origin(cycle),
        ]
        for cycle in leaf.rows
    ]
    columns = [
        Column("title", _("Cycle")),
        Column("year", _("Year")),
        Column("convening", _("Convening unit")),
        Column("kind", _("How it came here"), kind="mark"),
    ]
    table = Table(_("Cycles in your sight"), columns, rows, pager=leaf.pager)
    return render(
        request, "cycles/list.html", {"table": table, "any": bool(leaf.rows), "openers": openers(request.actor)}
    )


def _origin(cycle: Cycle) -> Cell:
    return Cell(_("transcribed"), state="ended") if cycle.is_transcribed else Cell(_("run here"), state="open")


@dataclass(frozen=True)
class Section:
    """A panel on the page of a cycle, with the silences that belong under it."""

    filled: Filled
    silences: list[Silence]


def cycle(request: HttpRequest, target: Cycle) -> HttpResponse:
    """All that is known of a cycle, by section; where its source is silent, the section says so."""
    silences = silences_of(target) if target.is_transcribed else []
    paging = Paging.of(request, LEAF)
    with read_once():
        filled = panels.fill("cycle", request.actor, target, paging)
    told = {topic for one in filled for topic in one.panel.topics}
    return render(
        request,
        "cycles/cycle.html",
        {
            "cycle": target,
            "running": running(request, target, paging),
            "trail": trail_above(target),
            "sections": [Section(one, [s for s in silences if s.topic in one.panel.topics]) for one in filled],
            "silences": [silence for silence in silences if silence.topic not in told],
        },
    )
