"""Which numbers are an office's, what a promise needs, how long a reminder waits."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.rollups.rules import WAITS, Lack, Unfit, is_stale, lack_of_call, plain_number, unfit_number

pytestmark = pytest.mark.either
TODAY = date(2026, 12, 8)


@pytest.mark.parametrize(
    "number",
    ["0571-88001234", "0571 8800 1234转5", "+86 571 8800 1234", "03-1234-5678（内線12）", "88001234 ext. 7", "12345"],
)
def test_the_number_of_an_office_is_taken_as_it_is_written(number: str) -> None:
    assert unfit_number(plain_number(number)) is None


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("138 0013 8000", Unfit.MOBILE),
        ("+86-138-0013-8000", Unfit.MOBILE),
        ("090-1234-5678", Unfit.MOBILE),
        ("+81 80 1234 5678", Unfit.MOBILE),
        ("ask Mr Wang", Unfit.NO_NUMBER),
        ("12", Unfit.NO_NUMBER),
        ("-", Unfit.NO_NUMBER),
        ("0571-88001234" * 4, Unfit.TOO_LONG),
    ],
)
def test_what_is_no_number_or_somebodys_own_is_not_taken(number: str, why: Unfit) -> None:
    assert unfit_number(number) is why


@given(st.text(max_size=60))
def test_whatever_is_typed_is_judged(text: str) -> None:
    why = unfit_number(text)
    assert why is None or why in Unfit
    if why is None:
        assert any(sign.isdigit() for sign in text)
        assert len(text) <= 40


@pytest.mark.parametrize(
    ("promised", "day", "lack"),
    [
        (False, None, None),
        (True, TODAY, None),
        (True, TODAY + timedelta(days=3), None),
        (True, None, Lack.NO_DAY),
        (True, TODAY - timedelta(days=1), Lack.DAY_PAST),
        (False, TODAY, Lack.DAY_WITHOUT_PROMISE),
    ],
)
def test_a_promise_has_a_day_that_is_not_past_and_nothing_else_has(
    promised: bool, day: date | None, lack: Lack | None
) -> None:
    assert lack_of_call(promised, day, TODAY) == lack


def test_a_reminder_that_waited_longer_than_three_days_is_stale() -> None:
    at = datetime(2026, 12, 8, 9, tzinfo=UTC)

    assert not is_stale(at, at + WAITS)
    assert is_stale(at, at + WAITS + timedelta(seconds=1))
