"""Every page once in a real browser: axe in light and dark, a phone, 200 % zoom, the keyboard, the console."""

from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

from hyogi.foundation.languages import LANGUAGES
from hyogi.foundation.pages import Page, registry
from tests.walks import eyes
from tests.walks.browser import PHONE, WIDE, ZOOMED, launch, window
from tests.walks.report import Report
from tests.walks.walkers import NOWHERE, Walker, address_of

pytestmark = [pytest.mark.django_db, pytest.mark.either]
WALKED = [
    pytest.param(page, LANGUAGES[number % len(LANGUAGES)], id=page.name)
    for number, page in enumerate(registry())
    if page.specimen and page.media_type == "text/html" and "GET" in page.methods
]


@pytest.fixture(scope="module")
def browser(walkers: list[Walker]) -> Iterator[Browser]:
    """One browser for all walks of this process.

    While it runs, its loop runs in this thread, and Django would take that for another place with connections of its
    own; so the connection in whose transaction the world stands is handed over.
    """
    standing = connections["default"]
    with sync_playwright() as playwright:
        connections["default"] = standing
        opened = launch(playwright)
        yield opened
        opened.close()


@pytest.mark.parametrize(("page", "language"), WALKED)
def test_every_page_can_be_used_by_everybody(
    page: Page, language: str, walkers: list[Walker], browser: Browser
) -> None:
    walker = _whoever_sees(page, walkers)
    if walker is None:  # of these `test_every_page_opens_to_somebody` keeps the list
        return
    report = Report(page.name)
    with window(browser, walker, language) as opened:
        opened.open(address_of(page))
        report.note(walker.name, language, *eyes.axe_faults(opened.page))
        report.note(walker.name, language, *eyes.keyboard_faults(opened.page))
        opened.page.emulate_media(color_scheme="dark")
        report.note(walker.name, "in the dark", *eyes.axe_faults(opened.page, eyes.CONTRAST))
        for size in (ZOOMED, PHONE, WIDE):
            report.note(walker.name, language, *eyes.too_wide(opened.page, size))
        report.note(walker.name, language, *opened.faults)
    report.check()


def _whoever_sees(page: Page, walkers: list[Walker]) -> Walker | None:
    """Who has the most on this page: a post-holder before an administrator before the public."""
    address = address_of(page)
    for walker in sorted(walkers, key=lambda walker: (walker.name == "the public", "administrator" in walker.name)):
        if walker.get(address).status == 200:
            return walker
    return None


@pytest.mark.parametrize("address", [NOWHERE, "/language/", "/register/import/", "/installation/"])
def test_an_answer_that_refuses_can_be_read_by_everybody(address: str, walkers: list[Walker], browser: Browser) -> None:
    member = walkers[-1]
    report = Report(address)
    with window(browser, member, "ja") as opened:
        opened.open(address)
        report.note(member.name, "", *eyes.axe_faults(opened.page), *eyes.keyboard_faults(opened.page))
        report.note(member.name, "", *eyes.too_wide(opened.page, PHONE), *opened.faults)
    report.check()


def test_what_is_not_allowed_is_noticed(walkers: list[Walker], browser: Browser) -> None:
    """The walk itself: it sees a script that the policy forbids, a host that is not ours and a field with no label."""
    with window(browser, walkers[0]) as opened:
        opened.open("/")
        opened.page.evaluate(
            """() => {
              const bad = '<img src="https://evil.example/x.png"><input name="bare">';
              document.body.insertAdjacentHTML('beforeend', bad);
              const script = document.createElement('script');
              script.textContent = 'window.ran = 1';
              document.body.append(script);
            }"""
        )
        opened.page.wait_for_timeout(50)
        found = "\n".join([*opened.faults, *eyes.axe_faults(opened.page)])

    assert "Content Security Policy" in found
    assert "axe label" in found
