"""What waits for somebody is asked for in as many statements for many cycles as for one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hyogi.cycles.actions import open_cycle
from hyogi.cycles.models import Assignment, Cycle, Phase
from hyogi.cycles.queries import open_runs, own_assignments, read_once
from hyogi.directives.duties import duties as of_directives
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.regimes.loading import load
from hyogi.reports.duties import duties as of_reports
from hyogi.reviews.duties import duties as of_reviews
from tests.loop import Small, a_cycle

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def counted(actors: Sequence[Actor]) -> list[list[int]]:
    """How many statements the duties of reports, reviews and directives take for each actor."""
    found = []
    for actor in actors:
        line = []
        for duties in (of_reports, of_reviews, of_directives):
            with CaptureQueriesContext(connection) as asked:
                duties(actor)
            line.append(len(asked))
        found.append(line)
    return found


def another_cycle(small: Small, year: int) -> None:
    """The same city opens one more cycle, with the same reporters."""
    open_cycle(
        small.office,
        convening=small.city,
        regime=load("city_committee"),
        year=year,
        code=f"CITY-{year}",
        title=Texts({"en": "Another review"}),
        meeting_on=clock.today("Asia/Shanghai") + timedelta(days=80),
    )


def test_who_is_in_many_cycles_is_asked_about_in_as_many_statements_as_who_is_in_one() -> None:
    small = a_cycle(2)
    actors = [small.office, small.reporter(0), small.head]
    one = counted(actors)
    for more in (1, 2):
        another_cycle(small, small.cycle.year + more)

    assert counted(actors) == one
    assert len(of_reports(small.reporter(0))) == 3  # three reports are to be written


def test_each_cycle_is_a_duty_of_its_own() -> None:
    small = a_cycle(3)
    another_cycle(small, small.cycle.year + 1)
    assert [duty for duty in of_reviews(small.office) if "without a draft" in str(duty.words)] == []

    Cycle.unscoped.update(phase=Phase.BEFORE)  # the reports are there: now comments are drafted

    missing = [duty for duty in of_reviews(small.office) if "without a draft" in str(duty.words)]
    assert [str(duty.words).endswith("3") for duty in missing] == [True, True]


def test_what_is_read_once_for_one_actor_is_never_told_to_another() -> None:
    small = a_cycle(2)

    with read_once():
        for _turn in range(50):  # an actor that is gone leaves its place in memory to the next
            assert open_runs(replace(small.office)) != []
            assert open_runs(Actor()) == []
            assert own_assignments(replace(small.reporter(0))) == small.assignments[:1]
            assert own_assignments(Actor()) == []


def test_what_is_reported_in_place_of_a_merged_unit_belongs_to_its_successor() -> None:
    small = a_cycle(3)
    Assignment.unscoped.filter(pk=small.assignments[0].pk).update(successor=small.assignments[1].unit)

    own = [own_assignments(small.reporter(number)) for number in range(3)]

    assert [len(found) for found in own] == [0, 2, 1]
