"""Entering the count of one class: on the sheet, or from a reader machine's file."""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.ballots import actions, machine
from hyogi.ballots.actions.entering import DoesNotAddUp
from hyogi.ballots.forms import MachineForm
from hyogi.ballots.queries import Own, State, own_entry
from hyogi.ballots.queries.pages import ClassTarget, codes_on_form, on_form
from hyogi.ballots.rules import Difference, Entry
from hyogi.ballots.sheet import Sheet
from hyogi.ballots.terms import reading_rules
from hyogi.ballots.views.trails import round_crumb, sent, trail
from hyogi.ballots.wording import Names, misfit
from hyogi.design.saying import saved
from hyogi.design.tables import Column, Table
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.importing.tables import Problem


def entry(request: HttpRequest, target: ClassTarget) -> HttpResponse:
    """The count sheet of a class, for the two who count it; each sees his own figures only, until both are in."""
    round, key = target.round, target.standing.key
    own = own_entry(request.actor, round, key)
    shows_lines = request.method == "POST" or round.state is State.COUNTING
    names = Names.of(round.regime, on_form(round) if shows_lines else [])
    differences = own.differences if own else ()
    typed = _typed(request, own, target)
    sheet = Sheet(round.lines, round.terms.columns, names, typed, differences=differences)
    adding = request.method == "POST" and request.POST.get("do") == "add_up"
    refusal: Refusal | None = None
    if request.method == "POST" and not adding and sheet.fits:
        try:
            return once.act(request, lambda: _entered(request, target, sheet.entry()), texts=False)
        except DoesNotAddUp as why:
            sheet.misfits = why.misfits
        except Refusal as why:
            refusal = why
    context = {
        "sheet": sheet,
        "problems": sheet.problems if request.method == "POST" and not adding else [],
        "refusal": refusal,
        "own": own,
        "number": request.POST.get("number", own.number if own else 0),
        "both": target.standing.agree is not None,
        "agree": target.standing.agree,
        "differences": _differences(differences, names) if differences else None,
        "standing": target.standing,
        "round": round,
        "rules": reading_rules(round.regime),
        "may_enter": _may_enter(request, target),
        "is_open": round.state is State.COUNTING,
        "title": _("Count of class %(class)s") % {"class": names.voters(key)},
        "keep": f"ballot-{round.ballot.pk}-{key}",
        "trail": trail(round.cycle, round_crumb(round), names.voters(key)),
    }
    return render(request, "ballots/entry.html", context, status=403 if refusal else 200)


def _may_enter(request: HttpRequest, target: ClassTarget) -> bool:
    """Whether a seat is his or free."""
    standing = target.standing
    free = len(standing.seats) < 2
    return target.round.state is State.COUNTING and (free or standing.seat_of(request.actor.person_id) is not None)


def _typed(request: HttpRequest, own: Own | None, target: ClassTarget) -> dict[str, str]:
    if request.method == "POST":
        return {name: str(value) for name, value in request.POST.items()}
    if own is None:
        return {"invalid": "0"}
    return Sheet.typed_from(own.entry, target.round.lines, target.round.terms.columns)


def _entered(request: HttpRequest, target: ClassTarget, entry: Entry, file: Any = None) -> str:
    round, key = target.round, target.standing.key
    number = request.POST.get("number", "0")
    based_on = int(number) if number.isdecimal() and len(number) < 4 else 0
    actions.enter_count(request.actor, round, key, entry, based_on=based_on, file=file)
    saved(request, _("Your count of class %(class)s is in.") % {"class": key})
    return reverse("ballots:entry", args=[round.ballot.pk, key])


def _differences(found: tuple[Difference, ...], names: Names) -> Table:
    columns = (
        Column("cell", _("Where")),
        Column("mine", _("Your count"), "number"),
        Column("theirs", _("The other count"), "number"),
    )
    rows = [(names.cell(one.line, one.column), one.one, one.other) for one in found]
    return Table(_("Where the two counts differ"), columns, rows)


def reading(request: HttpRequest, target: ClassTarget) -> HttpResponse:
    """Take the count of a class from the file of a reader machine, as one of the two counts."""
    round, key = target.round, target.standing.key
    own = own_entry(request.actor, round, key)
    form = MachineForm(*sent(request))
    problems: list[Any] = []
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        names = Names.of(round.regime, on_form(round))
        read = machine.read(wanted["file"].read(), round.terms, round.lines, _codes(target))
        problems = list(read.problems)
        if not problems:
            try:
                counted = Entry(wanted["returned"], wanted["invalid"], read.marks)
                return once.act(request, lambda: _entered(request, target, counted, wanted["file"]), texts=False)
            except DoesNotAddUp as why:
                problems = [Problem(0, "", misfit(one, names)) for one in why.misfits]
            except Refusal as why:
                refusal = why
    context = {
        "form": form,
        "refusal": refusal,
        "table": _wrong(problems) if problems else None,
        "number": own.number if own else 0,
        "may_enter": _may_enter(request, target),
        "columns": ", ".join(machine.columns_of(round.terms).heading),
        "standing": target.standing,
        "round": round,
        "title": _("Count of class %(class)s from a file") % {"class": key},
        "trail": trail(round.cycle, round_crumb(round), _("Class %(class)s") % {"class": key}),
    }
    return render(request, "ballots/reading.html", context, status=403 if refusal else 200)


def _wrong(problems: list[Any]) -> Table:
    columns = (Column("row", _("Row")), Column("column", _("Column")), Column("reason", _("What is wrong")))
    rows = [(str(one.row) if one.row else "", one.column, one.reason) for one in problems]
    return Table(_("What is wrong in the file. Nothing was saved."), columns, rows)


def _codes(target: ClassTarget) -> dict[str, str]:
    return codes_on_form(target.round)


def empty_file(request: HttpRequest, target: ClassTarget) -> HttpResponse:
    """The heading and the reporters as a CSV, for a machine or a spreadsheet to fill in."""
    round = target.round
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"count-{round.ballot.round}-{target.standing.key}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.write("\ufeff")
    csv.writer(response).writerows(machine.heading_rows(round.terms, round.lines, _codes(target)))
    return response
