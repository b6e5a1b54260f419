"""Excel workbooks (.xlsx): the values of one sheet as text, exactly as they are stored."""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine
from django.utils.translation import gettext as _

from hyogi.organisation.importing import sheet_xml
from hyogi.organisation.importing.archives import packed, parts_of
from hyogi.organisation.importing.tables import LIMITS, Grid, Unreadable

_LONGEST_NUMBER = 10**15


def grid_of(content: bytes, sheet: str) -> Grid:
    """The cells of the sheet of this name, or of the only sheet that has any.

    Raises:
        Unreadable: when the workbook is damaged, hides more than it says, or leaves open which sheet is meant.
    """
    parts = parts_of(content)
    try:
        places = sheet_xml.places_of(parts)
        outlines = {name: sheet_xml.outline_of(parts[place]) for name, place in places.items() if place in parts}
    except sheet_xml.Unfit:
        raise Unreadable(_broken()) from None
    name = _sheet(outlines, sheet)
    outline = outlines[name]
    _within_limits(outline)
    rows = _values(packed(parts), name)
    problems = [*_formulas(outline), *_merged(outline)]
    texts = []
    for number, row in enumerate(rows, 1):
        line = []
        for place, value in enumerate(row, 1):
            text, reason = _text(value)
            if reason:
                problems.append((number, place, reason))
            line.append(text)
        texts.append(line)
    return Grid(texts, problems)


def _sheet(outlines: Mapping[str, sheet_xml.Outline], wanted: str) -> str:
    filled = [name for name, outline in outlines.items() if outline.rows]
    named = [name for name in filled if name.strip().casefold() == wanted]
    if len(named or filled) == 1:
        return (named or filled)[0]
    if not filled:
        raise Unreadable(_("There is nothing in this workbook."))
    raise Unreadable(
        _("This workbook has several sheets: %(names)s. Name the one that is meant “%(kind)s”, or leave only that one.")
        % {"names": ", ".join(filled)[:200], "kind": wanted}
    )


def _within_limits(outline: sheet_xml.Outline) -> None:
    if outline.rows > LIMITS.sheet_rows:
        raise Unreadable(
            _("This sheet reaches down to row %(rows)s; %(most)s is the most. Part it, or delete the empty rows.")
            % {"rows": outline.rows, "most": LIMITS.rows},
            row=outline.rows,
        )
    if outline.columns > LIMITS.columns:
        raise Unreadable(
            _("This sheet reaches to column %(columns)s; %(most)s is the most. Delete the columns that are not needed.")
            % {"columns": outline.columns, "most": LIMITS.columns}
        )


def _values(content: bytes, name: str) -> list[list[Any]]:
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except Exception:  # calamine has no common base for what it raises
        raise Unreadable(_broken()) from None


def _formulas(outline: sheet_xml.Outline) -> Iterator[tuple[int, int, str]]:
    for row, column in outline.formulas:
        yield (
            row,
            column,
            _("There is a formula in this cell. Copy the column and paste it as values, then save."),
        )


def _merged(outline: sheet_xml.Outline) -> Iterator[tuple[int, int, str]]:
    for row, column, area in outline.merged:
        yield row, column, _("The cells %(area)s are merged. Part them and fill in each.") % {"area": area}


def _text(value: Any) -> tuple[str, str]:
    """(text, reason why not). Whole numbers lose the `.0` that a workbook stores."""
    match value:
        case str():
            return value, ""
        case bool():
            return str(value).upper(), ""
        case int() | float():
            return _number(value)
        case datetime():
            if value.time() == time(0):
                return value.date().isoformat(), ""
            return "", _("This cell holds a day with a time of day. Write the day alone, like 2027-01-15.")
        case date():
            return value.isoformat(), ""
        case time() | timedelta():
            return "", _("This cell holds a time of day. Format the column as text and type it again.")
        case _:
            return "", ""


def _number(value: int | float) -> tuple[str, str]:
    if value != value or abs(value) >= _LONGEST_NUMBER:
        return "", _(
            "This number has more digits than a spreadsheet keeps. Format the column as text and type it again."
        )
    return (str(int(value)) if value == int(value) else repr(value)), ""


def _broken() -> str:
    return _("This file cannot be read as a workbook. Save it again as .xlsx and take that file.")
