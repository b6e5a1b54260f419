"""The count sheet in a real browser: from cell to cell by Enter and arrows, sums while typing, nothing sent early."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright

from hyogi.ballots.models import Count
from hyogi.foundation.actors import Actor
from tests.ballots.rooms import Room, a_count, browser
from tests.walks import eyes
from tests.walks.browser import PHONE, launch, window
from tests.walks.walkers import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.journey, pytest.mark.either, pytest.mark.timeout(400)]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as player:
        opened = launch(player)
        yield opened
        opened.close()


def at_the_desk(room: Room, who: Actor) -> tuple[Walker, str]:
    return Walker("a teller", browser(who)), reverse("ballots:entry", args=[room.ballot.pk, "A"])


def focused(page: Page) -> str:
    return str(page.evaluate("(at => at.type === 'submit' ? at.value : at.name)(document.activeElement)"))


def test_a_whole_class_is_counted_by_keyboard_alone(chromium: Browser) -> None:
    room = a_count({"A": 9})
    walker, address = at_the_desk(room, room.one)
    with window(chromium, walker) as opened:
        opened.open(address)
        page = opened.page
        page.focus("#returned")
        page.keyboard.type("9")
        page.keyboard.press("Enter")
        assert focused(page) == "invalid"
        page.keyboard.press("Enter")
        assert focused(page) == "c0-0"
        for _line in range(len(room.round.lines)):
            for figure in ("6", "2", "1", "", "", "", ""):
                page.keyboard.type(figure)
                page.keyboard.press("Enter")
        assert focused(page) == "enter"
        assert page.locator("output[data-sum]").all_inner_texts() == ["9"] * len(room.round.lines)
        assert page.locator("output.off").count() == 0
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-saved]")
        assert opened.faults == []

    assert Count.unscoped.get().marks[room.round.lines[2].key] == {"good": 6, "fairly_good": 2, "average": 1}


def test_arrows_lead_up_and_down_and_a_line_that_is_off_is_marked_at_once(chromium: Browser) -> None:
    room = a_count({"A": 9})
    walker, address = at_the_desk(room, room.one)
    with window(chromium, walker) as opened:
        opened.open(address)
        page = opened.page
        page.fill("#returned", "9")
        page.focus("#c0-1")
        page.keyboard.press("ArrowDown")
        assert focused(page) == "c1-1"
        page.keyboard.type("8")
        assert page.locator("output[data-sum]").nth(1).inner_text() == "8"
        assert page.locator("output[data-sum]").nth(1).get_attribute("class") == "off"
        page.keyboard.press("ArrowUp")
        assert focused(page) == "c0-1"
        page.keyboard.press("Shift+Enter")
        assert focused(page) == "c0-0"

    assert not Count.unscoped.exists()


def test_the_sheet_can_be_used_by_everybody_on_any_screen(chromium: Browser) -> None:
    room = a_count({"A": 9})
    room.enter(room.one, "A", {"good": 6, "poor": 3})
    room.enter(room.other, "A", {"good": 5, "poor": 4})
    walker, address = at_the_desk(room, room.one)
    with window(chromium, walker, "ja") as opened:
        opened.open(address)
        faults = [*eyes.axe_faults(opened.page), *eyes.too_wide(opened.page, PHONE), *opened.faults]

    assert faults == []
