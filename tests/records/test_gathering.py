"""Gathering: what is stored comes together as facts."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hyogi.cycles.queries import visible_cycles
from hyogi.foundation.actors import Actor
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.records.facts import MeetingFacts, from_json, to_json
from hyogi.records.gathering import gather
from hyogi.records.transcripts import import_transcript
from tests.factories import a_holder, a_unit

pytestmark = pytest.mark.django_db

CITY = Path(__file__).parents[2] / "examples" / "city-2020"
CONSOLE = Actor.system("test")


@pytest.fixture
def gathered() -> MeetingFacts:
    import_transcript(CONSOLE, CITY)
    return gather(CONSOLE, visible_cycles(CONSOLE).get())


def test_what_was_entered_comes_back_and_travels_as_json(gathered: MeetingFacts) -> None:
    assert gathered.cycle.kind == "transcribed"
    assert gathered.source.published_at.isoformat() == "2021-01-17T17:53:00+08:00"
    assert gathered.meeting.held_on == date(2021, 1, 15)
    assert from_json(to_json(gathered)) == gathered


def test_the_number_of_statements_is_the_same_for_twice_as_many_rows() -> None:
    from hyogi.cycles.models import Silence

    import_transcript(CONSOLE, CITY)
    cycle = visible_cycles(CONSOLE).get()
    with CaptureQueriesContext(
        connection,
    ) as few:
        gather(CONSOLE, cycle)
    Silence.unscoped.bulk_create(
        Silence(branch=cycle.branch, cycle=cycle, position=100 + n, topic=f"more-{n}") for n in range(1000)
    )
    with CaptureQueriesContext(connection) as many:
        gather(CONSOLE, cycle)

    assert len(few) == len(many)


def test_somebody_elsewhere_and_the_public_learn_nothing_of_it() -> None:
    import_transcript(CONSOLE, CITY)
    cycle = visible_cycles(CONSOLE).get()
    elsewhere = a_holder(a_unit("Z"))

    assert not visible_cycles(elsewhere).exists()
    with pytest.raises(Hidden):
        gather(elsewhere, cycle)
    with pytest.raises(Refusal):
        gather(Actor.public(), cycle)
