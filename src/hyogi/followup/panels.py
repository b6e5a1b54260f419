"""What this room shows on the page of a cycle: the task lists that it names."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.design.panels import Panel, offer
from hyogi.design.tables import Cell, Column, Table
from hyogi.followup.queries import task_lists_of
from hyogi.foundation.actors import Actor


def offer_all() -> None:
    """Called when the room starts."""
    silent: frozenset[str] = frozenset({"tasks"})
    offer("cycle", Panel("tasks", gettext_lazy("Task lists"), "followup/panel.html", task_lists, 70, silent))


def task_lists(actor: Actor, cycle: Cycle) -> Table | None:
    found = task_lists_of(cycle)
    if not found:
        return None
    rows = [
        [
            one.name,
            one.unit.names,
            one.text,
            Cell(_("made"), state="done") if one.made else "",
            Cell(_("carried out"), state="done") if one.carried_out else "",
        ]
        for one in found
    ]
    columns = [
        Column("name", _("Task list")),
        Column("unit", _("Unit")),
        Column("text", _("What is said of it")),
        Column("made", _("Made"), kind="mark"),
        Column("done", _("Carried out"), kind="mark"),
    ]
    return Table(_("Task lists named in the source, without their items"), columns, rows)
