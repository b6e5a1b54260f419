"""What may be shown of a line: the worked example D8, and small classes (docs/regime-parameters.md, C13)."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.ballots.rules import Detail, Shown, pools_of, shown_forms, shown_of_line
from hyogi.ballots.rules.leaking import leaks
from hyogi.ballots.terms import terms_of
from hyogi.regimes.loading import load

pytestmark = pytest.mark.either
CITY = terms_of(load("city_committee").file)
D8 = {
    "A": {"good": 2, "fairly_good": 1},
    "B": {"good": 9, "fairly_good": 9, "average": 2},
    "C": {"good": 7, "fairly_good": 5, "average": 1},
}


def shown(marks: Mapping[str, Mapping[str, int]]) -> Shown:
    pools = pools_of(CITY, {key: sum(counts.values()) for key, counts in marks.items()})
    return shown_of_line(CITY, pools, marks)


def test_d8_the_pool_of_a_small_class_is_shown_and_the_class_itself_never() -> None:
    line = shown(D8)

    assert line.total == {"good": 18, "fairly_good": 15, "average": 3}
    assert line.pools == ({"good": 11, "fairly_good": 10, "average": 2}, D8["C"])
    assert line.detail is Detail.EXACT


def test_d8_where_a_class_is_all_alike_only_the_total_and_the_rounded_part_are_shown() -> None:
    line = shown(D8 | {"C": {"good": 13}})

    assert line.total == {"good": 24, "fairly_good": 10, "average": 2}
    assert line.pools == (None, None)
    assert line.detail is Detail.ROUNDED


def test_a_class_of_two_that_no_pool_can_hide_is_not_shown_by_itself_nor_by_subtraction() -> None:
    line = shown({"A": {"good": 1, "poor": 1}, "B": {"good": 3, "average": 3}})

    assert line.total == {"good": 4, "average": 3, "poor": 1}
    assert line.detail is Detail.EXACT
    assert line.pools == (line.total,)


def test_below_the_least_class_size_nothing_is_shown_at_all() -> None:
    line = shown({"A": {"good": 1, "poor": 1}, "B": {"not_acquainted": 20}})

    assert line == Shown(None, (None, None)[: len(line.pools)], Detail.NOTHING)


def test_a_total_below_the_least_size_to_be_shown_leaves_the_rounded_part() -> None:
    line = shown({"A": {"good": 4, "poor": 2}})

    assert line == Shown(None, (None,), Detail.ROUNDED)


def test_a_total_that_is_all_alike_is_shown_from_ten_marks_on() -> None:
    assert shown({"A": {"good": 9}}).total is None
    assert shown({"A": {"good": 10}}).total == {"good": 10}
    assert shown({"A": {"good": 10}}).detail is Detail.EXACT


def test_forms_of_a_pool_are_shown_when_no_small_class_follows() -> None:
    pools = pools_of(CITY, {"A": 3, "B": 20, "C": 13})

    assert shown_forms(CITY, pools, {"A": 3, "B": 20, "C": 13}) == (23, 13)
    assert shown_forms(CITY, pools_of(CITY, {"A": 6, "B": 20, "C": 13}), {"A": 6, "B": 20, "C": 13}) == (None, 20, None)


marks = st.fixed_dictionaries({name: st.integers(0, 9) for name in ("good", "poor", "not_acquainted")})


@given(st.dictionaries(st.sampled_from("ABC"), marks, min_size=1))
def test_nothing_that_is_shown_lets_a_small_class_follow(counts: dict[str, dict[str, int]]) -> None:
    pools = pools_of(CITY, {key: sum(one.values()) for key, one in counts.items()})
    line = shown_of_line(CITY, pools, counts)
    sizes = {key: one["good"] + one["poor"] for key, one in counts.items()}
    groups = [pool.keys for pool, one in zip(pools, line.pools, strict=True) if one is not None]
    groups += [frozenset(counts)] if line.total is not None else []

    assert leaks(groups, sizes, CITY.disclose_min_size) == []
    assert line.detail is not Detail.EXACT or None not in line.pools
