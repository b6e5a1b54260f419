"""The published record as people and machines read it, and the same words in Word."""

import io
import json
import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from docx import Document as read_word
from docx.oxml.ns import qn

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.records import queries
from hyogi.records.actions import confirm_record, prepare_record
from hyogi.records.composing.blocks import Paragraph, Points
from hyogi.records.composing.wording import entries
from tests.records.conftest import GROUND

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "ja", "zh-Hans")


@pytest.fixture(autouse=True)
def published(cycle: Cycle, writer: Actor, confirmer: Actor) -> None:
    confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)


def text_of(client: Client, path: str, language: str = "en") -> str:
    answer = client.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_with_a_language_is_in_that_language_whoever_reads(client: Client, language: str) -> None:
    page = text_of(client, f"/records/2102-2020/{language}/", "en")

    assert f'<html lang="{language}">' in page
    assert f'<article class="record" lang="{language}">' in page
    for other in LANGUAGES:
        assert f'hreflang="{other}"' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_and_page_say_the_same(client: Client, language: str) -> None:
    answer = client.get(f"/papers/records/2102-2020/1/{language}.docx")
    word = read_word(io.BytesIO(answer.content))
    written = "\n".join(paragraph.text for paragraph in word.paragraphs)
    cells = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    document = queries.version_shown(Actor.public(), "2102-2020").document(language)

    assert document.title in written
    for block in document.blocks:
        if isinstance(block, Paragraph):
            assert block.text in written
        if isinstance(block, Points):
            assert all(point.text in written and point.heading in written for point in block.points)
    assert queries.version_shown(Actor.public(), "2102-2020").publication.sha256 in cells


def test_the_word_file_names_a_font_for_its_script_and_no_person(client: Client) -> None:
    for language, font in (("ja", "MS Mincho"), ("zh-Hans", "SimSun")):
        word = read_word(io.BytesIO(client.get(f"/papers/records/2102-2020/1/{language}.docx").content))
        fonts = word.styles["Normal"].element.rPr.rFonts

        assert fonts.get(qn("w:eastAsia")) == font
        assert (word.core_properties.author, word.core_properties.last_modified_by) == ("", "")


def test_the_feed_lists_the_record_in_its_language(client: Client) -> None:
    feed = ElementTree.fromstring(text_of(client, "/records/feed/ja/atom.xml"))
    atom = "{http://www.w3.org/2005/Atom}"

    (entry,) = feed.findall(f"{atom}entry")
    assert entry.findtext(f"{atom}title") == "大連市、2020年度全市末端党建設活動報告評議会を開催"
    assert entry.findtext(f"{atom}id") == "http://testserver/records/2102-2020/ja/"
    link = entry.find(f"{atom}link")
    assert link is not None
    assert link.get("href") == "http://testserver/records/2102-2020/ja/"


def test_structured_data_says_when_it_was_held_and_when_published(client: Client) -> None:
    page = text_of(client, "/records/2102-2020/ja/")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)

    assert found is not None
    given = json.loads(found[1])
    assert given["about"]["startDate"] == "2021-01-15"
    assert given["isBasedOn"]["datePublished"] == "2021-01-17T17:53:00+08:00"


@pytest.mark.parametrize("path", ["ja/", "", "facts/", "versions/", "facts.json", "record.jsonld"])
def test_a_cache_may_keep_what_everybody_reads_and_asks_by_its_hash(client: Client, path: str) -> None:
    first = client.get(f"/records/2102-2020/{path}")
    again = client.get(f"/records/2102-2020/{path}", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert not first.cookies
    assert (again.status_code, again.content) == (304, b"")


def test_an_address_without_a_language_tells_caches_that_it_depends_on_the_reader(client: Client) -> None:
    assert "Accept-Language" in client.get("/records/2102-2020/").headers["Vary"]
    assert "Accept-Language" not in client.get("/records/2102-2020/ja/").headers["Vary"]


def test_whoever_chooses_another_language_is_not_led_back_to_an_address_in_the_old_one(client: Client) -> None:
    page = text_of(client, "/records/2102-2020/ja/")

    assert '<input type="hidden" name="next" value="/records/2102-2020/">' in page
    assert 'lang="ja" aria-current="true"' in page


def test_the_map_of_the_site_names_every_language(client: Client) -> None:
    page = text_of(client, "/sitemap.xml")

    assert all(f"/records/2102-2020/{language}/" in page for language in LANGUAGES)
    assert "sitemap.xml" in text_of(client, "/robots.txt")


@pytest.mark.either
def test_terms_and_sentences_have_every_language_and_every_place() -> None:
    for name in ("terms", "phrases"):
        for key, words in entries(name).items():
            places = {language: sorted(re.findall(r"\{([a-z_.]+)\}", words[language])) for language in LANGUAGES}
            free = {language: {one for one in found if not one.startswith("t.")} for language, found in places.items()}
            assert free["en"] == free["ja"] == free["zh-Hans"], key
