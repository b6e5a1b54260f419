"""The tally as it may be shown, how a part came about, the signatures of scrutineers."""

import io
from fractions import Fraction
from typing import Any

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hyogi.ballots.queries import Round, ShownReporter, ShownTally, State, shown_tally
from hyogi.ballots.queries.pages import ReporterTarget, post_titles, sign_facts_of
from hyogi.ballots.rules import Detail, Verdict
from hyogi.ballots.views.trails import name_of, tally_crumb, trail
from hyogi.ballots.wording import MARKS, STATES, VERDICTS, Names, digits, exactly, remarks, working
from hyogi.design.charts import Point, Series
from hyogi.design.paging import Pager, Paging
from hyogi.design.shapes import Act
from hyogi.design.tables import Cell, Column, Row, Table
from hyogi.design.words import plain
from hyogi.foundation.files import XLSX
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Hidden

LEAF = 30
"""So many reporters are on a leaf of the tally."""


def tally(request: HttpRequest, round: Round) -> HttpResponse:
    """Turnout, the result of each reporter, and who signed it."""
    leaf = Paging.of(request, LEAF).numbered(round.ballot.lines, anchor="reporters")
    shown = shown_tally(round, leaf.rows)
    context: dict[str, Any] = {
        "round": round,
        "title": _("Tally of the ballot, round %(round)s") % {"round": round.ballot.round},
        "state": STATES[round.state],
        "mark": MARKS[round.state],
        "trail": trail(round.cycle, _("Tally")),
        "shown": shown,
    }
    if shown:
        names = _names(round, shown)
        context |= {
            "verdict": VERDICTS[shown.outcome.verdict],
            "counts": shown.outcome.verdict is Verdict.COUNTS,
            "turnout": _turnout(shown),
            "remarks": remarks(shown, names),
            "pools": _pools(shown, names),
            "table": _table(shown, names, leaf.pager),
            "chart": _chart(shown),
            "signatures": _signatures(request, round),
            "left": max(0, round.needed - len(round.signatures)),
            "may_sign": round.state is State.CLOSED
            and request.actor.may(Action.SIGN_COUNT, sign_facts_of(round, request.actor)),
            "has_signed": any(one.person == request.actor.person_id for one in round.signatures),
            "may_type": round.state is State.CLOSED
            and request.actor.may(Action.COUNT_BALLOTS, round.policy_facts())
            and request.actor.person_id not in round.tellers,
        }
    return render(request, "ballots/tally.html", context)


def _names(round: Round, shown: ShownTally) -> Names:
    return Names.of(round.regime, [one.assignment for one in shown.reporters])


def _turnout(shown: ShownTally) -> str:
    outcome = shown.outcome
    share = digits(Fraction(100 * outcome.returned, outcome.issued)) if outcome.issued else "–"
    return _("%(returned)s of %(issued)s forms came back (%(share)s %%)") % {
        "returned": outcome.returned,
        "issued": outcome.issued,
        "share": share,
    }


def _pools(shown: ShownTally, names: Names) -> Table | None:
    if not shown.pools:
        return None
    columns = (
        Column("group", _("Counted together")),
        Column("weight", _("Weight"), "number"),
        Column("forms", _("Valid forms"), "number"),
    )
    rows = [
        (names.pool(pool), f"{digits_of_weight(pool.weight_bp)} %", _hidden() if forms is None else forms)
        for pool, forms in zip(shown.pools, shown.pool_forms, strict=True)
    ]
    return Table(_("Classes of voters as they are counted"), columns, rows)


def digits_of_weight(weight_bp: int) -> str:
    """A weight in per cent, without noughts at the end."""
    whole, rest = divmod(weight_bp, 100)
    return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)


def _table(shown: ShownTally, names: Names, pager: Pager | None = None) -> Table | None:
    if not shown.reporters:
        return None
    several = len(shown.round.terms.items) > 1
    columns = [Column("reporter", _("Reporter"))]
    columns += [Column("item", pgettext("on a ballot form", "Item"))] if several else []
    columns += [Column("part", _("Ballot part"), "number")]
    columns += [Column(key, title, "number") for key, title in names.columns.items()]
    rows: list[list[Any]] = []
    for one in shown.reporters:
        for line in one.lines:
            url = reverse("ballots:working", args=[shown.round.ballot.pk, one.assignment.pk])
            row: list[Any] = [Cell(one.assignment.unit.names, url)]
            row += [names.items[line.line.item]] if several else []
            row += [_part(one) if line is one.lines[0] else ""]
            row += [_hidden() if line.shown.total is None else line.shown.total.get(key, 0) for key in names.columns]
            rows.append(row)
    return Table(_("Marks of all classes together"), columns, rows, pager=pager)


def _part(one: ShownReporter) -> str:
    if one.part is not None:
        return digits(one.part)
    return _("withheld") if one.there else _("none")


def _hidden() -> str:
    return _("withheld")


def _chart(shown: ShownTally) -> Series | None:
    if not shown.reporters:
        return None
    points = [
        Point(one.assignment.unit.names, None if one.score is None else float(one.score)) for one in shown.reporters
    ]
    return Series(_("Ballot part of each reporter"), points, unit=_("points of 100"))


def _signatures(request: HttpRequest, round: Round) -> list[Act]:
    closed = [round.tally] if round.tally else []
    titles = post_titles(request.actor, [*(one.post for one in round.signatures), *(one.post for one in closed)])
    acts = [Act(one.at, titles.get(one.post, ""), _("closed the count")) for one in closed]
    acts += [Act(one.at, titles.get(one.post, ""), _("signed")) for one in round.signatures]
    if round.sealing:
        acts.append(Act(round.sealing.at, "", _("The tally is sealed.")))
    return acts


def working_of(request: HttpRequest, target: ReporterTarget) -> HttpResponse:
    """How the ballot part of one reporter came about, as far as it may be told."""
    round = target.round
    shown = shown_tally(round, [str(target.assignment.pk)], count_withheld=False)
    one = next((one for one in shown.reporters if one.assignment.pk == target.assignment.pk), None) if shown else None
    names = _names(round, shown) if shown else None
    context = {
        "one": one,
        "is_exact": one is not None and one.detail is Detail.EXACT,
        "steps": working(one, shown, names) if one and shown and names and one.detail is Detail.EXACT else [],
        "score": digits(one.part) if one else "",
        "exact": exactly(one.part) if one and one.part is not None else "",
        "table": _pool_table(one, shown, names) if one and shown and names else None,
        "title": plain(target.assignment.unit.names),
        "trail": trail(round.cycle, tally_crumb(round), target.assignment.unit.names),
    }
    return render(request, "ballots/working.html", context)


def _pool_table(one: ShownReporter, shown: ShownTally, names: Names) -> Table:
    columns = [Column("group", _("Counted together"))]
    columns += [Column(key, title, "number") for key, title in names.columns.items()]
    rows = []
    for line in one.lines:
        item = f"{plain(names.items[line.line.item])} · " if len(one.lines) > 1 else ""
        groups = [(names.pool(pool), marks) for pool, marks in zip(shown.pools, line.shown.pools, strict=True)]
        for name, marks in [*groups, (_("all classes together"), line.shown.total)]:
            rows.append(
                [f"{item}{name}", *(_hidden() if marks is None else marks.get(key, 0) for key in names.columns)]
            )
    return Table(_("Marks by the classes as they are counted"), columns, rows)


def take_along(request: HttpRequest, round: Round) -> HttpResponse:
    """The tally as an Excel file: what the page shows, no more."""
    shown = shown_tally(round)
    if shown is None:
        raise Hidden
    names, content = _names(round, shown), io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True})
    sheet = book.add_worksheet(_("Tally")[:31])
    facts = [plain(round.cycle.title), name_of(round), str(VERDICTS[shown.outcome.verdict]), _turnout(shown)]
    facts += remarks(shown, names)
    for row, words in enumerate(facts):
        sheet.write_string(row, 0, words)
    at = len(facts) + 1
    for table in filter(None, (_pools(shown, names), _table(shown, names))):
        for place, column in enumerate(table.columns):
            sheet.write_string(at, place, plain(column.title), head)
        for line in table.rows:
            at += 1
            for place, cell in enumerate(line.cells if isinstance(line, Row) else line):
                value = cell.value if isinstance(cell, Cell) else cell
                if isinstance(value, int):
                    sheet.write_number(at, place, value)
                else:
                    sheet.write_string(at, place, plain(value))
        at += 2
    sheet.set_column(0, 0, 40)
    book.close()
    response = HttpResponse(content.getvalue(), content_type=XLSX)
    name = f"tally-{round.cycle.code}-{round.ballot.round}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
