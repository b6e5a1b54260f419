"""Every named address, for everybody: it answers what the policy says, and is a proper page.

The first to whom a page opens read it in every language, the others in one, which goes round; what a page says is a
matter of its template, and `test_words` reads that for everybody. A page that is added later is walked with no new
code; one without a specimen fails.
"""

import pytest
from django.db import connection

from hyogi.foundation.languages import LANGUAGES
from hyogi.foundation.pages import Page, registry
from tests.walks import oracle, reading
from tests.walks.report import Report
from tests.walks.walkers import Answer, Walker, address_of

pytestmark = pytest.mark.django_db
PAGES = [pytest.param(page, id=page.name) for page in registry()]
WITHOUT_SPECIMEN: dict[str, str] = {}
"""Pages of libraries that need none, each with its reason."""
WRITES_ON_GET = {
    "mfa_view_recovery_codes": "the library notes that the codes were seen",
    "mfa_download_recovery_codes": "the library notes that the codes were seen",
}
"""Pages that write when they are looked at, each with its reason."""
OPEN_TO_NOBODY = {
    "mfa_authenticate": "stands between the two steps of signing in; tests/accounts go through it",
    "mfa_login_webauthn": "answers the browser's script while it signs in by passkey; tests/accounts go through it",
}
"""Pages that no walker can open, each with its reason."""
IN_ALL_LANGUAGES = 2
"""How many of those to whom a page opens read it in every language."""
ONE_IN = 3
"""On PostgreSQL one in so many walks every page: who may do what is asked of Python, the same on both databases."""
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
    opened = 0
    asked = walkers if connection.vendor == "sqlite" else walkers[::ONE_IN]
    for number, walker in enumerate(asked):
        turn = number % len(LANGUAGES)
        for language in (LANGUAGES[turn], *LANGUAGES[:turn], *LANGUAGES[turn + 1 :]):
            answer = walker.get(address, language)
            report.note(walker.name, language, oracle.says(page, answer.actor, answer.status))
            report.note(walker.name, language, answer.fault, *_headers(answer))
            if page.name not in WRITES_ON_GET:
                report.note(walker.name, language, *(f"writes on GET: {sql[:80]}" for sql in answer.writes))
            if answer.is_html and answer.status not in (301, 302):
                said = _language(page, language) if answer.status == 200 else language
                report.note(walker.name, language, *reading.faults(answer.masked.decode(), said))
            if answer.status == 404:
                absent = walker.nothing(language)
                report.note(walker.name, language, "" if absent == answer.masked else _differs(answer.masked, absent))
            if answer.status == 200:
                report.note(walker.name, language, _media(page, answer), _shared(answer, walkers[0], address, language))
                if answer.is_html and 'id="unfit"' in answer.html:
                    report.note(walker.name, language, "says what does not fit before anything was typed")
            if answer.status != 200 or not answer.is_html or opened >= IN_ALL_LANGUAGES:
                break
        opened += answer.status == 200
    report.check()


def _language(page: Page, language: str) -> str:
    """The language of the page: the reader's, unless the address itself names one."""
    assert page.specimen is not None
    return page.specimen.language or language


def _shared(answer: Answer, public: Walker, address: str, language: str) -> str:
    """What everybody may keep must be what everybody gets."""
    if "public" not in answer.response.headers.get("Cache-Control", "") or not answer.actor.signed_in:
        return ""
    same = public.get(address, language).masked == answer.masked
    return "" if same else "may be kept by everybody, but is not what everybody gets"


@pytest.mark.either
def test_every_page_opens_to_somebody(walkers: list[Walker]) -> None:
    """A specimen that nobody can open shows nothing; then the walks see refusals only."""
    closed = {
        page.name
        for page in registry()
        if page.specimen and "GET" in page.methods and not any(w.get(address_of(page)).status == 200 for w in walkers)
    }

    assert closed == set(OPEN_TO_NOBODY)


def _media(page: Page, answer: Answer) -> str:
    given = answer.response.headers.get("Content-Type", "").split(";")[0]
    if page.media_type == "application/octet-stream":  # the type of what somebody handed in
        saved = answer.response.headers.get("Content-Disposition", "").startswith("attachment")
        return "" if saved and given != "text/html" else f"is shown as {given!r} instead of being saved"
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
    return wrong


def _differs(answer: bytes, absent: bytes) -> str:
    mine, theirs = answer.decode().splitlines(), absent.decode().splitlines()
    lines = [f"{a.strip()[:120]} ≠ {b.strip()[:120]}" for a, b in zip(mine, theirs, strict=False) if a != b]
    return f"out of sight differs from what does not exist: {lines[:1] or 'length'}"
