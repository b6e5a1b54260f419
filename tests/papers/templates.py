"""Word files of a few lines, as somebody could have made them, to be tried as templates."""

import io
import zipfile
from collections.abc import Callable, Iterable

from docx import Document

from hyogi.papers.engine import Field

FIELDS = (
    Field("title", "title", "Annual meeting"),
    Field(
        "reports",
        "reports",
        of=(Field("unit", "unit", "First District"), Field("lines", "lines", of=(Field("text", "text", "A line"),))),
    ),
    Field("absent", "absent", of=(Field("name", "name", "Somebody"),)),
)


def word(*paragraphs: str, cells: Iterable[str] = ()) -> bytes:
    """A Word file with these paragraphs and, if given, a table of one column."""
    paper = Document()
    for words in paragraphs:
        paper.add_paragraph(words)
    if rows := list(cells):
        table = paper.add_table(rows=len(rows), cols=1)
        for row, words in zip(table.rows, rows, strict=True):
            row.cells[0].text = words
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes], add: bool = False) -> bytes:
    """The file with one part changed (or added, starting from nothing)."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for member in source.namelist():
            held = source.read(member)
            packed.writestr(member, change(held) if member == name else held)
        if add:
            packed.writestr(name, change(b""))
    return target.getvalue()
