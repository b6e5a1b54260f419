"""What this room shows on the pages of a cycle and of a reporter."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle
from hyogi.design.panels import Panel, offer
from hyogi.design.tables import Table
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.rollups.queries import Ahead, Reading, chases_of, next_chasing
from hyogi.rollups.showing import chase_table


def offer_all() -> None:
    """Called when the room starts."""
    offer("cycle", Panel("board", gettext_lazy("Board and chasing"), "rollups/cycle_panel.html", on_cycle, 10))
    title = gettext_lazy("Reminders and calls")
    offer("assignment", Panel("chasing", title, "rollups/assignment_panel.html", on_assignment, 60))


@dataclass(frozen=True)
class Entrance:
    """The way to the board, and to who is late."""

    board: str
    ahead: Ahead | None
    chasing: str = ""
    telephone: str = ""


def on_cycle(actor: Actor, cycle: Cycle) -> Entrance | None:
    """Who is late, or what comes next, for the convening unit and the units above it."""
    facts = cycle.policy_facts()
    if cycle.is_transcribed or not actor.may(Action.SEE_ASSIGNMENT, facts):
        return None
    ahead = next_chasing(Reading(cycle))
    board = reverse("rollups:board", args=[cycle.pk])
    if ahead is None or not actor.may(Action.PREPARE_MEETING, facts):
        return Entrance(board, ahead)
    args = [cycle.pk, ahead.chasing.stage.key]
    return Entrance(board, ahead, reverse("rollups:chasing", args=args), reverse("rollups:telephone", args=args))


def on_assignment(actor: Actor, assignment: Assignment) -> Any:
    """How the unit was chased, for those who see the work of the meeting."""
    if not actor.may(Action.SEE_MEETING_WORK, assignment.policy_facts()):
        return None
    found = chases_of(assignment)
    table: Table | None = chase_table(assignment.cycle, found, _("Reminders and calls, the last one first"))
    return table if found else None
