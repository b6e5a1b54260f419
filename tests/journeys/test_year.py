"""One whole year in a real browser, each post at a machine of its own: with a pointer, by keyboard alone, in Japanese.

All three play the same script (`year/script.py`); they differ in the hands and in the language. Nothing is done from
outside the browser but moving the clock of the town. Afterwards everything that can be computed is computed again.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.year.hands import Hands, Pointer
from tests.journeys.year.keyboard import Keyboard
from tests.journeys.year.people import Year
from tests.journeys.year.script import STEPS
from tests.journeys.year.town import Clock, settle
from tests.serving import Served

pytestmark = [pytest.mark.journey, pytest.mark.either, pytest.mark.timeout(900)]


@pytest.fixture
def begin(
    serve: Callable[..., Served], machines: Callable[..., Page], tmp_path: Path
) -> Iterator[Callable[[type[Hands], str], Year]]:
    """`begin(Pointer, "en")`: the small town on the day on which its year begins."""
    clocks: list[Clock] = []

    def start(kind: type[Hands], language: str) -> Year:
        site = serve(kind="normal")
        settle(site.installed, tmp_path / "sheets")
        clocks.append(Clock(site.installed))
        return Year(site, machines, kind, language, clocks[-1])

    yield start
    for clock in clocks:
        clock.end()


def test_the_whole_year_passes_with_five_posts_at_their_machines(begin: Callable[..., Year]) -> None:
    year = begin(Pointer, "en")
    year.plays(*STEPS)
    _told(year)

    assert len(year.posts) >= 5
    assert _differences(year) == []


def test_the_whole_year_passes_by_the_keyboard_alone(begin: Callable[..., Year]) -> None:
    year = begin(Keyboard, "en")
    year.plays(*STEPS)
    _told(year)

    assert year.effort["keys"] < 12 * year.effort["pages"], "too far from one control to the next"
    assert _differences(year) == []


def test_the_whole_year_passes_in_japanese(begin: Callable[..., Year]) -> None:
    year = begin(Pointer, "ja")
    year.plays(*STEPS)

    assert _differences(year) == []


def _differences(year: Year) -> list[str]:
    """What `hyogi verify` finds when everything is over."""
    year.site.stop()
    done = year.site.installed.hyogi("verify", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)["checks"]
    return [sentence for sentences in found.values() for sentence in sentences]


def _told(year: Year) -> None:
    """What the year took, for whoever runs the tests with -s."""
    print(f"\n{year.kind.__name__}: {year.effort}, {sum(year.took.values()):.0f} s: {year.took}")
