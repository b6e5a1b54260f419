"""The sheet on which Hyogi's own templates are written: paper, type and tables as offices of each language have them.

Chinese after GB/T 9704: A4, type of size 三号 in 仿宋, headings in 黑体, the title in 二号, lines of 29 points.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from docx import Document as new_document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LEFT, CENTER, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True)
class Letters:
    """How papers of one language are set: fonts of East Asian letters (names that Word and LibreOffice both know or
    replace by one of the same kind), sizes and lines in points, `indent` in letters."""

    body: str
    title: str
    head: str
    tag: str
    size: float
    title_size: float
    line: float
    indent: int
    latin: str = "Times New Roman"


LETTERS = {
    "zh-Hans": Letters("FangSong", "SimSun", "SimHei", "zh-CN", 16, 22, 29, 2),
    "ja": Letters("MS Mincho", "MS Gothic", "MS Gothic", "ja-JP", 12, 17, 22, 1),
    "en": Letters("SimSun", "SimSun", "SimHei", "zh-CN", 12, 18, 18, 0),
}
MARGINS = (37, 35, 28, 26)
"""Top, bottom, left and right in millimetres."""


class Sheet:
    """A template being written, in one language."""

    def __init__(self, language: str, *, wide: bool = False, margins: Sequence[float] = MARGINS, numbered: bool = True):
        self.letters = LETTERS[language]
        self.language = language
        self.paper = new_document()
        self._page(wide, margins)
        self._style("Normal", self.letters.body, self.letters.size, self.letters.line)
        self._style("Title", self.letters.title, self.letters.title_size, self.letters.title_size * 1.6, bold=True)
        self._style("Heading 1", self.letters.head, self.letters.size, self.letters.line, bold=language != "zh-Hans")
        core = self.paper.core_properties
        core.author = core.last_modified_by = core.comments = core.title = ""
        core.language = self.letters.tag if language != "en" else "en-GB"
        if numbered:
            self._number()

    def _page(self, wide: bool, margins: Sequence[float]) -> None:
        section = self.paper.sections[0]
        section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, margins)
        section.footer_distance = Mm(min(margins[1], 28) - 3)
        self.width = (297 if wide else 210) - margins[2] - margins[3]

    def _style(self, name: str, font: str, size: float, line: float, *, bold: bool = False) -> None:
        style = self.paper.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = self.letters.latin, Pt(size), bold, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        self._speak(style.element.get_or_add_rPr(), font)
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
        if name == "Title":
            form.alignment, form.space_after = CENTER, Pt(line * 0.6)
            border = style.element.pPr.find(qn("w:pBdr"))
            if border is not None:
                style.element.pPr.remove(border)
        if name.startswith("Heading"):
            form.space_before, form.keep_with_next = Pt(line * 0.3), True

    def _speak(self, properties: Any, font: str) -> None:
        """The font of East Asian letters, and the language that they are in."""
        given = properties.get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            given.attrib.pop(qn(attribute), None)
        given.set(qn("w:eastAsia"), font)
        given.set(qn("w:hint"), "eastAsia")
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        tag = OxmlElement("w:lang")
        tag.set(qn("w:val"), "en-GB")
        tag.set(qn("w:eastAsia"), self.letters.tag)
        properties.append(tag)

    def _number(self) -> None:
        """The number of the page at its foot, between dashes."""
        foot = self.paper.sections[0].footer.paragraphs[0]
        foot.alignment = CENTER
        for part in ("— ", "PAGE", " —"):
            run = foot.add_run("" if part == "PAGE" else part)
            run.font.size = Pt(12)
            if part == "PAGE":
                _field(run, part)

    def title(self, words: str) -> None:
        """The title of the paper; each line of `words` a line of its own."""
        written = self.paper.add_paragraph(style="Title")
        for at, line in enumerate(words.split("\n")):
            if at:
                written.add_run().add_break()
            written.add_run(line)

    def heading(self, words: str) -> Any:
        return self._indented(self.paper.add_paragraph(words, style="Heading 1"))

    def line(
        self,
        words: str,
        *,
        indent: bool = False,
        align: Any = None,
        size: float = 0,
        font: str = "",
        bold: bool = False,
        after: float = 0,
        before: float = 0,
    ) -> Any:
        """A paragraph. `size` in points with lines to match, `font` of East Asian letters, `indent` the first line."""
        written = self.paper.add_paragraph()
        self.run(written, words, size=size, font=font, bold=bold)
        form = written.paragraph_format
        form.alignment, form.space_after, form.space_before = align, Pt(after), Pt(before)
        if size:
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(round(size * 1.6, 1))
        return self._indented(written) if indent else written

    def text(self, words: str) -> Any:
        """A paragraph of the body, its first line standing in as the language has it."""
        return self.line(words, indent=True)

    def run(self, written: Any, words: str, *, size: float = 0, font: str = "", bold: bool = False) -> Any:
        """Words within a paragraph."""
        run = written.add_run(words)
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        if font:
            self._speak(run._r.get_or_add_rPr(), font)
        return run

    def _indented(self, written: Any) -> Any:
        if self.letters.indent:
            written.paragraph_format.first_line_indent = Pt(self.letters.indent * self.letters.size)
        return written

    @contextmanager
    def each(self, loop: str) -> Iterator[None]:
        """What is written inside is repeated: `with sheet.each("unit in units"):`."""
        self.paper.add_paragraph("{%p for " + loop + " %}")
        yield
        self.paper.add_paragraph("{%p endfor %}")

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        """What is written inside stands there only if the condition holds."""
        self.paper.add_paragraph("{%p if " + condition + " %}")
        yield
        self.paper.add_paragraph("{%p endif %}")

    def new_page(self) -> None:
        """What follows begins on a new page."""
        self.paper.add_paragraph().paragraph_format.page_break_before = True

    def signed(self, *lines: str) -> None:
        """Who signs and when, at the right."""
        self.line("")
        for words in lines:
            written = self.line(words, align=RIGHT)
            written.paragraph_format.right_indent = Pt(self.letters.size * 2)

    def grid(
        self,
        columns: Sequence[tuple[str, float]],
        row: Sequence[str],
        each: str,
        *,
        size: float = 12,
        height: float = 9,
        align: Sequence[Any] = (),
    ) -> Any:
        """A table with lines: columns as (heading, width in mm), its headings repeated on every page, and one `row` for
        each entry of the loop `each`. `height` in mm."""
        table = self.paper.add_table(rows=4, cols=len(columns), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, (_words, width) in zip(table.columns, columns, strict=True):
            column.width = Mm(width)
        for at, written in ((0, [words for words, _width in columns]), (2, list(row))):
            for place, (cell, words) in enumerate(zip(table.rows[at].cells, written, strict=True)):
                self._cell(cell, words, columns[place][1], size, bold=at == 0)
                if at and place < len(align) and align[place] is not None:
                    cell.paragraphs[0].alignment = align[place]
            at_least(table.rows[at], height)
        table.rows[1].cells[0].text = "{%tr for " + each + " %}"
        table.rows[3].cells[0].text = "{%tr endfor %}"
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        return table

    def _cell(self, cell: Any, words: str, width: float, size: float, *, bold: bool) -> None:
        cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
        written = cell.paragraphs[0]
        written.alignment = CENTER
        written.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        written.paragraph_format.line_spacing = Pt(size * 1.35)
        self.run(
            written, words, size=size, font=self.letters.head if bold else "", bold=bold and self.language != "zh-Hans"
        )

    def done(self) -> bytes:
        """The template as a Word file."""
        target = io.BytesIO()
        self.paper.save(target)
        return target.getvalue()


def at_least(row: Any, height: float) -> None:
    """Have a row of a table be so high, in millimetres, and stay on one page."""
    properties = row._tr.get_or_add_trPr()
    given = OxmlElement("w:trHeight")
    given.set(qn("w:val"), str(int(height * 56.7)))
    given.set(qn("w:hRule"), "atLeast")
    whole = OxmlElement("w:cantSplit")
    properties.append(whole)
    properties.append(given)


def _field(run: Any, name: str) -> None:
    """A number that Word works out itself."""
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = name
        run._r.append(part)
