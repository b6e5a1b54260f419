"""Days move by a year; whoever was not on site for long is due."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hyogi.succession.rules import a_year_later, is_due_on_site, moved

DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))


def is_weekend(day: date) -> bool:
    return day.weekday() > 4


def test_the_leap_day_becomes_the_last_of_february() -> None:
    assert a_year_later(date(2028, 2, 29)) == date(2029, 2, 28)
    assert a_year_later(date(2026, 12, 18)) == date(2027, 12, 18)


def test_a_stage_that_falls_on_a_day_off_goes_to_the_next_working_day_where_the_regime_says_so() -> None:
    days = {"kept": date(2026, 12, 18), "shifted": date(2026, 12, 18)}

    assert moved(days, {"shifted"}, is_weekend) == {"kept": date(2027, 12, 18), "shifted": date(2027, 12, 20)}


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), DAYS, max_size=12), st.sets(st.text("abcdef")))
def test_no_stage_overtakes_another_by_being_moved(days: dict[str, date], shifting: set[str]) -> None:
    later = moved(days, shifting, is_weekend)

    assert later.keys() == days.keys()
    for one in days:
        assert all(later[one] <= later[other] for other in days if days[one] < days[other])


def test_a_unit_is_due_after_as_many_cycles_in_writing_as_the_regime_lets_pass() -> None:
    assert is_due_on_site([False, False], 3)
    assert not is_due_on_site([False], 3)
    assert not is_due_on_site([False, True], 3)
    assert is_due_on_site([], 1)
