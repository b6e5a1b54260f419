"""The lines of a table as they stand in the page. A table may have a thousand cells: they are written here, not by a
template, which would take most of the time of a long page."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from hyogi.design import words


def drawn(columns: Sequence[Any], lines: Iterable[Sequence[tuple[Any, SafeString]]]) -> Iterator[SafeString]:
    """Each line, given as pairs of a cell and its words. The first cell is the heading; the others name their column,
    which a phone shows beside them."""
    opened = ['<th scope="row" role="rowheader">', *(_opened(column) for column in columns[1:])]
    closed = ["</th>", *["</td>"] * (len(columns) - 1)]
    for line in lines:
        parts = [
            f"{start}{_held(cell, text)}{end}" for start, (cell, text), end in zip(opened, line, closed, strict=True)
        ]
        yield SafeString(f'<tr role="row">{"".join(parts)}</tr>')


def _opened(column: Any) -> str:
    number = ' class="n"' if column.kind == "number" else ""
    return f'<td role="cell" data-title="{conditional_escape(words.plain(column.title))}"{number}>'


def _held(cell: Any, text: SafeString) -> str:
    """What stands in the cell: its words, as a link and with their status where it has them, and its note."""
    if not text and not cell.note:
        return ""
    inner = f'<a href="{conditional_escape(cell.url)}">{text}</a>' if cell.url else text
    if cell.state:
        inner = f'<span class="mark {conditional_escape(cell.state)}">{inner}</span>'
    note = f'<span class="note">{words.said(cell.note)}</span>' if cell.note else ""
    return f'<span class="held">{inner}{note}</span>'
