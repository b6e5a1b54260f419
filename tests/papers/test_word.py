"""The Word file of a record, read back: what a clerk finds who opens it."""

import io
import re

import pytest
from docx import Document as read_word
from docx.oxml.ns import qn
from docx.shared import Mm

from hyogi.papers.word import Proof, as_word
from hyogi.records.composing.blocks import (
    Document,
    Grid,
    Heading,
    Listing,
    Pairs,
    Paragraph,
    Part,
    Point,
    Points,
    Quotation,
)

pytestmark = pytest.mark.either
PROOF = Proof("公開された内容", (("SHA-256", "f" * 64),))


def opened(language: str = "ja", *blocks: object):  # type: ignore[no-untyped-def]
    """The document with these blocks, as Word would open it."""
    document = Document(language, "大連市、会議を開催", (("開催", "2021年1月15日"),), "要約", tuple(blocks))  # type: ignore[arg-type]
    return read_word(io.BytesIO(as_word(document, foot="公開記録 第1版", proof=PROOF)))


def test_title_and_sections_are_headings_that_word_can_list() -> None:
    word = opened("ja", Heading("出席", "attendance"), Paragraph("三名が出席した。"))

    assert [(one.style.name, one.text) for one in word.paragraphs if one.style.name != "Normal"] == [
        ("Title", "大連市、会議を開催"),
        ("Heading 1", "出席"),
        ("Heading 1", "公開された内容"),
    ]


@pytest.mark.parametrize(
    ("language", "body", "head", "tag"),
    [
        ("ja", "MS Mincho", "MS Gothic", "ja-JP"),
        ("zh-Hans", "SimSun", "SimHei", "zh-CN"),
        ("en", "MS Mincho", "MS Gothic", "ja-JP"),
    ],
)
def test_text_and_headings_name_fonts_and_language_of_their_script(
    language: str, body: str, head: str, tag: str
) -> None:
    word = opened(language)

    for style, font in (("Normal", body), ("Title", head), ("Heading 1", head)):
        properties = word.styles[style].element.rPr
        assert properties.rFonts.get(qn("w:eastAsia")) == font
        assert properties.rFonts.get(qn("w:ascii")) == "Times New Roman"
        assert properties.rFonts.get(qn("w:eastAsiaTheme")) is None
        assert properties.find(qn("w:lang")).get(qn("w:eastAsia")) == tag
        assert properties.find(qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_words_of_the_source_are_marked_as_being_in_its_language() -> None:
    word = opened("zh-Hans", Quotation("来源原文", "譚作鈞は一つ一つ評論した。", "ja"))
    (quoted,) = [one for one in word.paragraphs if one.style.name == "Quote"]
    properties = quoted.runs[0]._r.rPr

    assert quoted.text == "譚作鈞は一つ一つ評論した。"
    assert properties.find(qn("w:lang")).get(qn("w:eastAsia")) == "ja-JP"
    assert properties.rFonts.get(qn("w:eastAsia")) == "MS Mincho"


def test_requirements_keep_number_letter_and_addressees_in_order() -> None:
    third = Point(
        3, "分類して施策を実施する", "分類する。", "対象：分野ごと", (Part("a", "都市は導く。", "対象：都市"),)
    )
    lines = [one.text for one in opened("ja", Points((third,))).paragraphs]
    at = lines.index("3  分類して施策を実施する")

    assert lines[at + 1 : at + 4] == ["分類する。", "対象：分野ごと", "(a)  都市は導く。 対象：都市"]


def test_tables_and_lists_are_there_with_their_headings_repeated_on_every_page() -> None:
    word = opened(
        "en",
        Grid("Agenda", ("No.", "Item"), (("1", "Study"),)),
        Listing((("Brand", "Spread."),)),
        Pairs((("Held", "2021"),)),
    )
    grid = next(table for table in word.tables if table.style.name == "Table Grid")

    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["No.", "Item"], ["1", "Study"]]
    assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [one.text for one in word.paragraphs if one.style.name == "List Bullet"] == ["Brand\nSpread."]
    assert [cell.text for cell in word.tables[2].rows[0].cells] == ["Held", "2021"]


def test_every_page_bears_version_and_number_on_a4() -> None:
    section = opened("ja").sections[0]
    foot = section.footer.paragraphs[0]
    fields = re.findall(r"<w:instrText>(\w+)</w:instrText>", foot._p.xml)

    assert foot.text.startswith("公開記録 第1版")
    assert fields == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)


def test_the_file_carries_title_and_language_and_no_name_of_a_person() -> None:
    core = opened("zh-Hans").core_properties

    assert (core.title, core.language) == ("大連市、会議を開催", "zh-CN")
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
