"""Row by row: what the seed describes is read on the record, or on a page that the record leads to, in every language.

The rows are those of docs/seed-facts.md, the pages and words those of rows.toml; how the rows stand in the facts is
test_seed_facts.py.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from django.test import Client
from lxml import html

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.records.actions import confirm_record, prepare_record
from tests.records.conftest import GROUND

pytestmark = pytest.mark.django_db
RECORD, FACTS = "/records/2102-2020/", "/records/2102-2020/facts/"
LANGUAGES = ("ja", "zh-Hans", "en")
ROWS_OF_THE_SEED = Path(__file__).resolve().parents[2] / "docs" / "seed-facts.md"

with (Path(__file__).parent / "rows.toml").open("rb") as _source:
    ROWS: dict[str, list[dict[str, str]]] = tomllib.load(_source)
PATHS = {"record": RECORD, "facts": FACTS}


class Pages:
    """Every page that can be reached from the record by following links, by address and language."""

    def __init__(self, client: Client):
        self.trees: dict[tuple[str, str], html.HtmlElement] = {}
        for language in LANGUAGES:
            self._follow(client, RECORD, language)

    def _follow(self, client: Client, path: str, language: str) -> None:
        if (path, language) in self.trees or not path.startswith(RECORD):
            return
        answer = client.get(path, headers={"Accept-Language": language})
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            tree = self.trees[path, language] = html.document_fromstring(answer.content.decode())
            for link in tree.xpath("//main//a/@href"):
                self._follow(client, urldefrag(link)[0], language)

    def words(self, path: str, anchor: str, language: str) -> str:
        """What is read there: the whole page, or the section or row at the anchor. Nothing where no link leads."""
        tree = self.trees.get((path, language))
        if tree is None:
            return ""
        if not anchor:
            return _text(tree.find(".//main"))
        return " ".join(_text(part) for part in _section(tree.get_element_by_id(anchor, None)))


def _section(element: html.HtmlElement | None) -> Iterator[html.HtmlElement]:
    """The element, or for a heading all that stands under it."""
    if element is None:
        return
    yield element
    if element.tag == "h2":
        for after in element.getparent().itersiblings():
            if "headed" in after.get("class", "") and element.getparent().tag != "section":
                return
            yield after


def _text(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content())


@pytest.fixture
def pages(cycle: Cycle, writer: Actor, confirmer: Actor, client: Client) -> Pages:
    confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)
    return Pages(client)


def test_every_row_of_the_seed_is_read_on_the_record_or_where_it_leads(pages: Pages) -> None:
    missing = [
        f"{row}, {one['page']}#{one['at']} [{language}]: {one[language]}"
        for row, statements in ROWS.items()
        for one in statements
        for language in LANGUAGES
        if one[language] not in pages.words(PATHS[one["page"]], one["at"], language)
    ]

    assert missing == []


@pytest.mark.either
def test_every_row_of_the_document_is_asked_for() -> None:
    rows = re.findall(r"^\| (\d+) \|", ROWS_OF_THE_SEED.read_text(), re.M)

    assert [f"row{row}" for row in rows] == list(ROWS)


def test_where_the_source_is_silent_the_record_says_so(pages: Pages) -> None:
    for language, words in {
        "en": "The source mentions no ballot, no grade, no result and no list of things to mend.",
        "ja": "評議票、評定、結果、改善事項のいずれも、出典に記載がない。",
        "zh-Hans": "评议票、等次、结果和整改事项，来源均未载明。",
    }.items():
        assert words in pages.words(RECORD, "silences", language)


def test_every_section_of_the_record_leads_to_its_facts(pages: Pages) -> None:
    tree = pages.trees[RECORD, "en"]
    links = [urldefrag(link) for link in tree.xpath("//main//div[@class='headed']/a/@href")]

    assert len(links) == len(tree.xpath("//main//div[@class='headed']/h2"))
    for path, anchor in links:
        assert pages.trees[path, "en"].get_element_by_id(anchor, None) is not None, anchor
