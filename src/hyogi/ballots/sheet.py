"""The count sheet of one class as a page: what was typed in each cell, what is wrong there, the sum of each line."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from hyogi.ballots.rules import LARGEST, Difference, Entry, Line, Misfit
from hyogi.ballots.wording import FORMS, Names, misfit

_DIGITS = len(str(LARGEST))


@dataclass(frozen=True)
class Square:
    """One cell: its field, what was typed, its name for those who do not see the heading, and what is wrong."""

    name: str
    column: str
    typed: str
    label: str
    title: str
    problem: str = ""
    differs: bool = False


@dataclass(frozen=True)
class SheetRow:
    """One line of the form with its cells and their sum."""

    line: Line
    name: str
    cells: tuple[Square, ...]
    total: int

    @property
    def key(self) -> str:
        return self.line.key


class Sheet:
    """The sheet, from what was typed into it or from an entry."""

    def __init__(
        self,
        lines: Sequence[Line],
        columns: Sequence[str],
        names: Names,
        typed: Mapping[str, str],
        *,
        differences: Sequence[Difference] = (),
    ):
        self.lines, self.columns, self.names, self.typed = lines, columns, names, typed
        self.differing = {(one.line, one.column) for one in differences}
        self.misfits: list[Misfit] = []

    @staticmethod
    def typed_from(entry: Entry, lines: Sequence[Line], columns: Sequence[str]) -> dict[str, str]:
        """An entry as it would have been typed."""
        typed = {"returned": str(entry.returned), "invalid": str(entry.invalid)}
        for row, line in enumerate(lines):
            for place, column in enumerate(columns):
                typed[field(row, place)] = str(entry.on(line).get(column, 0))
        return typed

    @cached_property
    def forms(self) -> list[Square]:
        """The numbers of forms."""
        return [self._square(name, None, name) for name in FORMS]

    @cached_property
    def rows(self) -> list[SheetRow]:
        found = []
        for row, line in enumerate(self.lines):
            cells = tuple(self._square(field(row, place), line, column) for place, column in enumerate(self.columns))
            found.append(
                SheetRow(line, self.names.line(line), cells, sum(number_in(cell.typed) or 0 for cell in cells))
            )
        return found

    @property
    def valid(self) -> int:
        """The valid forms, as far as they are typed."""
        return max(
            0, (number_in(self.typed.get("returned", "")) or 0) - (number_in(self.typed.get("invalid", "")) or 0)
        )

    @property
    def fits(self) -> bool:
        return not self.problems

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """What is wrong: where (the field), its name, a sentence."""
        squares = [*self.forms, *(cell for row in self.rows for cell in row.cells)]
        found = [(cell.name, cell.label, cell.problem) for cell in squares if cell.problem]
        at = {row.line: row.cells[0].name for row in self.rows if row.cells}
        found += [
            ("invalid" if one.line is None else at[one.line], "", misfit(one, self.names)) for one in self.misfits
        ]
        return found

    def entry(self) -> Entry:
        """What was typed, as an entry; only where no cell is wrong."""
        marks = {
            row.key: {cell.column: number for cell in row.cells if (number := number_in(cell.typed))}
            for row in self.rows
        }
        forms = {cell.column: number_in(cell.typed) or 0 for cell in self.forms}
        return Entry(forms["returned"], forms["invalid"], marks)

    def _square(self, name: str, line: Line | None, column: str) -> Square:
        typed = self.typed.get(name, "").strip()[:20]
        problem = ""
        if number_in(typed) is None:
            problem = _("“%(typed)s” is no whole number from 0 to 100000.") % {"typed": typed}
        elif line is None and column == "returned" and not typed:
            problem = _("Say how many forms came back; 0 where none did.")
        title = str(FORMS[column]) if line is None else str(self.names.columns[column])
        return Square(
            name, column, typed, self.names.cell(line, column), title, problem, (line, column) in self.differing
        )


def field(row: int, place: int) -> str:
    """The name of a cell's field."""
    return f"c{row}-{place}"


def number_in(typed: str) -> int | None:
    """The whole number that was typed, in whatever digits; nothing typed is nought; `None`: no number."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    if not plain:
        return 0
    if not plain.isdecimal() or len(plain) > _DIGITS:
        return None
    number = int(plain)
    return number if number <= LARGEST else None
