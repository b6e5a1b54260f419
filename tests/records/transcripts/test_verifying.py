"""What was written down stays so, and a change behind the acts' backs is found in every table."""

from typing import Any

import pytest
from django.db import connection, models

from hyogi.cycles.models import Assignment, Cycle, FrozenUnit, Mention, Sample, Silence, Source
from hyogi.directives.models import Addressing, CarriesOut, Directive, Point, Programme
from hyogi.followup.models import TaskList
from hyogi.foundation import triggers
from hyogi.foundation.languages import Texts
from hyogi.indicators.models import Indicator, NamedIndicator
from hyogi.meetings.models import (
    AgendaItem,
    Attendance,
    AttendancePost,
    AttendanceRule,
    Comment,
    Document,
    Meeting,
    OpenEnd,
    Speech,
    SpeechPoint,
)
from hyogi.organisation.models import Person, Post, UnitState
from hyogi.practices.models import PracticeWish
from hyogi.records.transcripts.verifying import _transcripts

pytestmark = pytest.mark.django_db

OTHER = Texts({"en": "something else"})
PLANTED: list[tuple[type[models.Model], dict[str, Any]]] = [
    (Cycle, {"year": 2019}),
    (Source, {"zone": "Asia/Tokyo"}),
    (FrozenUnit, {"names": OTHER}),
    (Mention, {"standing": "source", "several": False}),
    (Assignment, {"mode": "written"}),
    (Sample, {"text": OTHER}),
    (Silence, {"text": OTHER}),
    (Meeting, {"held_on": "2021-01-16"}),
    (Document, {"author": OTHER}),
    (AgendaItem, {"title": OTHER}),
    (Attendance, {"roles": "attendee"}),
    (AttendancePost, {"title": OTHER}),
    (AttendanceRule, {"post_kind": "head"}),
    (Speech, {"role": "attendee"}),
    (SpeechPoint, {"kind": "wish"}),
    (Comment, {"words": OTHER}),
    (Directive, {"year": 2022}),
    (CarriesOut, {"position": models.F("position") * -1 + 10}),
    (Point, {"text": OTHER}),
    (Addressing, {"name": OTHER}),
    (Programme, {"kind": "brand"}),
    (TaskList, {"carried_out": False}),
    (PracticeWish, {"text": OTHER}),
    (Indicator, {"measure": "count"}),
    (NamedIndicator, {"place": "9.9"}),
]


def test_what_was_written_down_is_found_unchanged(cycle: Cycle) -> None:
    assert list(_transcripts()) == []


@pytest.mark.parametrize(("model", "change"), PLANTED, ids=[model.__name__ for model, _change in PLANTED])
def test_a_planted_change_is_found(cycle: Cycle, model: Any, change: dict[str, Any]) -> None:
    triggers.take_away()
    try:
        assert model.unscoped.update(**change) > 0
    finally:
        triggers.put_back()

    assert list(_transcripts()) == ["the facts of the cycle 2102-2020 are not what was written down"]


def test_a_row_taken_away_is_found(cycle: Cycle) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {OpenEnd._meta.db_table}")

    assert len(list(_transcripts())) == 1


def test_what_the_register_renames_later_changes_nothing_of_the_cycle(cycle: Cycle) -> None:
    Post.unscoped.update(name="Another title", names=OTHER)
    Person.unscoped.update(name="Another name", names=OTHER)
    UnitState.unscoped.update(name="Another unit", names=OTHER)

    assert list(_transcripts()) == []
