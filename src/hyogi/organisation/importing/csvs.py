"""CSV as people save it: separated by commas, semicolons or tabs, quoted or not."""

import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from hyogi.organisation.importing import cells
from hyogi.organisation.importing.columns import Columns, known_in
from hyogi.organisation.importing.tables import LIMITS, Grid, Unreadable
from hyogi.organisation.importing.texts import decode

SEPARATORS = {",": ",", ";": ";", "\t": "\\t"}
_LINE = re.compile(r"[^\r\n]*")


def grid_of(content: bytes, columns: Columns, encoding: str | None = None) -> Grid:
    """The cells of a CSV. The separator is the one by which the heading falls into known columns.

    Raises:
        Unreadable: when the encoding, the quotation marks or the size do not fit.
    """
    text, used = decode(content, encoding)
    separator = _separator(text, columns)
    rows: list[list[str]] = []
    for row in _rows(text, separator):
        rows.append([cells.unguard(cell) for cell in row])
    return Grid(rows, encoding=used, separator=separator)


def _separator(text: str, columns: Columns) -> str:
    found = _LINE.match(text.lstrip("\r\n"))
    first = found.group()[: LIMITS.columns * LIMITS.field] if found else ""
    if len(first) > LIMITS.columns * 200:
        return ","
    return max(SEPARATORS, key=lambda sign: known_in(_heading(first, sign), columns))


def _heading(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(lines)
        except StopIteration:
            return
        except csv.Error as fault:
            raise Unreadable(_said(fault), row=number) from None
        yield row
        if number > LIMITS.rows + 1:  # one too many is enough to say so
            return


def _said(fault: csv.Error) -> str:
    if "limit" in str(fault):
        return _("A cell here has more than %(most)s signs. Shorten it.") % {"most": LIMITS.field}
    return _("A quotation mark here has no partner. Put quotation marks round the whole cell and double those inside.")
