"""A year from its beginning to what is computed of it afterwards, for the tests that play it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.year.hands import Hands
from tests.journeys.year.people import Year
from tests.journeys.year.town import Clock, settle
from tests.serving import Served


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


def differences(year: Year) -> list[str]:
    """What `hyogi verify` finds when everything is over."""
    year.site.stop()
    done = year.site.installed.hyogi("verify", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)["checks"]
    return [sentence for sentences in found.values() for sentence in sentences]


def told(year: Year) -> None:
    """What the year took, for whoever runs the tests with -s."""
    print(f"\n{year.kind.__name__}: {year.effort}, {sum(year.took.values()):.0f} s: {year.took}")
