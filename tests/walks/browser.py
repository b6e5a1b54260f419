"""A real browser on the demonstration world, without a server: what it asks for is answered in this process.

So it sees the rows of the test's own transaction, needs no port and no waiting, and a request to any other host is
noticed. Headers are passed on as they are: the content security policy holds here as it does in a hall.
"""

import contextvars
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

from hyogi.foundation.languages import django_code
from tests.walks.walkers import Walker

SITE = "http://localhost"
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"]
WIDE, ZOOMED, PHONE = (1280, 900), (640, 450), (360, 740)
"""A desk, the same at 200 % zoom, a phone."""
_NOT_PASSED_ON = {"content-length", "set-cookie", "content-encoding", "transfer-encoding"}


def launch(playwright: Playwright) -> Browser:
    """The browser of this machine."""
    place = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return playwright.chromium.launch(executable_path=place, args=ARGUMENTS)


@dataclass
class Window:
    """A window of one walker: the page in it, and what went wrong while it was open."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(SITE + address, wait_until="load", timeout=15_000)


@contextmanager
def window(browser: Browser, walker: Walker, language: str = "en", size: tuple[int, int] = WIDE) -> Iterator[Window]:
    """A window in which `walker` opens pages in a language."""
    context: BrowserContext = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale=language, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    try:
        opened = Window(context.new_page())
        ours = contextvars.copy_context()  # the database connection of this test belongs to its context
        context.route("**/*", lambda route: _answer(route, ours, walker, language, opened.faults))
        opened.page.on("console", lambda message: _console(message, opened.faults))
        opened.page.on("pageerror", lambda error: opened.faults.append(f"a script fails: {str(error)[:200]}"))
        yield opened
    finally:
        context.close()


def _answer(route: Route, ours: contextvars.Context, walker: Walker, language: str, faults: list[str]) -> None:
    request = route.request
    address = urlsplit(request.url)
    if f"{address.scheme}://{address.netloc}" != SITE:
        faults.append(f"asks another host: {request.url[:120]}")
        route.abort()
        return
    path = address.path + (f"?{address.query}" if address.query else "")
    options: dict[str, Any] = {
        "headers": {
            "Host": "localhost",
            "Accept": request.headers.get("accept", "*/*"),
            "Accept-Language": django_code(language),
        }
    }
    if request.post_data_buffer is not None:
        options |= {"data": request.post_data_buffer, "content_type": request.headers.get("content-type", "")}
    answer = ours.run(walker.client.generic, request.method, path, **options)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = {name: value for name, value in answer.headers.items() if name.lower() not in _NOT_PASSED_ON}
    route.fulfill(status=answer.status_code, headers=headers, body=body)


def _console(message: Any, faults: list[str]) -> None:
    if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
        faults.append(f"the console says: {message.text[:300]}")
