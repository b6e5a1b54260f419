"""People in front of a real browser, at a real site: no request to another host, nothing in the console."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import Served

ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys of the process."""
    place = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=place, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def somebody(chromium: Browser, served: Served) -> Iterator[Callable[..., Page]]:
    """`somebody("ja-JP")` sits down at a machine of his own, in front of the demonstration."""
    seen: list[str] = []
    machines = []

    def sit_down(locale: str = "en-GB", *, scripts: bool = True, width: int = 1100) -> Page:
        machine = chromium.new_context(
            base_url=served.url,
            locale=locale,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 800},
            accept_downloads=True,
        )
        machines.append(machine)
        page = machine.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: seen.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: seen.append(str(fault)))
        page.on("request", lambda asked: _same_host(asked, served, seen))
        page.goto("/")
        return page

    yield sit_down
    for machine in machines:
        machine.close()
    assert seen == []


def _same_host(asked: Any, served: Served, seen: list[str]) -> None:
    if not asked.url.startswith((served.url, "data:", "blob:")):
        seen.append(f"asked {asked.url}")
