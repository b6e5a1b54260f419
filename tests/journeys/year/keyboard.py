"""Hands that have the keyboard alone."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from tests.journeys.year.hands import PATIENCE, Hands, Upload

LONGEST_WAY = 400
TYPED = 120
"""So much of a text is typed sign by sign."""
_WHERE = """(target) => {
    const active = document.activeElement;
    if (active === target) return "there";
    if (target.type === "radio" && active.type === "radio" && active.name === target.name) return "beside";
    if (active === document.body || active === document.documentElement) return "before";
    return active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING ? "before" : "behind";
}"""


class Keyboard(Hands):
    """Never points: goes from control to control by Tab, and by Shift and Tab, and presses, types or chooses there."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.page.on("filechooser", lambda _chooser: None)  # from now on the browser asks us for files, not a dialogue

    def _key(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.effort["keys"] += len(keys)

    def _reach(self, target: Locator) -> None:
        expect(target).to_have_count(1, timeout=PATIENCE)
        there = target.element_handle()
        began = self.page.evaluate("() => document.activeElement === document.body")
        if began and self.main.evaluate("(main, it) => main.contains(it)", there):
            self._key("Tab")
            if self.page.evaluate("() => document.activeElement.matches('a.skip')"):
                self._key("Enter")  # the first stop of a page skips to its content
        met: list[str] = []
        for _ in range(LONGEST_WAY):
            where = self.page.evaluate(_WHERE, there)
            if where in ("there", "beside"):
                return
            self._key("Tab" if where == "before" else "Shift+Tab")
            met.append(where)
        raise AssertionError(f"neither Tab nor Shift and Tab reach {target}: {met[-6:]}")

    def _press(self, target: Locator) -> None:
        self._reach(target)
        self._key("Enter")
        self.effort["acts"] += 1

    def _type(self, target: Locator, text: str) -> None:
        self._reach(target)
        self._key("Control+A")
        self._key("Delete")
        self.page.keyboard.type(text[:TYPED])
        self.page.keyboard.insert_text(text[TYPED:])  # as it is pasted from elsewhere
        self.effort["signs"] += len(text)
        self.effort["acts"] += 1

    def _type_day(self, target: Locator, day: str) -> None:
        """Part by part, in the order in which the machine shows them."""
        self._reach(target)
        year, month, number = day.split("-")
        for order in ((month, number, year), (number, month, year), (year, month, number)):
            while target.evaluate("it => it === document.activeElement"):
                self._key("Shift+Tab")
            self._key("Tab")  # into its first part
            for part in order:
                self.page.keyboard.type(part)
                if part == year != order[-1]:
                    self._key("ArrowRight")
            if target.input_value() == day:
                break
        self.effort["signs"] += 8
        self.effort["acts"] += 1
        expect(target).to_have_value(day)

    def _choose(self, target: Locator, option: str) -> None:
        self._reach(target)
        options = [" ".join(one.split()) for one in target.locator("option").all_inner_texts()]
        self._key("Home", *["ArrowDown"] * options.index(option))
        self.effort["acts"] += 1
        assert target.locator("option:checked").inner_text().strip() == option

    def _tick(self, target: Locator) -> None:
        self._reach(target)
        for _ in range(20):
            if target.is_checked():
                break
            there = target.evaluate("it => it === document.activeElement")
            self._key("Space" if there else "ArrowDown")
        self.effort["acts"] += 1
        expect(target).to_be_checked()

    def _attach(self, target: Locator, upload: Upload | Path) -> None:
        self._reach(target)
        with self.page.expect_file_chooser() as chooser:
            self._key("Enter")
        chooser.value.set_files(upload)  # type: ignore[arg-type]
        self.effort["acts"] += 1
