"""Pages of regimes: which there are, and what each says in words."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.foundation.languages import current
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Hidden
from hyogi.regimes.explaining import explain
from hyogi.regimes.loading import load, shipped
from hyogi.regimes.names import name_of
from hyogi.regimes.unread import unread_of


def regimes(request: HttpRequest) -> HttpResponse:
    """The regimes that come with Hyogi."""
    rows = [
        [
            Cell(name_of(name), reverse("regimes:regime", args=[name])),
            found.file.regime.version,
            len(found.file.stage),
            len(unread_of(found.file)),
        ]
        for name, found in ((name, load(name)) for name in shipped())
    ]
    columns = [
        Column("regime", _("Regime")),
        Column("version", _("Version")),
        Column("stages", _("Stages"), "number"),
        Column("unread", _("Keys that nothing reads yet"), "number"),
    ]
    table = Table(_("Regimes that come with Hyogi"), columns, rows)
    return render(request, "regimes/list.html", {"table": table, "trail": [*_trail(), Crumb(_("Regimes"))]})


def regime(request: HttpRequest, name: str) -> HttpResponse:
    """One regime in the reader's words, with its hash and with the keys that nothing reads yet."""
    if name not in shipped():
        raise Hidden
    found = load(name)
    context = {
        "name": name_of(name),
        "regime": found,
        "passages": explain(found, current()),
        "unread": unread_of(found.file),
        "trail": [*_trail(), Crumb(_("Regimes"), reverse("regimes:list")), Crumb(name_of(name))],
    }
    return render(request, "regimes/regime.html", context)


def _trail() -> list[Crumb]:
    return [Crumb(_("Cycles"), "/cycles/")]
