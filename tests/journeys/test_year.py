"""One whole year in a real browser, each post at a machine of its own: with a pointer, and in Japanese.

These, and the year by keyboard alone (`test_year_by_keyboard.py`), play the same script (`year/script.py`); they differ
in the hands and in the language. Nothing is done from outside the browser but moving the clock of the town. Afterwards
everything that can be computed is computed again.
"""

from collections.abc import Callable

import pytest

from tests.journeys.year.hands import Pointer
from tests.journeys.year.people import Year
from tests.journeys.year.playing import begin, differences, told
from tests.journeys.year.script import STEPS

__all__ = ["begin"]
pytestmark = [pytest.mark.journey, pytest.mark.either, pytest.mark.timeout(900)]


def test_the_whole_year_passes_with_five_posts_at_their_machines(begin: Callable[..., Year]) -> None:
    year = begin(Pointer, "en")
    year.plays(*STEPS)
    told(year)

    assert len(year.posts) >= 5
    assert differences(year) == []


def test_the_whole_year_passes_in_japanese(begin: Callable[..., Year]) -> None:
    year = begin(Pointer, "ja")
    year.plays(*STEPS)

    assert differences(year) == []
