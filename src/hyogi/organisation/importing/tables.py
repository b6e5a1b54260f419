"""What was read from a file, before anybody asks what it means: a heading, rows by number, and what did not fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a file of the register can hold."""

    UNITS = "units"
    POSTS = "posts"
    PEOPLE = "people"
    TENURES = "tenures"


@dataclass(frozen=True)
class Limits:
    """How much is read. Beyond, a file is refused before it can do harm; each limit is named in its sentence."""

    size: int = 32 * 1024 * 1024
    rows: int = 100_000
    columns: int = 60
    field: int = 2_000
    entries: int = 500
    unpacked: int = 256 * 1024 * 1024
    ratio: int = 200
    sheet_rows: int = 120_000


LIMITS = Limits()


@dataclass(frozen=True, order=True)
class Problem:
    """Why a row is refused: the row as a spreadsheet counts it (the heading is row 1), the column, a sentence."""

    row: int
    column: str
    reason: str

    def as_json(self) -> dict[str, object]:
        return {"row": self.row, "column": self.column, "reason": self.reason}


@dataclass(frozen=True)
class Record:
    """One row: its number and its cells by canonical column; a column that the file lacks is not in it."""

    row: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def states(self, column: str) -> bool:
        """Whether the file has this column at all."""
        return column in self.cells


@dataclass(frozen=True)
class Sample:
    """How the beginning of a file reads in an encoding that fits it."""

    encoding: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A file that was read: its rows, the problems found on the way, and of which content it was made.

    `encoding` and `separator` say how a CSV was read; both are empty for a workbook. `offers` are the encodings that
    fit where none was named and the file is not UTF-8.
    """

    kind: Kind
    name: str
    sha256: str
    columns: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    separator: str = ""
    offers: tuple[Sample, ...] = ()


@dataclass(frozen=True)
class Grid:
    """Cells as text, row by row, as they lie in a file; the heading is the first row. Cells that cannot be taken as
    text are empty here and stand in `problems` with their row and column number (from 1)."""

    rows: Sequence[Sequence[str]] = ()
    problems: Sequence[tuple[int, int, str]] = field(default=())
    encoding: str = ""
    separator: str = ""


class Unreadable(Exception):
    """The file as a whole cannot be read; `problem` says why, `offers` how a text of it would read."""

    def __init__(self, reason: str, row: int = 1, offers: tuple[Sample, ...] = ()):
        self.problem, self.offers = Problem(row, "", reason), offers
        super().__init__(reason)
