"""A document as a Word file: proper headings, numbered points, tables, page numbers, fonts of each script."""

import io
from collections.abc import Callable
from typing import Any

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from hyogi.records.composing import Document

FONTS = {"en": "MS Mincho", "ja": "MS Mincho", "zh-Hans": "SimSun"}
"""The fonts of East Asian letters: names that offices have; others substitute a font of the same script."""
TAGS = {"en": "en-GB", "ja": "ja-JP", "zh-Hans": "zh-CN"}
LATIN = "Times New Roman"
SEAL = RGBColor(0x9F, 0x2B, 0x1E)


def as_word(document: Document, *, foot: str, proof: list[tuple[str, str]]) -> bytes:
    """The document as .docx. `foot` stands at the foot of each page before its number, `proof` at the end.

    The same document gives the same words as its page; the file carries no name of a person and no time of making.
    """
    file = new_document()
    _page_setup(file)
    _styles(file, document.language)
    _core(file, document)
    file.add_heading(document.title, level=0)
    _pairs(file, document.meta)
    for block in document.blocks:
        _BLOCKS[block.kind](file, block)
    _pairs(file, proof)
    _foot(file, foot)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def _page_setup(file: Any) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    section.top_margin, section.bottom_margin = Mm(30), Mm(25)


def _styles(file: Any, language: str) -> None:
    for name, size, bold in (
        ("Normal", 11, False),
        ("Title", 18, True),
        ("Heading 1", 13, True),
        ("List Bullet", 11, False),
        ("List Number", 11, False),
    ):
        style = file.styles[name]
        style.font.name, style.font.size, style.font.bold = LATIN, Pt(size), bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        fonts.set(qn("w:eastAsia"), FONTS[language])
        tag = OxmlElement("w:lang")
        tag.set(qn("w:val"), TAGS[language] if language == "en" else "en-GB")
        tag.set(qn("w:eastAsia"), TAGS[language] if language != "en" else "ja-JP")
        properties.append(tag)
    normal = file.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(6), 1.5
    title = file.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = title.element.pPr.find(qn("w:pBdr")) if title.element.pPr is not None else None
    if border is not None:
        title.element.pPr.remove(border)


def _core(file: Any, document: Document) -> None:
    core = file.core_properties
    core.title, core.language, core.author, core.comments = document.title, TAGS[document.language], "", ""
    core.last_modified_by = ""


def _heading(file: Any, block: Any) -> None:
    file.add_heading(block.text, level=1)


def _paragraph(file: Any, block: Any) -> None:
    written = file.add_paragraph(block.text)
    if block.quiet:
        for run in written.runs:
            run.font.size = Pt(9.5)
    else:
        written.paragraph_format.first_line_indent = Pt(22)


def _points(file: Any, block: Any) -> None:
    for point in block.points:
        head = file.add_paragraph()
        head.paragraph_format.keep_with_next = True
        number = head.add_run(f"{point.number}  ")
        number.bold, number.font.color.rgb = True, SEAL
        head.add_run(point.heading).bold = True
        if point.text != point.heading:
            _indented(file, point.text)
        for part in point.parts:
            words = f"{part.text} {part.addressees}" if part.addressees else part.text
            file.add_paragraph(words, style="List Bullet")
        if point.addressees:
            _indented(file, point.addressees, Pt(9.5))


def _indented(file: Any, text: str, size: Any = None) -> None:
    written = file.add_paragraph(text)
    written.paragraph_format.left_indent = Pt(22)
    if size is not None:
        for run in written.runs:
            run.font.size = size


def _listing(file: Any, block: Any) -> None:
    for name, text in block.entries:
        written = file.add_paragraph(style="List Bullet")
        if name:
            written.add_run(name).bold = True
            written.add_run().add_break()
        written.add_run(text)


def _pairs(file: Any, rows: Any) -> None:
    pairs = rows if isinstance(rows, list | tuple) else rows.rows
    table = file.add_table(rows=0, cols=2)
    for label, value in pairs:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
        cells[0].width, cells[1].width = Mm(45), Mm(109)
    file.add_paragraph()


def _grid(file: Any, block: Any) -> None:
    table = file.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, block.columns, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in block.rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    file.add_paragraph()


def _foot(file: Any, words: str) -> None:
    foot = file.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{words}  ")
    run = foot.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)
    for one in foot.runs:
        one.font.size = Pt(9)


_BLOCKS: dict[str, Callable[[Any, Any], None]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "points": _points,
    "listing": _listing,
    "pairs": _pairs,
    "grid": _grid,
}
