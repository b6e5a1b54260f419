"""The clock of an item, by worked example D17 (docs/worked-examples.md)."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.followup.rules import (
    ItemState,
    Step,
    days_late,
    is_overdue,
    may_check,
    may_follow,
    on_time_bp,
    recurs,
    steps_due,
)

pytestmark = pytest.mark.either
DUE = date(2021, 6, 30)
CITY = [
    Step(-7, "owner", "remind"),
    Step(0, "owner", "remind"),
    Step(3, "head_of_unit", "remind"),
    Step(10, "secretariat", "list_as_overdue"),
    Step(20, "leader_in_charge", "call"),
    Step(30, "chair", "name_at_next_meeting"),
]
OWNER, OTHER = UUID(int=1), UUID(int=2)


def test_d17_the_ladder_of_the_city_falls_on_its_days() -> None:
    days = [(f"{day:%m-%d}", step.to) for day, step in steps_due(DUE, CITY, date(2021, 7, 30))]

    assert days == [
        ("06-23", "owner"),
        ("06-30", "owner"),
        ("07-03", "head_of_unit"),
        ("07-10", "secretariat"),
        ("07-20", "leader_in_charge"),
        ("07-30", "chair"),
    ]
    assert [step.to for _day, step in steps_due(DUE, CITY, date(2021, 7, 2))] == ["owner", "owner"]


def test_d17_the_owner_cannot_check_what_he_answers_for_in_whichever_post() -> None:
    assert not may_check(OWNER, [OWNER], "other_than_owner")
    assert may_check(OTHER, [OWNER], "other_than_owner")
    assert may_check(OWNER, [OWNER], "owner")


def test_d17_late_is_counted_to_the_day_of_the_check() -> None:
    assert days_late(DUE, date(2021, 7, 8)) == 8
    assert on_time_bp([(DUE, date(2021, 7, 8)), (DUE, DUE)]) == 5000


def test_the_due_day_itself_is_in_time() -> None:
    assert not is_overdue(DUE, DUE)
    assert is_overdue(DUE, DUE + timedelta(days=1))
    assert not is_overdue(DUE, date(2022, 1, 1), closed_on=DUE)


def test_without_an_item_the_part_is_missing() -> None:
    assert on_time_bp([]) is None
    assert on_time_bp([(DUE, None)]) == 0


def test_d17_a_problem_that_stood_open_in_both_cycles_recurs() -> None:
    assert recurs("safety", [["safety", "process"], ["safety"]], 2)
    assert not recurs("process", [["safety", "process"], ["safety"]], 2)
    assert not recurs("safety", [["safety"]], 2)


@pytest.mark.parametrize("state", [ItemState.CARRIED, ItemState.WITHDRAWN])
def test_what_left_the_list_does_not_come_back_by_itself(state: ItemState) -> None:
    assert not any(may_follow(state, after) for after in ItemState)


def test_an_item_is_closed_only_after_somebody_said_that_it_is_done() -> None:
    assert [s for s in ItemState if may_follow(s, ItemState.CLOSED)] == [ItemState.DONE_CLAIMED]


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(-400, 400))
def test_no_rung_is_fired_before_its_day(due: date, offset: int) -> None:
    today = due + timedelta(days=offset)

    assert all(day <= today for day, _step in steps_due(due, CITY, today))
    assert len(steps_due(due, CITY, today)) == sum(step.after_days <= offset for step in CITY)
