"""The whole year of `test_year.py` once more, by the keyboard alone."""

from collections.abc import Callable

import pytest

from tests.journeys.year.keyboard import Keyboard
from tests.journeys.year.people import Year
from tests.journeys.year.playing import begin, differences, told
from tests.journeys.year.script import STEPS

__all__ = ["begin"]
pytestmark = [pytest.mark.journey, pytest.mark.either, pytest.mark.timeout(900)]


def test_the_whole_year_passes_by_the_keyboard_alone(begin: Callable[..., Year]) -> None:
    year = begin(Keyboard, "en")
    year.plays(*STEPS)
    told(year)

    assert year.effort["keys"] < 12 * year.effort["pages"], "too far from one control to the next"
    assert differences(year) == []
