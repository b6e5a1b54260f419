"""Founding, renaming, moving and closing units."""

from datetime import date

import pytest

from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Event
from hyogi.foundation.paths import depth_of
from hyogi.foundation.policy import Role
from hyogi.foundation.refusals import Hidden, Refusal, Stale
from hyogi.organisation import actions, queries
from hyogi.organisation.models import FOREVER, Manner, Unit, UnitKind, UnitState
from tests.factories import a_holder, a_person, a_post, a_tenure, a_unit

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
NEXT = date(2026, 4, 1)
WHY = "Decision 7"


@pytest.fixture
def city() -> UnitState:
    return a_unit("TM", name="潮标市", kind="city")


@pytest.fixture
def office(city: UnitState) -> Actor:
    return a_holder(city, Role.ADMINISTRATOR)


def district() -> UnitKind:
    return actions.unit_kinds(["district"])["district"]


def states(unit: Unit) -> list[tuple[date, date, str]]:
    rows = UnitState.unscoped.filter(unit=unit).order_by("valid_from", "valid_to")
    return [(row.valid_from, row.valid_to, row.name) for row in rows]


def found(actor: Actor, code: str, parent: UnitState | None, on: date = DAY, **fields: str) -> UnitState:
    return actions.found_unit(
        actor,
        code=code,
        parent=parent.unit if parent else None,
        kind=district(),
        name=fields.get("name", f"Unit {code}"),
        on=on,
        reason=WHY,
    )


def test_a_unit_is_founded_below_and_found_by_its_name(city: UnitState, office: Actor) -> None:
    made = found(office, "TM-01", city, name="望潮区")

    assert (made.path, made.valid_from, made.valid_to) == (city.path + made.unit.step, DAY, FOREVER)
    assert str(made.kind.names.say("ja")) == "区"
    event = Event.unscoped.get(verb="unit_founded")
    assert (event.subject, event.path, event.facts["parent"]) == (made.unit_id, made.path, "TM")
    assert queries.state_by_code(office, "ｔｍ-01", on=NEXT).name == "望潮区"


def test_a_renamed_unit_keeps_what_it_was_called(city: UnitState, office: Actor) -> None:
    made = found(office, "TM-01", city, name="Old Quay")

    actions.rename_unit(office, made.unit, name="New Quay", on=NEXT, reason=WHY, version=1)

    assert states(made.unit) == [(DAY, NEXT, "Old Quay"), (NEXT, FOREVER, "New Quay")]
    assert Event.unscoped.get(verb="unit_renamed").facts == {"code": "TM-01", "on": "2026-04-01", "reason": WHY}


def test_a_name_given_wrongly_is_put_right_on_the_same_day_by_a_further_act(city: UnitState, office: Actor) -> None:
    made = found(office, "TM-01", city, name="Quya")

    actions.rename_unit(office, made.unit, name="Quay", on=DAY, reason="Mistyped")

    assert states(made.unit) == [(DAY, DAY, "Quya"), (DAY, FOREVER, "Quay")]
    assert queries.state_by_code(office, "TM-01", on=DAY).name == "Quay"


def test_a_stale_edit_overwrites_nothing_and_shows_both_texts(city: UnitState, office: Actor) -> None:
    made = found(office, "TM-01", city, name="Quay")
    actions.rename_unit(office, made.unit, name="West Quay", on=NEXT, reason=WHY, version=1)

    with pytest.raises(Stale) as both:
        actions.rename_unit(office, made.unit, name="East Quay", on=NEXT, reason=WHY, version=1)

    assert (both.value.mine["Name"], both.value.theirs["Name"]) == ("East Quay", "West Quay")
    assert states(made.unit)[-1] == (NEXT, FOREVER, "West Quay")


def test_an_act_is_not_dated_before_the_last_one(city: UnitState, office: Actor) -> None:
    made = found(office, "TM-01", city, on=NEXT)

    with pytest.raises(Refusal, match="what was is never rewritten"):
        actions.rename_unit(office, made.unit, name="Quay", on=DAY, reason=WHY)


def test_a_unit_moves_with_all_that_lies_below_it(city: UnitState, office: Actor) -> None:
    west, east = found(office, "TM-01", city), found(office, "TM-02", city)
    town = found(office, "TM-01-01", west)
    village = found(office, "TM-01-01-1", town)

    moved = actions.move_unit(office, town.unit, parent=east.unit, on=NEXT, reason=WHY, version=1)

    assert moved.path == east.path + town.unit.step
    assert queries.state_by_code(office, "TM-01-01-1", on=NEXT).path == moved.path + village.unit.step
    assert queries.state_by_code(office, "TM-01-01-1", on=DAY).path == village.path
    facts = Event.unscoped.get(verb="unit_moved").facts
    assert (facts["before"], facts["parent"], facts["moved"]) == ("TM-01", "TM-02", 2)


def test_a_unit_does_not_move_under_itself_or_under_what_lies_below_it(city: UnitState, office: Actor) -> None:
    west = found(office, "TM-01", city)
    town = found(office, "TM-01-01", west)

    for above in (west, town):
        with pytest.raises(Refusal, match="neither under itself"):
            actions.move_unit(office, west.unit, parent=above.unit, on=NEXT, reason=WHY)
    assert len(states(west.unit)) == 1


def test_a_move_waits_for_what_below_begins_later(city: UnitState, office: Actor) -> None:
    west, east = found(office, "TM-01", city), found(office, "TM-02", city)
    found(office, "TM-01-01", west, on=NEXT)

    with pytest.raises(Refusal, match="1 unit that lies below"):
        actions.move_unit(office, west.unit, parent=east.unit, on=DAY, reason=WHY)


def test_nothing_is_put_under_a_unit_from_before_it_came_to_its_place(city: UnitState, office: Actor) -> None:
    west, east = found(office, "TM-01", city), found(office, "TM-02", city)
    town = found(office, "TM-01-01", west)
    actions.move_unit(office, town.unit, parent=east.unit, on=NEXT, reason=WHY)

    with pytest.raises(Refusal, match="came to its place on Wed 1 Apr 2026"):
        found(office, "TM-01-01-1", town, on=date(2026, 3, 15))


def test_a_tree_grows_no_deeper_than_two_hundred_levels(city: UnitState, office: Actor) -> None:
    here = city
    for level in range(2, 201):
        unit = a_unit(f"L-{level}", parent=here)
        here = unit
    assert depth_of(here.path) == 200

    with pytest.raises(Refusal, match="at most 200 levels"):
        found(office, "L-201", here)


def test_a_unit_is_not_closed_while_posts_are_held(city: UnitState, office: Actor) -> None:
    west = found(office, "TM-01", city)
    tenure = a_tenure(a_person(), a_post(west))

    with pytest.raises(Refusal, match="1 person holds a post in it"):
        actions.close_unit(office, west.unit, on=NEXT, reason=WHY)

    actions.end_tenure(office, tenure, on=NEXT, reason=WHY)
    actions.close_unit(office, west.unit, on=NEXT, reason=WHY)
    assert states(west.unit)[-1][:2] == (DAY, NEXT)
    assert Event.unscoped.filter(verb__in=["unit_closed", "post_closed"]).count() == 2


def test_a_unit_is_not_closed_while_units_below_are_open(city: UnitState, office: Actor) -> None:
    west = found(office, "TM-01", city)
    town = found(office, "TM-01-01", west)

    with pytest.raises(Refusal, match="1 unit below it is open"):
        actions.close_unit(office, west.unit, on=NEXT, reason=WHY)

    actions.close_unit(office, town.unit, on=NEXT, reason=WHY)
    actions.close_unit(office, west.unit, on=NEXT, reason=WHY)
    with pytest.raises(Hidden):
        queries.state_by_code(office, "TM-01", on=NEXT)


def test_nothing_moves_under_a_unit_that_was_founded_by_mistake(city: UnitState, office: Actor) -> None:
    never, west = found(office, "TM-01", city), found(office, "TM-02", city)
    actions.close_unit(office, never.unit, on=DAY, reason="Founded by mistake")

    with pytest.raises(Refusal, match="does not stand"):
        actions.move_unit(office, west.unit, parent=never.unit, on=NEXT, reason=WHY)


def test_nothing_is_done_to_a_closed_unit(city: UnitState, office: Actor) -> None:
    west, east = found(office, "TM-01", city), found(office, "TM-02", city)
    actions.close_unit(office, west.unit, on=NEXT, reason=WHY)

    with pytest.raises(Refusal, match="Nothing is changed in what is closed"):
        actions.rename_unit(office, west.unit, name="Quay", on=NEXT, reason=WHY)
    with pytest.raises(Refusal, match="Nothing is changed in what is closed"):
        actions.move_unit(office, west.unit, parent=east.unit, on=NEXT, reason=WHY)
    with pytest.raises(Refusal, match=r"“TM-01” is closed"):
        found(office, "TM-01-01", west)


@pytest.mark.parametrize("code", ["tm-01", "ＴＭ-01", " TM-01 ", "TM\u200b-01", "T\u00adM-01"])
def test_a_code_is_given_once_whatever_its_width_case_and_invisible_signs(
    city: UnitState, office: Actor, code: str
) -> None:
    found(office, "TM-01", city)

    with pytest.raises(Refusal, match="A code is given once"):
        found(office, code, city)


def test_a_name_is_kept_as_typed_with_whatever_signs(city: UnitState, office: Actor) -> None:
    typed = "‮evil‬ 邉󠄀\u200bQuay"

    assert found(office, "TM-01", city, name=typed).name == typed
    assert found(office, "TM-02", city, name="名" * 300).name == "名" * 300
    with pytest.raises(Refusal, match="has 301 signs"):
        found(office, "TM-03", city, name="名" * 301)
    with pytest.raises(Refusal, match="nothing to be read"):
        found(office, "TM-04", city, name="\u200b \u2060")


def test_a_keeper_does_not_move_rename_or_close_his_own_unit(city: UnitState) -> None:
    west, east = a_unit("TM-01", city), a_unit("TM-02", city)
    keeper = a_holder(west, Role.ADMINISTRATOR)

    with pytest.raises(Refusal, match="by the level above"):
        actions.rename_unit(keeper, west.unit, name="Capital", on=DAY, reason=WHY)
    with pytest.raises(Refusal, match="by the level above"):
        actions.close_unit(keeper, west.unit, on=DAY, reason=WHY)
    with pytest.raises(Refusal, match="by the level above"):
        actions.move_unit(keeper, west.unit, parent=None, on=DAY, reason=WHY)
    with pytest.raises(Hidden):
        actions.move_unit(keeper, east.unit, parent=west.unit, on=DAY, reason=WHY)
    with pytest.raises(Refusal, match="unit above was named"):
        found(keeper, "NEW", None)
    assert UnitState.unscoped.count() == 3


def test_a_keeper_does_not_move_a_unit_out_of_his_branch(city: UnitState) -> None:
    west = a_unit("TM-01", city)
    town = a_unit("TM-01-01", west)
    keeper = a_holder(west, Role.ADMINISTRATOR)

    for above in (city.unit, None):
        with pytest.raises(Refusal, match="inside the branch"):
            actions.move_unit(keeper, town.unit, parent=above, on=DAY, reason=WHY)


def test_a_substitute_keeps_no_register(city: UnitState) -> None:
    person = a_person()
    a_tenure(person, a_post(city, Role.ADMINISTRATOR), Manner.SUBSTITUTE)
    from tests.factories import an_actor

    with pytest.raises(Refusal, match="register office or the secretariat"):
        found(an_actor(person), "TM-01", city)
