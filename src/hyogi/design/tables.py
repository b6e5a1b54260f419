"""A table of rows: sorted, filtered and cut by the server; on a phone each row becomes a card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest, QueryDict
from django.utils.formats import number_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hyogi.design import words
from hyogi.design.paging import Leaf, Pager, Paging
from hyogi.design.rows import drawn

__all__ = ["Cell", "Column", "Leaf", "Pager", "Paging", "Row", "Sort", "Table"]


@dataclass(frozen=True)
class Sort:
    """The order that a request asks for, one of those allowed."""

    order: str
    query: QueryDict | None = None

    @classmethod
    def of(cls, request: HttpRequest, allowed: Sequence[str], default: str) -> "Sort":
        """`?sort=name` or `?sort=-name`; anything that is not allowed is the default."""
        asked = request.GET.get("sort", default)
        fits = asked.removeprefix("-") in allowed
        return cls(asked if fits else default, request.GET)

    @property
    def name(self) -> str:
        return self.order.removeprefix("-")

    @property
    def down(self) -> bool:
        return self.order.startswith("-")

    def address(self, name: str) -> str:
        """Where a click on the heading `name` leads: sorted by it, or turned round; from the first leaf."""
        query = self.query.copy() if self.query is not None else QueryDict(mutable=True)
        for word in ("after", "before"):
            query.pop(word, None)
        query["sort"] = f"-{name}" if name == self.name and not self.down else name
        return "?" + query.urlencode()


@dataclass(frozen=True)
class Column:
    """One column. `title` stands above it, and beside each of its cells on a phone."""

    name: str
    title: Any
    kind: Literal["text", "number", "date", "mark"] = "text"
    sort: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell: its value, perhaps a link, a status (`done`, `wait`, `late`, `open`, `ended`) or a small note."""

    value: Any
    url: str = ""
    state: str = ""
    note: Any = ""


@dataclass(frozen=True)
class Row:
    """One row; its first cell is its heading."""

    cells: Sequence[Any]


@dataclass(frozen=True)
class Heading:
    """A column's heading as it is drawn."""

    column: Column
    url: str = ""
    sorted: Literal["", "ascending", "descending"] = ""


@dataclass(frozen=True)
class Table:
    """A table ready to be shown. Rows may also be plain sequences of cells, and cells plain values."""

    caption: Any
    columns: Sequence[Column]
    rows: Sequence[Row | Sequence[Any]] = field(default=())
    sort: Sort | None = None
    pager: Pager | None = None
    download: str = ""

    def headings(self) -> Iterator[Heading]:
        """The headings with their links."""
        for column in self.columns:
            if not (self.sort and column.sort):
                yield Heading(column)
            elif column.name == self.sort.name:
                way: Any = "descending" if self.sort.down else "ascending"
                yield Heading(column, self.sort.address(column.name), way)
            else:
                yield Heading(column, self.sort.address(column.name))

    def lines(self) -> Iterator[SafeString]:
        """Every row as it stands in the page."""
        return drawn(self.columns, (self._cells(row) for row in self.rows))

    def _cells(self, row: Row | Sequence[Any]) -> list[tuple[Cell, SafeString]]:
        cells = [c if isinstance(c, Cell) else Cell(c) for c in (row.cells if isinstance(row, Row) else row)]
        return [(cell, shown(cell.value)) for cell in cells]


def shown(value: Any) -> SafeString:
    """Any value as a reader sees it: days with weekdays, numbers grouped, texts in the reader's language."""
    match value:
        case None:
            return SafeString("")
        case datetime():
            return words.instant(value)
        case date():
            return words.day(value)
        case bool():
            return conditional_escape(_("yes") if value else _("no"))
        case int() | float():
            return conditional_escape(number_format(value, use_l10n=True, force_grouping=True))
        case _:
            return words.said(value)
