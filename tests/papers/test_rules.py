"""How long each speaker may speak, worked by hand; and who sits where."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.meetings.rules import Slot, share_time
from hyogi.papers import rules
from hyogi.papers.rules import seat_in_rows

pytestmark = pytest.mark.either

SITTING = 180 * 60
OTHERS = [Slot("open", 180, 1), Slot("study", 600, 1), Slot("ballot", 900, 1), Slot("speech", 1800, 1)]
"""58 minutes."""


def test_the_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(rules).failed == 0


def test_what_the_other_items_leave_is_divided_by_the_speakers_to_the_second() -> None:
    """180 min less 58 min of other items and 12 × 3 min of questions leave 86 min: 12 speakers have 7 min 10 s each."""
    found = share_time(SITTING, [*OTHERS, Slot("report", 480, 12, True), Slot("question", 180, 12)], 480, sittings=1)

    assert (found.total, found.others) == (10_800, 3_480 + 2_160)
    assert (found.share, found.each, found.spare, found.over) == (430, 430, 0, 0)


def test_a_share_that_does_not_come_out_even_is_rounded_down_and_the_rest_is_spare() -> None:
    """7320 s among 7: 1045 s each would be 17 min 25 s; the regime gives no more than 8 min."""
    found = share_time(SITTING, [*OTHERS, Slot("report", 480, 7, True)], 480, sittings=1)
    tight = share_time(SITTING, [*OTHERS, Slot("x", 5_000, 1), Slot("report", 480, 7, True)], 480, sittings=1)

    assert (found.share, found.each, found.spare) == (1_045, 480, 7_320 - 7 * 480)
    assert (tight.share, tight.each, tight.spare) == (331, 331, 2_320 - 7 * 331)


def test_as_many_sittings_are_taken_as_give_everybody_the_time_of_the_regime() -> None:
    """12 on site and 32 comments of 2 min: 83 + 36 + 10 + 64 = 193 min of other items and 96 min of reports = 289 min:
    two sittings of 180 min; one alone is 13 min too short before anybody has spoken."""
    slots = [
        Slot("once", 4_980, 1),
        Slot("report", 480, 12, True),
        Slot("question", 180, 12),
        Slot("note", 30, 20),
        Slot("comment", 120, 32),
    ]

    two, one = share_time(SITTING, slots, 480), share_time(SITTING, slots, 480, sittings=1)

    assert (two.sittings, two.others, two.each, two.over) == (2, 11_580, 480, 0)
    assert two.spare == 21_600 - 11_580 - 5_760
    assert (one.sittings, one.over, one.each) == (1, 780, 480)


def test_without_speakers_nothing_is_divided() -> None:
    found = share_time(SITTING, OTHERS, 480)

    assert (found.speakers, found.share, found.spare) == (0, 0, SITTING - 3_480)


@given(
    st.integers(1, 600),
    st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 50)), max_size=8),
    st.integers(0, 60),
    st.integers(1, 1_800),
    st.integers(0, 4),
)
def test_the_shares_never_exceed_the_time_that_there_is(
    minutes: int, others: list[tuple[int, int]], speakers: int, most: int, sittings: int
) -> None:
    slots = [Slot(str(n), seconds, times) for n, (seconds, times) in enumerate(others)]
    found = share_time(minutes * 60, [*slots, Slot("report", most, speakers, True)], most, sittings)

    assert found.total == found.sittings * minutes * 60
    assert found.each <= most
    if not found.over and found.share:
        assert found.others + speakers * found.each + found.spare == found.total
    if not sittings and speakers:
        assert found.each == most


@given(st.lists(st.integers(), unique=True, max_size=60), st.integers(1, 12))
def test_everybody_gets_one_seat(people: list[int], wide: int) -> None:
    rows = seat_in_rows(people, wide)

    assert [one for row in rows for one in row.seats] == people
    assert sorted(rules.seats_by_rank(people)) == sorted(people)
    assert all(len(row.seats) <= wide for row in rows)
