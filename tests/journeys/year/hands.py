"""Hands at a machine. Whatever hands they are, they find what they touch by its accessible name."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Locator, Page, expect

from tests.journeys.year.words import Words

Upload = dict[str, Any]
PATIENCE = 20_000
"""Milliseconds for which something is waited for, on a machine that has other work."""


class Hands:
    """What somebody does at one machine. `effort` counts what it took: clicks, or keys and typed signs.

    Names are given as they stand on the page. `within` narrows the search: a row, a section, a line of a list.
    """

    def __init__(self, page: Page, words: Words, turned: Callable[[Page], None] = lambda _page: None):
        self.page, self.words, self.turned = page, words, turned
        self.effort = {"acts": 0, "keys": 0, "signs": 0, "pages": 0}

    # what is on the page
    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def row(self, words: str) -> Locator:
        """The row of a table that begins with these words."""
        heading = self.page.get_by_role("rowheader").filter(has_text=words)
        return self.main.get_by_role("row").filter(has=heading)

    def line(self, words: str) -> Locator:
        """The line of a list with these words in it."""
        return self.main.get_by_role("listitem").filter(has_text=words)

    def section(self, title: str) -> Locator:
        """The section with this heading."""
        return self.main.get_by_role("region", name=title, exact=True)

    def part(self, words: str) -> Locator:
        """The section whose heading has these words in it."""
        return self.main.locator("section").filter(has=self.page.get_by_role("heading", level=2).filter(has_text=words))

    def table(self, caption: str) -> Locator:
        """The table with this caption."""
        return self.main.get_by_role("table", name=caption, exact=True)

    def group(self, legend: str) -> Locator:
        """The fields under this legend."""
        return self.main.get_by_role("group", name=legend, exact=True)

    def sees(self, *said: str) -> None:
        """The page says this."""
        for words in said:
            expect(self.main.or_(self.page.locator(".messages")).filter(has_text=words).first).to_be_visible(
                timeout=PATIENCE
            )

    def sees_no(self, link: str) -> None:
        """The page does not offer this."""
        expect(self.main.get_by_role("link", name=link, exact=True)).to_have_count(0)

    def sees_in(self, place: Locator, words: str) -> None:
        """It says so there."""
        expect(place).to_contain_text(words, timeout=PATIENCE)

    def holds(self, label: str, text: str, within: Locator | None = None) -> None:
        """This text stands in the field already."""
        expect(self._field(label, within)).to_have_value(text, timeout=PATIENCE)

    # what is done
    def goes(self, name: str, within: Locator | None = None) -> None:
        """Follow a link."""
        with self._new_page():
            self._press((within or self.main).get_by_role("link", name=name, exact=True))

    def goes_in_menu(self, name: str) -> None:
        """Follow a link of the main navigation."""
        self.goes(name, self.page.get_by_role("navigation", name=self.words("Main"), exact=True))

    def goes_back(self, name: str) -> None:
        """Follow a link of the path above the page."""
        self.goes(name, self.page.get_by_role("navigation", name=self.words("Where this page lies"), exact=True))

    def goes_to(self, address: str) -> None:
        """Follow the one link whose address begins like this, whatever it says."""
        with self._new_page():
            self._press(self.main.locator(f"a[href*='{address}']").first)

    def presses(self, name: str, within: Locator | None = None) -> None:
        """Press the button of a form."""
        with self._new_page():
            self._press((within or self.main).get_by_role("button", name=name, exact=True))

    def takes(self, name: str, role: Any = "link", within: Locator | None = None) -> Download:
        """Take a file along."""
        with self.page.expect_download() as coming:
            self._press((within or self.main).get_by_role(role, name=name, exact=True))
        return coming.value

    def takes_latest(self, caption: str) -> Download:
        """Take the first file of a table along."""
        with self.page.expect_download() as coming:
            self._press(self.table(caption).get_by_role("link").first)
        return coming.value

    def writes(self, label: str, text: str, within: Locator | None = None) -> None:
        """Type into a field; what stood there is replaced."""
        self._type(self._field(label, within), text)

    def dates(self, label: str, day: str, within: Locator | None = None) -> None:
        """Give a day, 2026-12-18, in a field for days."""
        self._type_day(self._field(label, within), day)

    def chooses(self, label: str, option: str, within: Locator | None = None) -> None:
        """Choose from a list."""
        self._choose(self._field(label, within), option)

    def ticks(self, label: str, within: Locator | None = None) -> None:
        """Tick a box, or choose one of several."""
        self._tick(self._field(label, within))

    def attaches(self, label: str, upload: Upload | Path, within: Locator | None = None) -> None:
        """Choose a file."""
        self._attach(self._field(label, within), upload)

    def opens(self, summary: str, within: Locator | None = None) -> None:
        """Unfold something."""
        self._press((within or self.main).locator("summary").filter(has_text=summary))

    def acts_as(self, title: str, code: str) -> None:
        """In a demonstration: become the holder of a post."""
        with self._new_page():
            self._press(self.page.get_by_role("link", name=self.words("Choose whom to act as"), exact=True).first)
        self.writes(self.words("Look for a post or a unit"), code)
        self.presses(self.words("Look"))
        self.presses(title)

    def goes_home(self) -> None:
        with self._new_page():
            self._press(self.page.locator("header.top .name"))

    # how
    def _field(self, label: str, within: Locator | None) -> Locator:
        may = re.escape(self.words("may be left empty"))
        name = re.compile(rf"^\s*{re.escape(label)}(\s*{may})?\s*$")
        return (within or self.main).get_by_label(name)

    def _new_page(self) -> Any:
        return _Turning(self)

    def _press(self, target: Locator) -> None:
        raise NotImplementedError

    def _type(self, target: Locator, text: str) -> None:
        raise NotImplementedError

    def _type_day(self, target: Locator, day: str) -> None:
        raise NotImplementedError

    def _choose(self, target: Locator, option: str) -> None:
        raise NotImplementedError

    def _tick(self, target: Locator) -> None:
        raise NotImplementedError

    def _attach(self, target: Locator, upload: Upload | Path) -> None:
        raise NotImplementedError


class _Turning:
    """Around an act that leads to a new page; a jump within the page is none."""

    def __init__(self, hands: Hands):
        self.hands = hands
        self._waiting = hands.page.expect_event("load")

    def __enter__(self) -> None:
        self._waiting.__enter__()

    def __exit__(self, *what: Any) -> None:
        self._waiting.__exit__(*what)
        if what[0] is None:
            self.hands.effort["pages"] += 1
            self.hands.turned(self.hands.page)


class Pointer(Hands):
    """Points and clicks; types only into fields."""

    def _press(self, target: Locator) -> None:
        target.click()
        self.effort["acts"] += 1

    def _type(self, target: Locator, text: str) -> None:
        target.fill(text)
        self.effort["acts"] += 1
        self.effort["signs"] += len(text)

    def _type_day(self, target: Locator, day: str) -> None:
        self._type(target, day)

    def _choose(self, target: Locator, option: str) -> None:
        target.select_option(label=option)
        self.effort["acts"] += 2

    def _tick(self, target: Locator) -> None:
        target.check()
        self.effort["acts"] += 1

    def _attach(self, target: Locator, upload: Upload | Path) -> None:
        target.set_input_files(upload)  # type: ignore[arg-type]
        self.effort["acts"] += 2
