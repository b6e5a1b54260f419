"""People in front of a real browser, at a real site: no request to another host, nothing in the console."""

import functools
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import Served

ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys of the process."""
    place = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=place, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def machines(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`machines(site, "ja-JP")` puts a machine of its own in front of a site; all of them end with a clean console."""
    seen: list[str] = []
    standing = []

    def sit_down(site: Served, locale: str = "en-GB", *, scripts: bool = True, width: int = 1100) -> Page:
        machine = chromium.new_context(
            base_url=site.url,
            locale=locale,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 800},
            accept_downloads=True,
        )
        standing.append(machine)
        page = machine.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: seen.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: seen.append(str(fault)))
        page.on("request", lambda asked: _same_host(asked, site, seen))
        page.goto("/")
        return page

    yield sit_down
    for machine in standing:
        machine.close()
    assert seen == []


@pytest.fixture
def somebody(machines: Callable[..., Page], served: Served) -> Callable[..., Page]:
    """`somebody("ja-JP")` sits down at a machine of his own, in front of the demonstration."""
    return functools.partial(machines, served)


def _same_host(asked: Any, served: Served, seen: list[str]) -> None:
    if not asked.url.startswith((served.url, "data:", "blob:")):
        seen.append(f"asked {asked.url}")
