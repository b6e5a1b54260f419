"""The seed's meeting comes in through the same door as anybody's transcript."""

from pathlib import Path

import pytest

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Event
from hyogi.records.transcripts import State, import_transcript

pytestmark = pytest.mark.django_db

CITY = Path(__file__).parents[3] / "examples" / "city-2020"
CONSOLE = Actor.system("test")


def test_the_folder_comes_in_whole_and_again_without_a_change() -> None:
    first = import_transcript(CONSOLE, CITY)
    again = import_transcript(CONSOLE, CITY)

    assert (first.state, first.problems) == (State.NEW, [])
    assert again.state is State.UNTOUCHED
    assert again.cycle == first.cycle
    assert [counts["untouched"] for counts in again.register.values()] == [14, 7, 5, 7]
    assert Event.unscoped.filter(verb="transcribed").count() == 1


def test_a_dry_run_foretells_and_stores_nothing() -> None:
    foretold = import_transcript(CONSOLE, CITY, dry_run=True)

    assert Cycle.unscoped.count() == 0
    assert Event.unscoped.count() == 0
    done = import_transcript(CONSOLE, CITY)
    assert (foretold.state, foretold.rows) == (done.state, done.rows)
    assert foretold.register == done.register
