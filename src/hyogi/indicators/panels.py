"""What this room shows on the page of a cycle: the quantities that it names."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import count_reporters
from hyogi.design.panels import Panel, offer
from hyogi.design.tables import Column, Table
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.indicators.queries import count_figures, figures_for, indicators_of


def offer_all() -> None:
    """Called when the room starts."""
    silent: frozenset[str] = frozenset({"figures"})
    offer("cycle", Panel("figures", gettext_lazy("Figures"), "indicators/cycle_panel.html", of_cycle, 35))
    offer("assignment", Panel("figures", gettext_lazy("Figures"), "indicators/unit_panel.html", of_unit, 35))
    offer("cycle", Panel("indicators", gettext_lazy("Indicators"), "indicators/panel.html", quantities, 90, silent))


def quantities(actor: Actor, cycle: Cycle) -> Table | None:
    found = indicators_of(cycle) if cycle.is_transcribed else []
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


@dataclass(frozen=True)
class Given:
    """How many figures are there of how many, and where they are."""

    given: int
    all: int
    url: str


def of_cycle(actor: Actor, cycle: Cycle) -> Given | None:
    """For the convening unit: how far the figures of its cycle are."""
    if cycle.is_transcribed or not actor.may(Action.SEE_MEETING_WORK, cycle.policy_facts()):
        return None
    there = count_figures(cycle)
    asked = len(indicators_of(cycle)) * count_reporters(cycle)
    return Given(there, asked, reverse("indicators:cycle", args=[cycle.pk]))


def of_unit(actor: Actor, assignment: Assignment) -> Given | None:
    """The figures of one reporter, for itself and those above it."""
    if not actor.may(Action.SEE_ASSIGNMENT, assignment.policy_facts()):
        return None
    asked = len(indicators_of(assignment.cycle))
    return Given(len(figures_for(assignment)), asked, reverse("indicators:unit", args=[assignment.pk]))
