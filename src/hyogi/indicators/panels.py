"""What this room shows on the page of a cycle: the quantities that it names."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.design.panels import Panel, offer
from hyogi.design.tables import Column, Table
from hyogi.foundation.actors import Actor
from hyogi.indicators.queries import indicators_of


def offer_all() -> None:
    """Called when the room starts."""
    silent: frozenset[str] = frozenset({"figures"})
    offer("cycle", Panel("indicators", gettext_lazy("Indicators"), "indicators/panel.html", quantities, 90, silent))


def quantities(actor: Actor, cycle: Cycle) -> Table | None:
    found = indicators_of(cycle)
    if not found:
        return None
    defined = [one.indicator for one in found]
    rows = [[one.name, one.definition, one.get_measure_display(), _("not given")] for one in defined]
    columns = [
        Column("name", _("Indicator")),
        Column("definition", _("Definition")),
        Column("measure", _("Counted in")),
        Column("value", _("Figure")),
    ]
    return Table(_("Quantities behind the words of the source"), columns, rows)
