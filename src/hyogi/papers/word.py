"""A document as a Word file: proper headings, numbered points, tables, page numbers, fonts of each script."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from hyogi.records.composing import Document

BODY = {"en": "MS Mincho", "ja": "MS Mincho", "zh-Hans": "SimSun"}
HEADS = {"en": "MS Gothic", "ja": "MS Gothic", "zh-Hans": "SimHei"}
"""The fonts of East Asian letters, for text and for headings: names that offices have; where one is missing, Word
takes another of the same script."""
LATIN = "Times New Roman"
TAGS = {"en": "en-GB", "ja": "ja-JP", "zh-Hans": "zh-CN"}
INDENT = {"en": 0, "ja": 11, "zh-Hans": 22}
"""By how many points the first line of a paragraph stands in: one character in Japanese, two in Chinese."""
SEAL = RGBColor(0x9F, 0x2B, 0x1E)
SMALL = Pt(9.5)
STEP = Pt(22)
LABELLED = (Mm(45), Mm(109))


@dataclass(frozen=True)
class Proof:
    """What stands at the end, by which the paper is checked against what was published."""

    heading: str
    rows: tuple[tuple[str, str], ...]


def as_word(document: Document, *, foot: str, proof: Proof) -> bytes:
    """The document as .docx. `foot` stands at the foot of each page before its number.

    The same document gives the same words as its page; the file carries no name of a person and no time of making.
    """
    file = _Writing(document)
    file.paper.add_heading(document.title, level=0)
    file.pairs(document.meta)
    for block in document.blocks:
        file.block(block)
    file.paper.add_heading(proof.heading, level=1)
    file.pairs(proof.rows)
    file.foot(foot)
    target = io.BytesIO()
    file.paper.save(target)
    return target.getvalue()


class _Writing:
    """A paper being written, in one language; every block is drawn by the method named after its kind."""

    def __init__(self, document: Document):
        self.language = document.language
        self.paper = new_document()
        self._page()
        self._styles()
        core = self.paper.core_properties
        core.title, core.subject, core.language = document.title, document.summary, TAGS[self.language]
        core.author = core.last_modified_by = core.comments = ""

    def _page(self) -> None:
        section = self.paper.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(28)
        section.top_margin, section.bottom_margin = Mm(30), Mm(25)

    def _styles(self) -> None:
        for name, size, fonts in (
            ("Normal", 11, BODY),
            ("Title", 18, HEADS),
            ("Heading 1", 13, HEADS),
            ("List Bullet", 11, BODY),
            ("Quote", 11, BODY),
        ):
            style = self.paper.styles[name]
            style.font.name, style.font.size = LATIN, Pt(size)
            style.font.bold, style.font.italic = fonts is HEADS, False
            style.font.color.rgb = RGBColor(0, 0, 0)
            _speak(style.element.get_or_add_rPr(), self.language, fonts)
        normal = self.paper.styles["Normal"].paragraph_format
        normal.space_after, normal.line_spacing = Pt(6), 1.5
        title = self.paper.styles["Title"]
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        border = title.element.pPr.find(qn("w:pBdr"))
        if border is not None:
            title.element.pPr.remove(border)

    def block(self, block: Any) -> None:
        """Draw a block by its kind."""
        draw: Callable[[Any], None] = getattr(self, f"_{block.kind}")
        draw(block)

    def _heading(self, block: Any) -> None:
        self.paper.add_heading(block.text, level=1)

    def _paragraph(self, block: Any) -> None:
        written = self.line(block.text, small=block.quiet)
        if not block.quiet:
            written.paragraph_format.first_line_indent = Pt(INDENT[self.language])

    def _quotation(self, block: Any) -> None:
        self.line(block.lead, small=True).paragraph_format.keep_with_next = True
        written = self.paper.add_paragraph(style="Quote")
        written.paragraph_format.left_indent = STEP
        run = written.add_run(block.text)
        _speak(run._r.get_or_add_rPr(), block.language, BODY)

    def _points(self, block: Any) -> None:
        for point in block.points:
            head = self.paper.add_paragraph()
            head.paragraph_format.keep_with_next = True
            number = head.add_run(f"{point.number}  ")
            number.bold, number.font.color.rgb = True, SEAL
            head.add_run(point.heading).bold = True
            if point.text != point.heading:
                self.line(point.text, left=STEP)
            if point.addressees:
                self.line(point.addressees, small=True, left=STEP)
            for part in point.parts:
                words = " ".join(filter(None, [part.text, part.addressees]))
                self.line(f"({part.letter})  {words}", left=2 * STEP).paragraph_format.first_line_indent = -STEP

    def _listing(self, block: Any) -> None:
        for name, text in block.entries:
            written = self.paper.add_paragraph(style="List Bullet")
            if name:
                written.add_run(name).bold = True
                written.add_run().add_break()
            written.add_run(text)

    def _pairs(self, block: Any) -> None:
        self.pairs(block.rows)

    def pairs(self, rows: Iterable[tuple[str, str]]) -> None:
        """Labels with their values, side by side."""
        table = self.paper.add_table(rows=0, cols=2)
        table.autofit = False
        for column, width in zip(table.columns, LABELLED, strict=True):
            column.width = width
        for row in rows:
            for cell, text, width in zip(table.add_row().cells, row, LABELLED, strict=True):
                cell.text, cell.width = text, width
                cell.paragraphs[0].paragraph_format.line_spacing = 1.25
                cell.paragraphs[0].paragraph_format.space_after = Pt(3)
        self.paper.add_paragraph()

    def _grid(self, block: Any) -> None:
        table = self.paper.add_table(rows=1, cols=len(block.columns), style="Table Grid")
        for cell, title in zip(table.rows[0].cells, block.columns, strict=True):
            cell.paragraphs[0].add_run(title).bold = True
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in block.rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = value
        self.paper.add_paragraph()

    def line(self, text: str, *, small: bool = False, left: int = 0) -> Any:
        """A paragraph of its own."""
        written = self.paper.add_paragraph()
        run = written.add_run(text)
        if small:
            run.font.size = SMALL
        if left:
            written.paragraph_format.left_indent = left
        return written

    def foot(self, words: str) -> None:
        """What stands at the foot of every page, with its number."""
        foot = self.paper.sections[0].footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot.add_run(f"{words}   ")
        _count(foot.add_run(), "PAGE")
        foot.add_run(" / ")
        _count(foot.add_run(), "NUMPAGES")
        for one in foot.runs:
            one.font.size = Pt(9)


def _count(run: Any, field: str) -> None:
    """A number that Word works out itself."""
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = field
        run._r.append(part)


def _speak(properties: Any, language: str, fonts: dict[str, str]) -> None:
    """Mark text as being in this language, with the East Asian font of it."""
    given = properties.get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        given.attrib.pop(qn(attribute), None)
    given.set(qn("w:eastAsia"), fonts[language])
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), TAGS["en"])
    tag.set(qn("w:eastAsia"), TAGS[language] if language != "en" else TAGS["ja"])
    properties.append(tag)
