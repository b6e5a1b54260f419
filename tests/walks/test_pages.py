"""Every named address, for everybody, in every language: it answers what the policy says, and is a proper page.

A page that is added later is walked with no new code; one without a specimen fails.
"""

import pytest

from hyogi.foundation.languages import LANGUAGES
from hyogi.foundation.pages import Page, registry
from tests.walks import oracle, reading
from tests.walks.report import Report
from tests.walks.walkers import Answer, Walker, address_of

pytestmark = pytest.mark.django_db
PAGES = [pytest.param(page, id=page.name) for page in registry()]
WITHOUT_SPECIMEN: dict[str, str] = {}
"""Pages of libraries that need none, each with its reason."""
NOWHERE = "/there/is/nothing/here/"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.either
@pytest.mark.parametrize("page", PAGES)
def test_every_page_ships_a_specimen(page: Page) -> None:
    assert page.specimen is not None or page.name in WITHOUT_SPECIMEN


@pytest.mark.parametrize("page", [p for p in PAGES if p.values[0].specimen])
def test_every_page_answers_everybody_as_the_policy_says(page: Page, walkers: list[Walker]) -> None:
    report = Report(page.name)
    address = address_of(page)
    for walker in walkers:
        for language in LANGUAGES:
            answer = walker.get(address, language)
            report.note(walker.name, language, oracle.says(page, answer.actor, answer.status))
            report.note(walker.name, language, *_headers(answer))
            report.note(walker.name, language, *(f"writes on GET: {sql[:80]}" for sql in answer.writes))
            if answer.is_html and answer.status not in (301, 302):
                report.note(walker.name, language, *reading.faults(answer.html, page.specimen.language or language))
            if answer.status == 404:
                absent = walker.get(NOWHERE, language)
                report.note(walker.name, language, "" if absent.masked == answer.masked else _differs(answer, absent))
            if answer.status == 200:
                report.note(walker.name, language, _media(page, answer))
    report.check()


def _media(page: Page, answer: Answer) -> str:
    given = answer.response.headers.get("Content-Type", "").split(";")[0]
    return "" if given == page.media_type else f"is {given!r}, declared is {page.media_type!r}"


def _headers(answer: Answer) -> list[str]:
    headers = answer.response.headers
    wrong = [f"{name} is {headers.get(name)!r}" for name, value in HEADERS.items() if headers.get(name) != value]
    if "default-src 'none'" not in headers.get("Content-Security-Policy", ""):
        wrong.append("has no content security policy")
    if "unsafe" in headers.get("Content-Security-Policy", ""):
        wrong.append("allows what is unsafe")
    if "Cache-Control" not in headers:
        wrong.append("says nothing about caching")
    if "public" in headers.get("Cache-Control", "") and answer.response.cookies:
        wrong.append("may be cached by everybody and sets a cookie")
    if answer.actor.signed_in and "public" in headers.get("Cache-Control", ""):
        wrong.append("may be cached by everybody, though it was made for one")
    return wrong


def _differs(answer: Answer, absent: Answer) -> str:
    mine, theirs = answer.masked.decode().splitlines(), absent.masked.decode().splitlines()
    lines = [f"{a.strip()[:120]} ≠ {b.strip()[:120]}" for a, b in zip(mine, theirs, strict=False) if a != b]
    return f"out of sight differs from what does not exist: {lines[:1] or 'length'}"
