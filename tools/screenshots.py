"""The pictures of docs/img: prepares a demonstration in a folder of its own, serves it, looks at it with Chromium; and
the first pages of its papers.

Use: make screenshots
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "img"
LANGUAGES = {"en": "en-GB", "ja": "ja-JP", "zh": "zh-CN"}
KEEPER = "TM-REGISTER"
UNTIDY = """code,parent,kind,sectors,name,name[en],valid_from,valid_to
TM-01,TM,district,urban_community,临港新区,New Harbour District,,
TM-91,TM,district,urban_community,海角区,Cape District,2026-02-30,
TM-92,TM-99,subdistrict,urban_community,灯塔街道,Lighthouse Subdistrict,,
TM-93,TM,district,countryside,沙洲区,Sandbank District,,
"""


def main() -> int:
    """Take all pictures; the exit code."""
    return served(_pictures, papers=True)


def served(take: Callable[[Browser, str], None], *, papers: bool = False) -> int:
    """Prepare a demonstration, serve it, and let `take` look at it with Chromium; the exit code."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("The pictures need Chromium. Debian, Ubuntu: apt install chromium", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hyogi-pictures-") as home:
        environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"HYOGI_HOME": home}
        hyogi = [sys.executable, "-m", "hyogi.ops.cli"]
        subprocess.run([*hyogi, "demo"], env=environment | {"SERVE": "0"}, check=True, stdout=subprocess.DEVNULL)
        if papers:
            subprocess.run([sys.executable, ROOT / "tools" / "paper_images.py"], env=environment, check=True)
        port = _free_port()
        server = subprocess.Popen([*hyogi, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait(f"http://127.0.0.1:{port}/healthz")
            with sync_playwright() as player:
                browser = player.chromium.launch(
                    executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
                )
                take(browser, f"http://127.0.0.1:{port}")
                browser.close()
        finally:
            server.terminate()
            server.wait(timeout=30)
    return 0


def _pictures(browser: Browser, base: str) -> None:
    for short, locale in LANGUAGES.items():
        page = _page(browser, base, locale)
        page.goto("/records/2102-2020/")
        _take(page, f"record-{short}")
        _act_as(page, KEEPER)
        page.goto("/")
        _take(page, f"home-{short}")
        page.goto("/register/")
        _take(page, f"tree-{short}")
        page.goto("/register/units/TM-03/")
        _take(page, f"unit-{short}")
        _preview(page)
        _take(page, f"import-{short}")
        page.context.close()
    phone = _page(browser, base, LANGUAGES["ja"], width=390, height=780)
    phone.goto("/records/2102-2020/")
    _take(phone, "record-phone")
    phone.context.close()


def _page(browser: Browser, base: str, locale: str, width: int = 1200, height: int = 860) -> Page:
    context = browser.new_context(base_url=base, locale=locale, viewport={"width": width, "height": height})
    return context.new_page()


def _act_as(page: Page, post: str) -> None:
    page.goto("/demo/choose/")
    page.locator("#q").fill(post)
    page.locator("#q").press("Enter")
    page.locator("main button[name=post]:not([value=''])").first.click()
    page.wait_for_load_state()


def _preview(page: Page) -> None:
    page.goto("/register/import/")
    file: Any = {"name": "units.csv", "mimeType": "text/csv", "buffer": UNTIDY.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main button.main").click()
    page.wait_for_load_state()


def _take(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / f"{name}.png")
    print(f"docs/img/{name}.png")


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The site did not answer.")


if __name__ == "__main__":
    sys.exit(main())
