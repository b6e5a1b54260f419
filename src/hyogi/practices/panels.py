"""What this room shows on the page of a cycle: the wishes for useful experience."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.design.panels import Panel, offer
from hyogi.design.tables import Column, Table
from hyogi.foundation.actors import Actor
from hyogi.practices.queries import wishes_of


def offer_all() -> None:
    """Called when the room starts."""
    silent: frozenset[str] = frozenset()
    offer("cycle", Panel("practised", gettext_lazy("Practices"), "practices/listed.html", listed, 65))
    offer("cycle", Panel("practices", gettext_lazy("Practices"), "practices/panel.html", wishes, 80, silent))


def listed(actor: Actor, cycle: Cycle) -> str | None:
    """Where the practices of a run cycle are."""
    return None if cycle.is_transcribed else reverse("practices:list", args=[cycle.pk])


def wishes(actor: Actor, cycle: Cycle) -> Table | None:
    found = wishes_of(cycle) if cycle.is_transcribed else []
    if not found:
        return None
    rows = [[one.text, one.wished_of.names, one.useful_to.names, one.by.name if one.by else ""] for one in found]
    columns = [
        Column("text", _("Wish")),
        Column("of", _("Wished of")),
        Column("to", _("Useful to")),
        Column("by", _("Wished by")),
    ]
    return Table(_("Wishes that experience be gathered for others"), columns, rows)
