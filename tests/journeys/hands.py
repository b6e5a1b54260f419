"""What hands do: choose a post, or reach everything with the keyboard alone."""

from typing import Any

from playwright.sync_api import Page

STEPS = 150


def act_as(page: Page, title: str) -> None:
    """In the demonstration: become the holder of the post with this title."""
    page.goto("/demo/choose/")
    page.locator("#q").fill(title)
    page.locator("#q").press("Enter")
    page.get_by_role("button", name=title, exact=True).click()
    page.wait_for_url("**/")


def focused(page: Page) -> dict[str, Any]:
    """What has the keyboard's attention: its words, name and kind."""
    found: dict[str, Any] = page.evaluate(
        """() => { const e = document.activeElement; return {
            words: (e.getAttribute('aria-label') || e.innerText || e.value || '').trim(),
            name: e.getAttribute('name') || '', kind: e.tagName.toLowerCase() } }"""
    )
    return found


def tab_to(page: Page, words: str = "", name: str = "") -> None:
    """Press Tab until the link or button with these words, or the field with this name, is reached."""
    met = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        now = focused(page)
        if (words and now["words"] == words) or (name and now["name"] == name):
            return
        met.append(now["words"] or now["name"])
    raise AssertionError(f"Tab never reaches {words or name}; it met {met[:40]}")


def enter(page: Page, words: str) -> None:
    """Go to the link or button and press Enter; wait for the page that follows."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_into(page: Page, name: str, text: str) -> None:
    """Go to the field and type; what stood there is replaced."""
    tab_to(page, name=name)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
