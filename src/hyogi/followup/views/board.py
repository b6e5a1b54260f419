"""The board of a cycle: all lists with exact counts, the overdue first; all items; the sample; the turn of the year."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import stage_of
from hyogi.design.charts import Grid, Point, Series
from hyogi.design.paging import Pager, Paging
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain
from hyogi.followup import queries
from hyogi.followup.forms import AskForm
from hyogi.followup.models import Rung
from hyogi.followup.queries.board import BranchCount, Counts
from hyogi.followup.rules import ItemState
from hyogi.followup.views import showing
from hyogi.followup.wording import RUNG_ACTIONS, RUNG_TO, STATES
from hyogi.foundation import clock
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action

LEAF = 35
DRAWN_BRANCHES, MOST_CHOICES = 16, 100
SHOWN = [state for state in ItemState if state is not ItemState.WITHDRAWN]


def board(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Where all lists of the cycle stand."""
    today = clock.today(cycle.zone)
    whole = queries.whole_of(cycle, today)
    late = bool(whole.overdue)
    branches = queries.counts_by_branch(cycle, today, DRAWN_BRANCHES, any_overdue=late) if whole.total else []
    at = _number(request.GET.get("leaf", ""))
    lines, more = queries.list_lines(cycle, today, at * LEAF, LEAF, any_overdue=late)
    context = {
        "cycle": cycle,
        "total": whole.total,
        "figures": _figures(cycle, whole),
        "states": Series(
            _("All items by state"), [Point(STATES[s], whole.states.get(s, 0), _link(cycle, state=s)) for s in SHOWN]
        ),
        "grid": _grid(branches),
        "lists": _lists(lines, _pager(request, at, more)),
        "branches": _branches(cycle, queries.nested_branches(cycle, today)),
        "rungs": _rungs(cycle),
        "offers": _offers(request, cycle),
        "mid_check": stage_of(cycle, "mid_check"),
        "trail": trail(cycle),
    }
    return render(request, "followup/board.html", context)


def _number(text: str) -> int:
    return min(int(text), 10_000) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _pager(request: HttpRequest, at: int, more: bool) -> Pager:
    query = request.GET.copy()

    def address(leaf: int) -> str:
        query["leaf"] = str(leaf)
        return "?" + query.urlencode()

    return Pager(previous=address(at - 1) if at else "", next=address(at + 1) if more else "")


def trail(cycle: Cycle, *more: Any) -> list[Crumb]:
    last = [Crumb(one) for one in more]
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        Crumb(_("Follow-up"), reverse("followup:board", args=[cycle.pk]) if last else ""),
        *last,
    ]


def _link(cycle: Cycle, **query: Any) -> str:
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return reverse("followup:items", args=[cycle.pk]) + f"?{words}"


def _figures(cycle: Cycle, whole: Counts) -> list[tuple[Any, int, str]]:
    return [
        (_("overdue"), whole.overdue, _link(cycle, only="overdue")),
        (_("to be checked"), whole.claimed, _link(cycle, state=ItemState.DONE_CLAIMED.value)),
        (_("asks for another day"), whole.asked, _link(cycle, only="asked")),
        (_("needs means from above"), whole.needs, _link(cycle, only="needs")),
        (pgettext("an item of a list", "closed"), whole.closed, _link(cycle, state=ItemState.CLOSED.value)),
    ]


def _grid(branches: list[BranchCount]) -> Grid | None:
    """The branches with the most overdue, or where few are, all of them."""
    if not branches:
        return None
    return Grid(
        _("Items by branch and state")
        if len(branches) < DRAWN_BRANCHES
        else _("The branches with the most overdue items"),
        [one.unit.names for one in branches],
        [STATES[state] for state in SHOWN],
        [[one.counts.states.get(state, 0) for state in SHOWN] for one in branches],
    )


def _lists(lines: list[Any], pager: Pager) -> Table:
    rows = [
        [
            Cell(line.assignment.unit.names, showing.list_url(line.list) if line.list else ""),
            showing.plan_cell(line.list),
            line.counts.total,
            line.counts.closed,
            line.counts.claimed,
            Cell(line.counts.overdue, note=""),
        ]
        for line in lines
    ]
    columns = [
        Column("unit", _("Unit")),
        Column("plan", _("Plan"), kind="mark"),
        Column("items", _("Items"), kind="number"),
        Column("closed", pgettext("an item of a list", "Closed"), kind="number"),
        Column("claimed", _("To be checked"), kind="number"),
        Column("overdue", _("Overdue"), kind="number"),
    ]
    return Table(_("Lists, those with the most overdue items first"), columns, rows, pager=pager)


def _branches(cycle: Cycle, branches: list[BranchCount]) -> Table | None:
    """The exact counts of each subtree; only where cycles of lower units add to them."""
    nested = [one for one in branches if one.nested.total]
    if not nested:
        return None
    rows = [
        [
            Cell(one.unit.names, _link(cycle, branch=one.unit.code)),
            one.counts.total,
            one.nested.total,
            one.counts.closed + one.nested.closed,
            one.counts.overdue + one.nested.overdue,
        ]
        for one in nested
    ]
    columns = [
        Column("unit", _("Branch")),
        Column("here", _("Items of this cycle"), kind="number"),
        Column("below", _("Items of cycles below"), kind="number"),
        Column("closed", _("Closed, together"), kind="number"),
        Column("overdue", _("Overdue, together"), kind="number"),
    ]
    return Table(_("Branches whose units run cycles of their own"), columns, rows)


def _rungs(cycle: Cycle) -> Table | None:
    rungs = queries.rungs_since(cycle)
    numbers = queries.numbers_for(cycle, ((one, one.item.assignment.unit.unit_id) for one in rungs))
    rows = [
        [
            Cell(one.item.text, showing.item_url(one.item)),
            one.item.assignment.unit.names,
            one.due_on,
            Cell(RUNG_ACTIONS.get(one.action, one.action), note=_note(one, numbers)),
            one.on,
        ]
        for one in rungs
    ]
    if not rows:
        return None
    columns = [
        Column("item", pgettext("an item of a list", "Item")),
        Column("unit", _("Unit")),
        Column("due", _("Due"), kind="date"),
        Column("rung", _("What, and to whom")),
        Column("on", _("On"), kind="date"),
    ]
    return Table(_("What the ladder of the regime said last"), columns, rows)


def _note(rung: Rung, numbers: dict[UUID, str]) -> str:
    to = str(RUNG_TO.get(rung.to, rung.to))
    return " · ".join(filter(None, [to, showing.mail_words(rung, numbers)]))


def _offers(request: HttpRequest, cycle: Cycle) -> list[tuple[str, Any]]:
    actor, facts = request.actor, cycle.policy_facts()
    found = [("followup:items", _("All items"))]
    if actor.may(Action.APPROVE_PLAN, facts):
        found.append(("followup:sample", _("Draw a sample of closed items")))
    if actor.may(Action.RUN_CYCLE, facts):
        found.append(("followup:carry", _("Carry open items over")))
    return [(reverse(name, args=[cycle.pk]), words) for name, words in found]


def items(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """All items of the cycle, filtered, the overdue first."""
    today = clock.today(cycle.zone)
    few = list(queries.branches_of(cycle)[: MOST_CHOICES + 1])
    branches = [(unit.code, plain(unit.names)) for unit in few] if len(few) <= MOST_CHOICES else []
    form = AskForm(branches, request.GET)
    leaf = queries.leaf_of_items(queries.items_in(cycle, today, **form.wanted), Paging.of(request, LEAF))
    columns = [
        Column("item", pgettext("an item of a list", "Item")),
        Column("unit", _("Unit")),
        Column("owner", _("Post that answers")),
        Column("due", _("Due"), kind="date"),
        Column("state", _("State"), kind="mark"),
    ]
    table = Table(
        _("Items, the overdue first"),
        columns,
        [
            [
                Cell(one.text, showing.item_url(one), note=showing.notes_of(one)),
                one.assignment.unit.names,
                one.owner.title if one.owner else "",
                Cell(one.due_on or "", note=showing.moves_of(one)),
                showing.state_cell(one, today),
            ]
            for one in leaf.rows
        ],
        pager=leaf.pager,
    )
    context = {"cycle": cycle, "form": form, "table": table, "trail": trail(cycle, _("All items"))}
    return render(request, "followup/items.html", context)
