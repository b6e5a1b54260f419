"""`hyogi verify` finds every difference in the register and in frozen trees, and names the unit."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hyogi.cycles.actions import freeze
from hyogi.cycles.models import FrozenUnit
from hyogi.foundation.actors import Actor
from hyogi.foundation.verifying import checks
from hyogi.foundation.writing import writing
from hyogi.organisation import search
from hyogi.organisation.actions import found_unit, move_unit, rename_unit
from hyogi.organisation.models import ALWAYS, SearchToken, Tenure, Unit, UnitKind, UnitState
from tests import factories

pytestmark = pytest.mark.django_db

CONSOLE = Actor.system("test")
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


@pytest.fixture
def register() -> dict[str, Unit]:
    """A city whose district was renamed and then moved, with a street below it."""
    kind = UnitKind.unscoped.create(code="district")

    def found(code: str, name: str, parent: Unit | None) -> Unit:
        state = found_unit(
            CONSOLE, code=code, parent=parent, kind=kind, name=name, names={"en": name}, on=ALWAYS, reason="Founded"
        )
        return state.unit

    city, other = found("C", "City", None), found("O", "Other City", None)
    district = found("D", "Harbour District", city)
    street = found("S", "Quay Street", district)
    rename_unit(CONSOLE, district, name="New Harbour", on=SPRING, reason="Decision 1")
    move_unit(CONSOLE, district, parent=other, on=SUMMER, reason="Decision 2")
    return {unit.code: Unit.unscoped.get(pk=unit.pk) for unit in (city, other, district, street)}


def differences() -> list[str]:
    """What the checks of the register and of frozen trees find."""
    mine = ("hyogi.organisation.verifying", "hyogi.cycles.verifying")
    found = [check for check in checks() if check.find.__module__ in mine]
    assert len(found) == 6
    return [sentence for check in found for sentence in check.find()]


def state(code: str, day: date) -> Any:
    return UnitState.unscoped.get(unit__code=code, valid_from__lte=day, valid_to__gt=day)


def change(code: str, day: date, **fields: Any) -> None:
    UnitState.unscoped.filter(pk=state(code, day).pk).update(**fields)


def test_a_register_written_by_acts_has_no_difference(register: dict[str, Unit]) -> None:
    assert differences() == []


def test_a_path_without_the_own_step_is_named(register: dict[str, Unit]) -> None:
    change("S", AUTUMN, path=state("D", AUTUMN).path + "zzzzzz")

    (found,) = differences()
    assert "the path of S from 2026-06-01" in found


def test_a_path_that_did_not_follow_the_unit_above_is_named(register: dict[str, Unit]) -> None:
    change("S", AUTUMN, path=state("S", SPRING).path)

    (found,) = differences()
    assert "the path of S from 2026-06-01" in found


def test_a_root_below_something_is_named(register: dict[str, Unit]) -> None:
    change("D", AUTUMN, parent=None)

    (found,) = differences()
    assert "the path of D" in found


def test_a_state_under_a_unit_that_is_not_there_is_named(register: dict[str, Unit]) -> None:
    UnitState.unscoped.filter(unit__code="O").update(valid_from=AUTUMN)

    (found,) = differences()
    assert "D lies from 2026-06-01 under a unit that is not there on every day" in found


@pytest.mark.parametrize("day", [date(2026, 5, 1), date(2026, 7, 1)])
def test_states_with_a_gap_or_an_overlap_are_named(register: dict[str, Unit], day: date) -> None:
    state_before = state("C", SPRING)
    UnitState.unscoped.filter(pk=state_before.pk).update(valid_to=day)
    state_before.pk, state_before.valid_from = UnitState().pk, SUMMER
    state_before.save(force_insert=True)

    found = differences()
    assert any("two states of C" in one for one in found)


def test_two_holders_of_a_post_on_a_day_are_named(register: dict[str, Unit]) -> None:
    post = factories.a_post(state("D", AUTUMN), code="HEAD")
    factories.a_tenure(factories.a_person(), post, since=SPRING, until=AUTUMN)
    factories.a_tenure(factories.a_person(), post, since=AUTUMN)
    assert differences() == []

    Tenure.unscoped.filter(post=post, valid_to=AUTUMN).update(valid_to=date(2026, 10, 1))

    (found,) = differences()
    assert "the post HEAD has two holders on 2026-09-01" in found


def test_a_name_that_is_not_found_is_named(register: dict[str, Unit]) -> None:
    SearchToken.unscoped.filter(unit=register["S"], token__startswith="quay").delete()

    (found,) = differences()
    assert "S is not found by: quay" in found


def test_a_word_that_a_unit_was_never_called_is_named(register: dict[str, Unit]) -> None:
    SearchToken.unscoped.create(unit=register["S"], token="elsewhere")

    (found,) = differences()
    assert "S is found by what it was never called: elsewhere" in found


def test_a_unit_without_any_word_in_the_index_is_named(register: dict[str, Unit]) -> None:
    SearchToken.unscoped.all().delete()

    assert sum("is not found by" in one for one in differences()) == 4


def test_a_version_below_the_number_of_acts_is_named(register: dict[str, Unit]) -> None:
    Unit.unscoped.filter(code="D").update(version=2)

    (found,) = differences()
    assert "D has version 2 after 2 acts on it" in found


@pytest.mark.parametrize("damage", ["step", "parent"])
def test_a_frozen_path_that_leaves_its_tree_is_named(register: dict[str, Unit], damage: str) -> None:
    with writing():
        edition, units = freeze(CONSOLE, state("O", AUTUMN), AUTUMN)
    assert differences() == []

    path = units["S"].path
    wrong = {"step": path[:-6] + "zzzzzz", "parent": path[:6] + "zzzzzz" + path[-6:]}[damage]
    FrozenUnit.unscoped.filter(edition=edition, code="S").update(path=wrong)

    (found,) = differences()
    assert "the frozen path of S" in found


def test_the_statements_do_not_grow_with_the_register(register: dict[str, Unit]) -> None:
    with CaptureQueriesContext(connection) as few:
        differences()
    top = state("C", AUTUMN)
    search.index(factories.a_unit(parent=top) for _ in range(30))
    with CaptureQueriesContext(connection) as many:
        assert differences() == []

    assert len(many) == len(few) <= 8
