"""The scores of one office as a spreadsheet: what it fills in, and what is read from it.

    unit,name,score
    TM-01,…,87.5

`unit` is the code of the unit; `name` is there for whoever fills it in, and is not read. A unit without a row keeps the
score that it has; an empty cell takes its score back.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from django.utils.translation import gettext as _

from hyogi.organisation.importing.columns import Columns
from hyogi.organisation.importing.reading import grid_of, understood
from hyogi.organisation.importing.tables import Problem, Unreadable

SHEET = "scores"
COLUMNS = Columns(heading=("unit", "name", "score"), required=("unit", "score"))


@dataclass(frozen=True)
class Reading:
    """What was read: what stands in the cell, by the code of the unit, and every row that is wrong."""

    typed: Mapping[str, str]
    problems: tuple[Problem, ...]


def workbook(rows: Sequence[tuple[str, str, str]]) -> bytes:
    """An Excel file of code, name and score (as text, empty where there is none); a score is a number in its cell."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(SHEET)
    sheet.write_row(0, 0, COLUMNS.heading, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 36)
    for at, (code, name, score) in enumerate(rows, 1):
        sheet.write_string(at, 0, code)
        sheet.write_string(at, 1, name)
        if score:
            sheet.write_number(at, 2, float(score))
    book.close()
    return content.getvalue()


def read(content: bytes, codes: Sequence[str]) -> Reading:
    """The scores in a CSV or Excel file; `codes` are the units of the sheet."""
    try:
        grid = grid_of(content, COLUMNS, SHEET)
        _columns, records, problems = understood(grid, COLUMNS)
    except Unreadable as fault:
        return Reading({}, (fault.problem,))
    known = {code.strip().casefold(): code for code in codes}
    typed: dict[str, str] = {}
    wrong = list(problems)
    for record in records:
        code = known.get(record["unit"].strip().casefold(), "")
        if not code:
            reason = _("“%(code)s” is the code of no unit that reports here.") % {"code": record["unit"][:60]}
            wrong.append(Problem(record.row, "unit", reason))
        elif code in typed:
            wrong.append(Problem(record.row, "unit", _("This unit stands here twice.")))
        else:
            typed[code] = record["score"]
    if not records and not wrong:
        wrong.append(Problem(1, "unit", _("The file has a heading and no rows.")))
    return Reading(typed, tuple(sorted(wrong)))
