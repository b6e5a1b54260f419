"""The seed's meeting, taken in through its files. (Read before Django is set up, so models are imported late.)"""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hyogi.foundation.languages import Texts

if TYPE_CHECKING:
    from hyogi.cycles.models import Cycle
    from hyogi.foundation.actors import Actor

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "city-2020"
GROUND = Texts(
    {
        "en": "Office-holders who acted officially, named by the public page of the city.",
        "ja": "公務を行った役職者の氏名であり、市の公開ページに記されている。",
        "zh-Hans": "公务活动中的任职人姓名，见于市公开网页。",
    }
)


def ground(note: str) -> Texts:
    """The same ground with a note in English."""
    return Texts(dict(GROUND) | {"en": f"{GROUND['en']} {note}"})


@pytest.fixture
def cycle(db: None) -> "Cycle":
    """The transcribed cycle of 2020."""
    from hyogi.cycles.queries import cycle_page
    from hyogi.foundation.actors import Actor
    from hyogi.records.transcripts import import_transcript

    taken = import_transcript(Actor.system("test"), FOLDER)
    assert taken.cycle is not None, taken.problems
    return cycle_page(Actor.system("test"), taken.cycle.pk)


@pytest.fixture
def writer(cycle: "Cycle") -> "Actor":
    """Who prepares: holder of one post of the convening unit."""
    return holder("2102-RECORD-1")


@pytest.fixture
def confirmer(cycle: "Cycle") -> "Actor":
    """Who confirms: another person."""
    return holder("2102-RECORD-2")


def holder(post: str) -> "Actor":
    """The person who holds the post, as an actor."""
    from hyogi.organisation.models import Tenure
    from tests.factories import an_actor

    return an_actor(Tenure.unscoped.select_related("person").get(post__code=post, valid_to__year=9999).person)
