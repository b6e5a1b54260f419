"""The board: exact counts of one step by branch, and every unit with all its steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle, Phase
from hyogi.cycles.views.running import trail_of
from hyogi.design.charts import Grid, Point, Series
from hyogi.design.paging import Paging
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import spoken_day
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.rollups import columns, queries
from hyogi.rollups.columns import NOT_ASKED
from hyogi.rollups.forms import BoardForm
from hyogi.rollups.queries import LEAF, Board, Group, Reading, Standing
from hyogi.rollups.showing import chased_cell

TO_UNIT = columns.page_of("cycles:assignment")
DRAWN = 24
"""So many groups are drawn; of more, those with the most late units, and the rest together."""


def board(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Where all units of the cycle stand; for units above, without what belongs to the work of the meeting."""
    reading = Reading(cycle, from_above=not request.actor.may(Action.SEE_MEETING_WORK, cycle.policy_facts()))
    chosen = queries.chosen_column(reading, request.GET.get("column", ""))
    if chosen is None:
        return render(request, "rollups/board.html", {"cycle": cycle, "trail": trail_of(cycle, _("Board"))})
    form = BoardForm(reading.columns, chosen, request.GET)
    form.is_valid()
    asked = form.cleaned_data
    found = queries.board_of(
        reading,
        chosen,
        by=asked.get("by", ""),
        state=asked.get("state", ""),
        late_only=asked.get("late", False),
        paging=Paging.of(request, LEAF),
    )
    shown = BoardForm(
        reading.columns,
        chosen,
        initial={**asked, "column": chosen.key, "by": found.by, "late": asked.get("late", False)},
    )
    context = {
        "cycle": cycle,
        "form": shown,
        "board": found,
        "whole": _whole(found),
        "grid": _grid(found),
        "table": _table(reading, found) if found.lines else None,
        "sectors": found.by == "sector",
        "trail": trail_of(cycle, _("Board")),
    }
    if request.actor.may(Action.PREPARE_MEETING, cycle.policy_facts()):
        ahead = queries.next_chasing(reading)
        chasings = queries.chasings_of(reading) if cycle.phase != Phase.CLOSED else []
        context |= {"ahead": ahead, "chasings": chasings}
    return render(request, "rollups/board.html", context)


def _whole(found: Board) -> Series:
    """All units by state, each number with the way to its units."""
    column, counts = found.chosen, found.whole.states
    points = [
        Point(one.title, counts.get(one.key, 0), f"?column={column.key}&state={one.key}&by={found.by}")
        for one in column.states
    ]
    if counts.get(NOT_ASKED):
        points.append(Point(_("not asked"), counts[NOT_ASKED]))
    return Series(column.title, points, unit=_("units"))


def _grid(found: Board) -> Grid:
    """The same by group, with how many of them are late."""
    titles = {
        "branch": _("%(step)s: units by branch and state"),
        "kind": _("%(step)s: units by kind and state"),
        "sector": _("%(step)s: units by sector and state"),
    }
    states = [one for one in found.chosen.states if found.whole.states.get(one.key)]
    groups = _drawn(found.groups)
    return Grid(
        titles[found.by] % {"step": found.chosen.title},
        [group.name or _("without a sector") for group in groups],
        [*(one.title for one in states), _("of them late")],
        [[*(group.states.get(one.key, 0) for one in states), group.late] for group in groups],
    )


def _drawn(groups: list[Group]) -> list[Group]:
    """Few groups all; of many those with the most late units, and what is left added up."""
    if len(groups) <= DRAWN:
        return groups
    worst = sorted(groups, key=lambda group: (-group.late, -group.total))[: DRAWN - 1]
    chosen = {id(group) for group in worst}
    rest = Group(_("all others together"))
    for group in groups:
        if id(group) not in chosen:
            rest.late += group.late
            for state, count in group.states.items():
                rest.states[state] = rest.states.get(state, 0) + count
    return [*(group for group in groups if id(group) in chosen), rest]


def _table(reading: Reading, found: Board) -> Table:
    rows: list[Any] = [
        [
            Cell(line.assignment.unit.names, TO_UNIT(line.assignment.pk, "")),
            *(_cell(one, line.assignment.pk, reading.from_above) for one in line.standings),
            *([] if reading.from_above else [chased_cell(line.chased)]),
        ]
        for line in found.lines
    ]
    heads = [Column("unit", _("Unit"))]
    heads += [Column(one.key, one.title, kind="mark") for one in found.columns]
    if not reading.from_above:
        heads.append(Column("chased", _("Last contact"), kind="mark"))
    first, last = found.leaf.at * LEAF + 1, found.leaf.at * LEAF + len(found.lines)
    caption = _("Units %(first)s to %(last)s of %(all)s") % {"first": first, "last": last, "all": found.found}
    return Table(caption, heads, rows, pager=found.leaf.pager)


def _cell(standing: Standing, assignment: Any, from_above: bool) -> Cell:
    state = standing.column.state(standing.state)
    if state is None:
        return Cell(_("not asked"), state="ended")
    url = (TO_UNIT if from_above else standing.column.url)(assignment, state.key)
    if standing.missed is None:
        return Cell(state.title, url, state=state.mark)
    return Cell(
        state.title, url, state="late", note=_("late since %(day)s") % {"day": spoken_day(standing.missed.due_at)}
    )
