"""Reading a file of the register: what kind of file it is, its cells, its heading, its rows."""

import hashlib
from collections.abc import Sequence

from django.utils.translation import gettext as _

from hyogi.organisation.importing import cells, csvs, sheets
from hyogi.organisation.importing.columns import COLUMNS, Columns, Heading, understand
from hyogi.organisation.importing.tables import LIMITS, Grid, Kind, Problem, Record, Table, Unreadable

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(kind: Kind | str, content: bytes, name: str = "", encoding: str | None = None) -> Table:
    """The rows of a CSV or Excel file, by canonical column. Whatever does not fit stands in `problems`; nothing is
    raised for it. What the rows mean is asked by `preview`."""
    kind = Kind(kind)
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        grid = grid_of(content, COLUMNS[kind], kind.value, encoding)
        columns, records, problems = understood(grid, COLUMNS[kind])
    except Unreadable as fault:
        return Table(kind, name, sha256, problems=(fault.problem,), offers=fault.offers)
    return Table(kind, name, sha256, columns, records, problems, grid.encoding, grid.separator)


def grid_of(content: bytes, columns: Columns, sheet: str, encoding: str | None = None) -> Grid:
    """The cells of a CSV, or of the sheet of that name in a workbook. Content decides what a file is, not its name.

    Raises:
        Unreadable: nothing in it can be read as a table.
    """
    if len(content) > LIMITS.size:
        raise Unreadable(
            _("This file has %(size)s MB; %(most)s MB is the most. Part it into several.")
            % {"size": len(content) >> 20, "most": LIMITS.size >> 20}
        )
    if not content.strip():
        raise Unreadable(_("There is nothing in this file."))
    if content.startswith(_OLE):
        raise Unreadable(
            _("This workbook is encrypted. Save it without a password.")
            if _ENCRYPTED in content
            else _("This is a workbook of the old kind (.xls), or another document. Save it as .xlsx.")
        )
    if content.startswith(_ZIP):
        return sheets.grid_of(content, sheet)
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"{\\rtf")):
        raise Unreadable(_("This is not a table. Take a CSV or Excel (.xlsx) file."))
    return csvs.grid_of(content, columns, encoding)


def understood(grid: Grid, columns: Columns) -> tuple[tuple[str, ...], tuple[Record, ...], tuple[Problem, ...]]:
    """The columns that the heading names, the rows below it by column, and every cell that does not fit.

    Raises:
        Unreadable: there are more rows than are taken.
    """
    heading = understand(grid.rows[0] if grid.rows else (), columns)
    problems = [
        *_of_heading(heading, columns),
        *(Problem(row, _column(heading, place), reason) for row, place, reason in grid.problems),
    ]
    if heading.missing:
        return (), (), tuple(sorted(problems))
    records = []
    for number, row in enumerate(grid.rows[1:], 2):
        if number > LIMITS.rows + 1:
            raise Unreadable(
                _("This file has more than %(most)s rows. Part it into several.") % {"most": LIMITS.rows}, row=number
            )
        if any(cell.strip() for cell in row):
            records.append(Record(number, _cells(heading, row, number, problems)))
    known = tuple(column for column in heading.places if column)
    return known, tuple(records), tuple(sorted(problems))


def _of_heading(heading: Heading, columns: Columns) -> list[Problem]:
    """What is wrong with row 1, each place by itself."""
    problems = []
    for column in heading.missing:
        reason = _("The column “%(column)s” is missing. Row 1 of the file names the columns: %(columns)s.")
        problems.append(Problem(1, column, reason % {"column": column, "columns": ", ".join(columns.heading)}))
    for _place, name in heading.unknown:
        reason = _("No column “%(column)s” is known here. Known are: %(columns)s. Rename it or delete it.")
        problems.append(
            Problem(1, _shown(name), reason % {"column": _shown(name), "columns": ", ".join(columns.known)})
        )
    for _place, name in heading.twice:
        problems.append(Problem(1, name, _("The column “%(column)s” stands here twice.") % {"column": name}))
    return problems


def _cells(heading: Heading, row: Sequence[str], number: int, problems: list[Problem]) -> dict[str, str]:
    """The row by column; cells that no text can hold, or that nobody named, are refused."""
    found: dict[str, str] = dict.fromkeys((column for column in heading.places if column), "")
    for place, cell in enumerate(row, 1):
        column = heading.places[place - 1] if place <= len(heading.places) else ""
        if not cell:
            continue
        if sign := cells.strange_sign(cell):
            reason = _("This cell contains a sign that is no text (%(sign)s). Type the cell again.")
            problems.append(Problem(number, column, reason % {"sign": sign}))
        elif len(cell) > LIMITS.field:
            reason = _("This cell has %(length)s signs; %(most)s is the most.")
            problems.append(Problem(number, column, reason % {"length": len(cell), "most": LIMITS.field}))
        elif column:
            found[column] = cell
        elif cell.strip() and not _is_known_trouble(heading, place):
            reason = _("There is something in column %(place)s, which has no heading. Name the column or empty it.")
            problems.append(Problem(number, "", reason % {"place": place}))
    return found


def _is_known_trouble(heading: Heading, place: int) -> bool:
    """Whether row 1 was refused for this column already."""
    return any(place == known for known, _name in (*heading.unknown, *heading.twice))


def _column(heading: Heading, place: int) -> str:
    return heading.places[place - 1] if place <= len(heading.places) else ""


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "·" for sign in name[:60])
