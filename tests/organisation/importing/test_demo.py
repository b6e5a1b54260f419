"""The register of the demonstration comes in through the door of any user's file."""

from datetime import date
from pathlib import Path

import pytest

from hyogi.foundation.actors import Actor
from hyogi.organisation import importing
from hyogi.organisation.importing import Kind
from hyogi.organisation.models import FOREVER, Post, Tenure, UnitState, on_day
from hyogi.organisation.queries import state_by_code

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[3] / "examples" / "demo"


def take_demo(kind: Kind) -> importing.Preview:
    actor = Actor.system("test")
    table = importing.read(kind, (DEMO / f"{kind}.csv").read_bytes(), f"{kind}.csv")
    return importing.apply(actor, importing.preview(actor, kind, table))


def test_the_city_comes_in_whole_and_a_second_time_changes_nothing() -> None:
    first = [take_demo(kind).as_json() for kind in Kind]
    second = [take_demo(kind).as_json() for kind in Kind]

    assert [taken["refused"] for taken in first] == [[], [], [], []]
    assert [taken["new"] for taken in first] == [taken["untouched"] for taken in second]
    assert all(taken["new"] == taken["changed"] == taken["moved"] == taken["closed"] == 0 for taken in second)
    today = UnitState.unscoped.filter(on_day(date(2026, 11, 1)))
    assert (len([s for s in today if s.depth == 2]), today.count()) == (32, 132)


def test_the_city_has_a_past() -> None:
    for kind in Kind:
        take_demo(kind)
    everywhere = Actor.system("test")

    moved = [state_by_code(everywhere, "TM-11-09", day) for day in (date(2024, 3, 31), date(2024, 4, 1))]
    renamed = [state_by_code(everywhere, "TM-05-03", day) for day in (date(2024, 12, 31), date(2025, 1, 1))]

    assert [state.parent.code for state in moved] == ["TM-11", "TM-10"]
    assert [state.names["en"] for state in renamed] == ["Canal Mouth Subdistrict", "Salt Canal Subdistrict"]
    assert UnitState.unscoped.get(unit__code="TM-D21").valid_to == date(2025, 7, 1)


def test_posts_are_held_vacant_held_by_one_who_acts_and_by_one_who_holds_two() -> None:
    for kind in Kind:
        take_demo(kind)
    running = Tenure.unscoped.filter(valid_to=FOREVER)

    assert Post.unscoped.exclude(tenures__valid_to=FOREVER).values_list("code", flat=True).count() == 2
    assert running.get(post__code="TM-06-HEAD").manner == "acting"
    assert running.filter(post__code="TM-03-OFFICE").values_list("manner", flat=True).count() == 2
    zone = running.get(post__code="TM-12-HEAD").person_id
    assert running.filter(person=zone).count() == 2
