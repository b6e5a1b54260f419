"""The sheet on which the scores of one office are entered, for all units at once."""

from dataclasses import replace
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.queries import reporters_in
from hyogi.cycles.views.running import trail_of
from hyogi.design.paging import Pager, Paging
from hyogi.design.saying import saved
from hyogi.design.tables import Column, Table
from hyogi.design.words import plain
from hyogi.foundation import once
from hyogi.foundation.files import XLSX
from hyogi.foundation.numbers import decimal, rounded
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.reviews import actions, looked_over, queries, score_file
from hyogi.reviews.queries import Key, SheetPage
from hyogi.reviews.queries.scores import Sheet
from hyogi.reviews.rules import mean_of, score_of

CELLS = 500
"""To so many units at most a file fills cells, each a field; with more of them the page shows what was read."""


class Line:
    """One unit of the sheet: what was typed, or stands; what is wrong with it."""

    def __init__(self, pk: UUID, code: str, unit: Any, typed: str, seen: int):
        self.pk, self.code, self.unit, self.typed, self.seen = pk, code, unit, typed, seen
        self.name, self.seen_name = f"score-{pk}", f"seen-{pk}"
        self.fault = ""
        self.read = False
        self.value: int | None = None


def sheet(request: HttpRequest, target: SheetPage) -> HttpResponse:
    """What every office gives every unit; the scores of one office can be entered or corrected."""
    office = " ".join((request.POST.get("office") or request.GET.get("office") or "").split())[:100]
    leaf = Paging.of(request).numbered(reporters_in(request.actor, target.cycle))
    shown = queries.sheet_of(target.cycle, target.component.key, leaf.rows)
    read = _read(request, target, office)
    lines = _lines(request, target, office, _asked(request, target, shown, read), read)
    faults: list[str] = []
    filled, carried = None, request.POST.get("read", "") if read else ""
    if request.method == "POST" and "from_file" in request.POST:
        every = lines
        filled, faults = _filled(request, lines)
        if len(every) > CELLS:
            lines = _lines(request, target, office, shown, None)
            if filled is not None:
                faults = _understand(target, every)[:50]
                filled = None if faults else filled
            if filled is not None:
                lines = [line for line in every if line.read]
                rows = {line.pk: looked_over.Read(line.typed, line.seen) for line in lines}
                carried = looked_over.signed(request.actor, target.cycle, target.component.key, office, rows)
    elif request.method == "POST" and read is not None and not read:
        faults = [_("What was read of the file can be kept for a day, by who has read it. Take the file again.")]
    elif request.method == "POST":
        faults = _understand(target, lines)
        if not faults:
            try:
                return once.act(request, lambda: _entered(request, target, office, lines))
            except Refusal as refusal:
                if not refusal.field:
                    raise
                faults = [str(refusal)]
    context = {
        "page": target,
        "office": office,
        "lines": lines if request.actor.may(Action.PREPARE_MEETING, target.policy_facts()) else None,
        "faults": faults,
        "filled": filled,
        "carried": carried,
        "table": _table(shown, leaf.pager),
        "pager": leaf.pager,
        "trail": trail_of(target.cycle, target.title),
    }
    return render(request, "reviews/sheet.html", context)


def _read(request: HttpRequest, target: SheetPage, office: str) -> dict[UUID, looked_over.Read] | None:
    """What was read of a file and looked over; empty where it cannot be kept any more; none where cells were sent."""
    if request.method != "POST" or "read" not in request.POST:
        return None
    return looked_over.opened(request.actor, target.cycle, target.component.key, office, request.POST["read"]) or {}


def _asked(request: HttpRequest, target: SheetPage, shown: Sheet, read: dict[UUID, looked_over.Read] | None) -> Sheet:
    """The units that are entered: those of the leaf, and those that were sent along; from a file all."""
    if request.method != "POST" or (read is not None and not read):
        return shown
    every = queries.sheet_of(target.cycle, target.component.key)
    if "from_file" in request.POST:
        return every
    if read:
        return replace(every, assignments=[one for one in every.assignments if one.pk in read])
    return replace(every, assignments=[one for one in every.assignments if f"score-{one.pk}" in request.POST])


def _lines(
    request: HttpRequest,
    target: SheetPage,
    office: str,
    sheet: Sheet,
    read: dict[UUID, looked_over.Read] | None,
) -> list[Line]:
    lines = []
    for one in sheet.assignments:
        score = sheet.scores.get(Key(one.pk, office))
        line = Line(
            one.pk,
            one.unit.code,
            one.unit.names,
            _shown(score.value_x100 if score else None),
            score.number if score else 0,
        )
        if read and one.pk in read:
            line.typed, line.seen = read[one.pk].typed, read[one.pk].seen
        elif request.method == "POST" and line.name in request.POST:
            line.typed = request.POST.get(line.name, "")[:20]
            seen = request.POST.get(line.seen_name, "")
            line.seen = int(seen) if seen.isdecimal() and len(seen) < 9 else 0
        lines.append(line)
    return lines


def _filled(request: HttpRequest, lines: list[Line]) -> tuple[int | None, list[str]]:
    """Write what a file says into the sheet, to be looked over before it is kept: how many cells, or what is wrong."""
    upload = request.FILES.get("file")
    if upload is None:
        return None, [_("No file was chosen. Choose a CSV or Excel file.")]
    reading = score_file.read(upload.read(), [line.code for line in lines])
    if reading.problems:
        place = _("Row %(row)s, column %(column)s: %(reason)s")
        return None, [
            place % {"row": one.row, "column": one.column or "–", "reason": one.reason} for one in reading.problems[:50]
        ]
    for line in lines:
        line.typed, line.read = reading.typed.get(line.code, line.typed)[:20], line.code in reading.typed
    return len(reading.typed), []


def sheet_file(request: HttpRequest, target: SheetPage) -> HttpResponse:
    """The sheet of one office as an Excel file, with the scores that stand; without an office, empty."""
    office = " ".join(request.GET.get("office", "").split())[:100]
    rows = [
        (line.code, plain(line.unit), line.typed)
        for line in _lines(request, target, office, queries.sheet_of(target.cycle, target.component.key), None)
    ]
    response = HttpResponse(score_file.workbook(rows), content_type=XLSX)
    name = f"scores-{target.cycle.code}-{target.component.key}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _understand(target: SheetPage, lines: list[Line]) -> list[str]:
    faults = []
    for line in lines:
        try:
            line.value = score_of(line.typed, target.component.scale_max)
        except ValueError as fault:
            words = {
                "number": _("“%(typed)s” is no score; write a number such as 87 or 87.5."),
                "scale": _("“%(typed)s” is more than the scale has (%(most)s)."),
            }[str(fault)]
            line.fault = words % {"typed": line.typed, "most": target.component.scale_max}
            faults.append(f"{plain(line.unit)}: {line.fault}")
    return faults


def _entered(request: HttpRequest, target: SheetPage, office: str, lines: list[Line]) -> str:
    done = actions.enter_scores(
        request.actor,
        target.cycle,
        target.component.key,
        office,
        {line.pk: line.value for line in lines},
        {line.pk: line.seen for line in lines},
    )
    saved(
        request,
        _("Kept: %(new)s new, %(changed)s corrected, %(back)s taken back.")
        % {"new": done.new, "changed": done.changed, "back": done.taken_back},
    )
    return reverse("reviews:sheet", args=[target.cycle.pk, target.component.key])


def _table(sheet: Sheet, pager: Pager) -> Table | None:
    if not sheet.offices:
        return None
    rows = []
    for one in sheet.assignments:
        given = [sheet.scores.get(Key(one.pk, office)) for office in sheet.offices]
        values = [score.value_x100 for score in given if score is not None and score.value_x100 is not None]
        mean = mean_of(values)
        shown = [_shown(score.value_x100 if score else None) for score in given]
        rows.append([one.unit.names, *shown, decimal(rounded(Fraction(mean))) if mean is not None else "–"])
    columns = [
        Column("unit", _("Unit")),
        *(Column(f"office{n}", office, kind="number") for n, office in enumerate(sheet.offices)),
        Column("mean", _("Mean"), kind="number"),
    ]
    return Table(_("Scores by office; the mean is exact and rounded for showing only"), columns, rows, pager=pager)


def _shown(value: int | None) -> str:
    return "" if value is None else f"{value // 100}.{value % 100:02d}".rstrip("0").rstrip(".")
