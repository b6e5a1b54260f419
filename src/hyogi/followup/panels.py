"""What this room shows on the page of a cycle and of a reporting unit in it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import own_assignments
from hyogi.design.panels import Panel, offer
from hyogi.design.tables import Cell, Column, Table
from hyogi.followup.models import ItemList
from hyogi.followup.queries import counts_for, has_lists, list_of, lists_for, task_lists_of, whole_of
from hyogi.followup.queries.board import Counts
from hyogi.followup.views.showing import plan_cell
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action

MOST = 8


def offer_all() -> None:
    """Called when the room starts."""
    silent: frozenset[str] = frozenset({"tasks"})
    offer("cycle", Panel("tasks", gettext_lazy("Task lists"), "followup/panel.html", task_lists, 70, silent))
    offer("cycle", Panel("followup", gettext_lazy("Follow-up"), "followup/cycle_panel.html", follow_up, 55))
    offer("assignment", Panel("followup", gettext_lazy("Follow-up"), "followup/list_panel.html", follow_up_of, 70))


@dataclass(frozen=True)
class FollowUp:
    """Where the lists of a cycle stand, as far as the reader may know: the whole for those above, his own list."""

    board: str
    counts: Counts | None
    own: list[tuple[Assignment, ItemList]]


def follow_up(actor: Actor, cycle: Cycle) -> FollowUp | None:
    """The way to the board for the convening unit, to their lists for reporters; counts for the convening unit and
    those above it."""
    if cycle.is_transcribed:
        return None
    if not has_lists(cycle):
        return None
    facts, whole = cycle.policy_facts(), None
    if actor.may(Action.SEE_MEETING_WORK, facts) or actor.may(Action.SEE_ASSIGNMENT, facts):
        whole = whole_of(cycle, clock.today(cycle.zone))
    units = {post.unit for post in actor.facts.posts}
    mine = [one for one in own_assignments(actor) if one.cycle_id == cycle.pk and one.unit.unit_id in units]
    own = [(of.assignment, of) for of in lists_for(mine[:MOST])]
    may_board = actor.may(Action.SEE_MEETING_WORK, facts)
    if whole is None and not own:
        return None
    return FollowUp(reverse("followup:board", args=[cycle.pk]) if may_board else "", whole, own)


@dataclass(frozen=True)
class OneList:
    """The list of one unit: where it is and how it stands."""

    url: str
    plan: Cell
    counts: Counts


def follow_up_of(actor: Actor, assignment: Assignment) -> OneList | None:
    """The list of this reporting unit, for it and those above it."""
    if not actor.may(Action.SEE_ASSIGNMENT, assignment.policy_facts()):
        return None
    found = list_of(assignment)
    if found is None:
        return None
    counts = counts_for(assignment, clock.today(assignment.cycle.zone))
    return OneList(reverse("followup:list", args=[found.pk]), plan_cell(found), counts)


def task_lists(actor: Actor, cycle: Cycle) -> Table | None:
    found = task_lists_of(cycle) if cycle.is_transcribed else []
    if not found:
        return None
    rows: list[Any] = [
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
