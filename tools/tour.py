"""The film-strip of docs/tour.md: the year of the invented city, one picture for each step, in three languages.

Use: make tour      (it prepares a demonstration of its own, as make screenshots does)
"""

import sys
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Browser, Page
from screenshots import IMAGES, LANGUAGES, _act_as, _page, served


class Frame(NamedTuple):
    """One picture: its name, who looks, and how he gets there. `past` and `present` are the pages of the two cycles."""

    name: str
    post: str
    go: Callable[[Page, str, str], None]


def _to(address: str) -> Callable[[Page, str, str], None]:
    """Straight to an address; `{past}` and `{present}` stand for the ids of the two cycles."""

    def go(page: Page, past: str, present: str) -> None:
        page.goto(address.format(past=past, present=present))

    return go


def _first(address: str, *links: str) -> Callable[[Page, str, str], None]:
    """To an address, then each time along the first link that fits."""

    def go(page: Page, past: str, present: str) -> None:
        page.goto(address.format(past=past, present=present))
        for link in links:
            page.locator(f"main {link}").first.click()
            page.wait_for_load_state()

    return go


FRAMES = [
    Frame("opened", "TM-OFFICE", _to("/cycles/{present}/")),
    Frame("writing", "TM-03-06-HEAD", _first("/", "a[href$='/report/']")),
    Frame(
        "receipt",
        "TM-01-HEAD",
        _first("/cycles/{present}/", "a[href*='/cycles/assignments/']", "a[href*='/reports/receipts/']"),
    ),
    Frame(
        "board",
        "TM-03-OFFICE",
        _first("/cycles/", "tr:has-text('2026') a[href^='/cycles/']", "a[href$='/board/']"),
    ),
    Frame("draft", "TM-OFFICE", _first("/cycles/{present}/comments/drafts/", "a[href$='/draft/']")),
    Frame("papers", "TM-OFFICE", _to("/cycles/{present}/papers/")),
    Frame("meeting", "TM-OFFICE", _to("/cycles/{present}/meeting/")),
    Frame("screen", "TM-OFFICE", _to("/cycles/{past}/meeting/screen/")),
    Frame("count", "TM-OFFICE", _to("/cycles/{past}/ballots/")),
    Frame("result", "TM-OFFICE", _to("/results/{past}/")),
    Frame("follow-up", "TM-OFFICE", _to("/followup/cycles/{past}/")),
    Frame("directive", "TM-OFFICE", _to("/cycles/{past}/directive/")),
    Frame("next", "TM-OFFICE", _to("/demo/story/")),
]


def take(browser: Browser, base: str) -> None:
    """All pictures in all languages."""
    for short, locale in LANGUAGES.items():
        page = _page(browser, base, locale)
        _act_as(page, "TM-OFFICE")
        past, present = _cycle(page, "2025"), _cycle(page, "2026")
        acting = "TM-OFFICE"
        for frame in FRAMES:
            if frame.post != acting:
                _act_as(page, frame.post)
                acting = frame.post
            frame.go(page, past, present)
            page.screenshot(path=IMAGES / f"tour-{frame.name}-{short}.png")
            print(f"docs/img/tour-{frame.name}-{short}.png")
        page.context.close()


def _cycle(page: Page, year: str) -> str:
    page.goto("/cycles/")
    row = page.locator("main tr", has_text=year).filter(has=page.locator("a[href^='/cycles/']"))
    found = [row.nth(n).locator("a").first.get_attribute("href") or "" for n in range(row.count())]
    return found[-1].strip("/").split("/")[-1]


if __name__ == "__main__":
    sys.exit(served(take))
