"""Templates that somebody brings: what is taken, and what is refused with the placeholder and its place."""

import io
import zipfile

import pytest
from django.utils.translation import override
from docx import Document

from hyogi.foundation.refusals import Refusal
from hyogi.papers.engine import differences, example_of, must_fill, render
from hyogi.papers.engine.fields import Field
from hyogi.papers.engine.packages import UNPACKED
from tests.papers.templates import FIELDS, changed, word

pytestmark = pytest.mark.either

DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
LINKED = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
    b'Target="%s" TargetMode="External"/></Relationships>'
)


def linked(kind: bytes, target: bytes) -> bytes:
    return changed(word("x"), RELATIONS, lambda held: held.replace(b"</Relationships>", LINKED % (kind, target)))


def refused(content: bytes) -> str:
    with override("en"), pytest.raises(Refusal) as found:
        must_fill(content, FIELDS)
    assert found.value.field == "file"
    assert found.value.rule
    assert found.value.fact
    assert found.value.remedy
    return str(found.value)


def words_of(content: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(content)).paragraphs]


def test_a_template_with_lists_in_lists_rows_and_conditions_is_filled() -> None:
    template = word(
        "{{ title }}",
        "{%p for report in reports %}",
        "{{ loop.index }} {{ report.unit }}{% if not loop.last %};{% endif %}",
        "{%p for line in report.lines %}",
        "{{ line.text }}",
        "{%p endfor %}",
        "{%p endfor %}",
        cells=("{%tr for one in absent %}", "{{ one.name }}", "{%tr endfor %}"),
    )

    filled = must_fill(template, FIELDS)

    assert words_of(filled)[:4] == ["Annual meeting", "1 First District;", "A line", "A line"]
    assert [cell.text for row in Document(io.BytesIO(filled)).tables[0].rows for cell in row.cells] == ["Somebody"] * 2


def test_what_units_wrote_stays_text_whatever_it_looks_like() -> None:
    facts = example_of(FIELDS) | {"title": "<w:p>{{ title }} & {% for %}\x0b\x07 </w:t>"}

    filled = render(word("{{ title }}"), facts)

    assert words_of(filled) == ["<w:p>{{ title }} & {% for %} </w:t>"]


def test_the_same_facts_give_the_same_bytes_without_a_name_or_a_time() -> None:
    one, other = (render(word("{{ title }}"), example_of(FIELDS), "Notice") for _ in range(2))
    core = Document(io.BytesIO(one)).core_properties

    assert one == other
    assert (core.author, core.last_modified_by, core.title) == ("", "", "Notice")


@pytest.mark.parametrize(
    ("placeholder", "said"),
    [
        ("{{ ''.__class__.__mro__ }}", "__mro__"),
        ("{{ title.__class__ }}", "“title.__class__” in this paper"),
        ("{{ nobody }}", "no placeholder “nobody” in this paper"),
        ("{{ reports }}", "reports is a list"),
        ("{{ title.upper() }}", "title.upper()"),
        ("{{ title | list }}", "title | list"),
        ("{{ 'a' * 1000000000 }}", "more than a placeholder may do"),
        ("{{ title", "not closed"),
        ("{% for i in range(1000000000) %}{{ i }}{% endfor %}", "range()"),
        ("{% for a in reports %}{% for b in reports %}{{ b.unit }}{% endfor %}{% endfor %}", "does not belong to"),
        ("{% for a in reports %}{% for b in absent %}{{ b.name }}{% endfor %}{% endfor %}", "does not belong to"),
        ("{% for a in title %}{{ a }}{% endfor %}", "title is a text"),
        ("{% for title in reports %}{{ title.unit }}{% endfor %}", "for … in reports"),
        ("{% for a in reports recursive %}{{ loop(a) }}{% endfor %}", "for … in reports"),
        ("{% set x = title %}{{ x }}", "more than a placeholder may do"),
        ("{% include 'secrets' %}", "more than a placeholder may do"),
        ("{% macro m() %}{{ title }}{% endmacro %}", "more than a placeholder may do"),
        ("{% for a in reports %}{{ a.unit }}", "not closed"),
        ("{% if title.__init__ %}x{% endif %}", "title.__init__"),
        ("{{ loop.index }}", "loop"),
        ("{{ self }}", "no placeholder “self”"),
        ("{{ lipsum }}", "no placeholder “lipsum”"),
        ("{{ config['KEY'] }}", "more than a placeholder may do"),
    ],
)
def test_a_placeholder_that_is_hostile_or_unknown_is_named_with_its_place(placeholder: str, said: str) -> None:
    answer = refused(word("Dear colleagues", f"The chair says: {placeholder} to all"))

    assert said in answer
    assert "The chair says:" in answer
    assert placeholder[:8] in answer


def test_placeholders_in_headers_footers_and_torn_runs_are_read_too() -> None:
    paper = Document(io.BytesIO(word("x")))
    paper.sections[0].footer.paragraphs[0].text = "page {{ secret }}"
    torn = paper.add_paragraph()
    torn.add_run("{{ ti")
    torn.add_run("tle }}").bold = True
    target = io.BytesIO()
    paper.save(target)

    assert "“secret”" in refused(target.getvalue())


@pytest.mark.parametrize(
    ("before", "cell", "said"),
    [
        ("{% for a in reports %}", "{{ a.unit }}{% endfor %}", "begins in one place"),
        ("x", "{{r title }}", "stands outside a text"),
    ],
)
def test_a_template_that_would_come_out_torn_is_refused(before: str, cell: str, said: str) -> None:
    assert said in refused(word(before, cells=(cell,)))


def a_bomb() -> bytes:
    return changed(word("x"), "word/media/image9.bin", lambda _held: b"\0" * (UNPACKED + 1), add=True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a Word file"),
        (b"PK\x03\x04 torn", "not a Word file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "locked with a password"),
        (word("x")[:-40], "not a Word file"),
        (b"x" * (6 * 1024 * 1024), "6 MB"),
        (a_bomb(), "larger than a template can be"),
        (changed(word("x"), DOCUMENT, lambda _held: b"<w:document"), "damaged"),
        (changed(word("x"), DOCUMENT, lambda _held: b"<a/>"), "cannot be opened"),
        (
            changed(word("x"), DOCUMENT, lambda held: b'<!DOCTYPE a [<!ENTITY b "bb">]>' + held.split(b"?>", 1)[1]),
            "damaged",
        ),
        (
            changed(
                word("x"),
                TYPES,
                lambda held: held.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                ),
            ),
            "with macros (.docm)",
        ),
        (changed(word("x"), "word/vbaProject.bin", lambda _held: b"x", add=True), "macro or an embedded object"),
        (changed(word("x"), "word/embeddings/o.bin", lambda _held: b"x", add=True), "macro or an embedded object"),
        (linked(b"attachedTemplate", b"https://evil.example/t.dotm"), "“https://evil.example/t.dotm”"),
        (linked(b"image", b"file:///etc/passwd"), "linked to something outside"),
        (linked(b"hyperlink", b"file://server/share"), "linked to something outside"),
        (
            changed(word("mark"), DOCUMENT, lambda held: held.replace(b"<w:t>mark", b"<w:instrText>DDEAUTO c:\\x")
                    .replace(b"</w:t>", b"</w:instrText>")),
            "fetches something",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_not_an_ordinary_word_file_is_refused(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_a_link_that_a_reader_may_click_is_allowed() -> None:
    assert must_fill(linked(b"hyperlink", b"mailto:office@example.org"), FIELDS)


@pytest.mark.parametrize("language", ["ja", "zh-hans"])
def test_the_sentences_are_said_in_each_language(language: str) -> None:
    with override(language), pytest.raises(Refusal) as found:
        must_fill(word("{{ nobody }}"), FIELDS)

    assert "nobody" in str(found.value)
    assert not any(one.isascii() for one in (found.value.rule, found.value.fact, found.value.remedy))


def test_facts_that_miss_or_add_something_are_named_by_their_place() -> None:
    facts = example_of(FIELDS)
    facts["reports"][1]["lines"][0] = {"txt": "x"}
    facts["more"] = ""

    assert differences(FIELDS, facts) == ["more", "reports.lines.text", "reports.lines.txt"]
    assert differences(FIELDS, example_of(FIELDS)) == []


@pytest.mark.parametrize("name", ["items", "values", "loop", "two words"])
def test_a_field_cannot_have_a_name_that_means_something_else(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        Field(name, "x")


def test_zip_bombs_are_not_unpacked_by_what_they_claim() -> None:
    content = bytearray(a_bomb())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        size = archive.getinfo("word/media/image9.bin").file_size
    lied = bytes(content).replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert "damaged" in refused(lied) or "larger" in refused(lied)
