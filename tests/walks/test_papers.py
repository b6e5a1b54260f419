"""Every paper that the demonstration can make, in every language, opened by LibreOffice and read again."""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from django.utils.translation import override

from hyogi.cycles.queries import cycle_by_code
from hyogi.foundation.languages import LANGUAGES, django_code
from hyogi.ops.demo.story import holder
from hyogi.papers.actions import filled_with
from hyogi.papers.making import NothingYet, own_template, papers
from tests.office import as_pdf, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.either]

CYCLES = ("TM-2025", "TM-2026")
OF_UNITS = 2
"""Of papers that are made for each unit, so many are looked at."""
LETTER = re.compile(r"[^\W_]")
EAST_ASIAN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]")
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def made() -> dict[str, bytes]:
    """The papers by the name of their file."""
    found: dict[str, bytes] = {}
    for code in CYCLES:
        office = holder("TM-OFFICE")
        cycle = cycle_by_code(office, code)
        for language in LANGUAGES:
            with override(django_code(language)):
                for paper in papers():
                    try:
                        made = filled_with(office, cycle, paper, own_template(paper.key, language), language)
                    except NothingYet:
                        continue
                    found |= {one.name: one.content for one in made[:OF_UNITS]}
    return found


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def letters(text: str) -> Counter[str]:
    """How often each letter and each digit comes, in whatever script, however it was encoded."""
    return Counter(LETTER.findall(unicodedata.normalize("NFKC", text)))


def test_every_paper_opens_and_keeps_its_words(world: None, tmp_path: Path) -> None:
    files = made()
    for name, content in files.items():
        for part, text in parts_of(content).items():
            fromstring(text.encode())
            assert not re.search(r"\{\{|\{%|%\}", text), f"{name} {part} has a placeholder left"
        (tmp_path / name).write_bytes(content)

    opened = as_pdf((tmp_path / name for name in files), tmp_path)

    assert len(files) >= len(LANGUAGES) * 7
    for name, pdf in opened.items():
        written = letters("".join(TEXT.findall(parts_of(files[name])["word/document.xml"])))
        lost = written - letters(words_of(pdf))
        assert not lost, f"{name} lost {lost}"
        assert sum(written.values()) > 20, name
        assert name.endswith("-en.docx") or len([one for one in written if EAST_ASIAN.match(one)]) > 10, name
