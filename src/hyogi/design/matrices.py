"""A matrix of numbers as it stands in the page: the picture and the table under it. A board has hundreds of cells: they
are written here, not by a template, as those of a long table are (`rows`)."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from hyogi.design import words
from hyogi.design.charts import Grid, heat_of
from hyogi.design.tables import shown

LINE, NAMES, REST = 30, 30, 70
"""The height of a line in pixels; the width of the names and of the columns together in per cent."""


def height_of(grid: Grid) -> int:
    """In pixels, with the line of headings."""
    return LINE * (len(grid.rows) + 1)


def pieces(grid: Grid) -> Iterator[SafeString]:
    """The headings, and every line with its name and its cells, the greater the number the warmer."""
    width = REST / max(1, len(grid.columns))
    greatest = max((value or 0 for line in grid.values for value in line), default=0)
    places = [NAMES + at * width for at in range(len(grid.columns))]
    for x, name in zip(places, grid.columns, strict=True):
        yield SafeString(
            f'<svg x="{x}%" y="0" width="{width}%" height="{LINE}" overflow="hidden">'
            f'<text class="quiet" x="50%" y="20" text-anchor="middle">{_plain(name)}</text></svg>'
        )
    for at, (name, line) in enumerate(zip(grid.rows, grid.values, strict=True), 1):
        y = LINE * at
        cells = "".join(
            _piece(x, y, width, value, heat_of(value, greatest)) for x, value in zip(places, line, strict=True)
        )
        yield SafeString(
            f'<svg x="0" y="{y}" width="29%" height="{LINE}" overflow="hidden">'
            f'<text x="0" y="20">{_plain(name)}</text></svg>{cells}'
        )


def _piece(x: float, y: int, width: float, value: float | None, heat: int) -> str:
    drawn = f'<rect class="piece heat-{heat}" x="{x}%" y="{y}" width="{width}%" height="{LINE}"/>'
    if value is None:
        return drawn
    warm = ' class="on-heat"' if heat >= 3 else ""
    return (
        f'{drawn}<svg x="{x}%" y="{y}" width="{width}%" height="{LINE}">'
        f'<text{warm} x="50%" y="20" text-anchor="middle">{shown(value)}</text></svg>'
    )


def lines(grid: Grid) -> Iterator[SafeString]:
    """The same numbers as lines of a table."""
    for name, line in zip(grid.rows, grid.values, strict=True):
        cells = "".join(f'<td class="n">{"–" if value is None else shown(value)}</td>' for value in line)
        yield SafeString(f'<tr><th scope="row">{words.said(name)}</th>{cells}</tr>')


def _plain(name: Any) -> str:
    return conditional_escape(words.plain(name))
