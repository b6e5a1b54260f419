"""The count, by the worked examples D1, D8, D9, D16 (docs/worked-examples.md)."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.ballots.rules import (
    Pool,
    VoterClass,
    ballot_part,
    judge_turnout,
    large_shift,
    leaks,
    mean_points,
    pool_classes,
    showable,
)
from hyogi.foundation.numbers import decimal, rounded

pytestmark = pytest.mark.either
POINTS = {"good": 10000, "fairly_good": 8000, "average": 6000, "poor": 4000}
CITY = [VoterClass("A", 5000, "B"), VoterClass("B", 3000, "A"), VoterClass("C", 2000, "B")]


def marks(good: int = 0, fairly_good: int = 0, average: int = 0, poor: int = 0, **others: int) -> dict[str, int]:
    return {"good": good, "fairly_good": fairly_good, "average": average, "poor": poor} | others


def groups(*names: str) -> list[frozenset[str]]:
    return [frozenset(name) for name in names]


def test_d1_the_classes_are_weighted_and_not_acquainted_is_out_of_the_base() -> None:
    counts = {"A": marks(6, 2, 1), "B": marks(20, 8, 3, 1, not_acquainted=4), "C": marks(9, 6, not_acquainted=1)}
    pools = pool_classes(CITY, {"A": 9, "B": 36, "C": 16}, min_size=5)

    assert [mean_points(counts[key], POINTS) for key in "ABC"] == [Fraction(820, 9), Fraction(2860, 32), Fraction(92)]
    assert ballot_part(pools, counts, POINTS) == Fraction(65353, 720)


def test_d8_a_small_class_is_pooled_with_its_weight() -> None:
    counts = {"A": marks(2, 1), "B": marks(9, 9, 2), "C": marks(7, 5, 1)}
    pools = pool_classes(CITY, {"A": 3, "B": 20, "C": 13}, min_size=5)

    assert pools == [Pool(frozenset("AB"), 8000), Pool(frozenset("C"), 2000)]
    part = ballot_part(pools, counts, POINTS)
    assert part == Fraction(26344, 299)
    assert decimal(rounded(part)) == "88.11"


def test_a_class_whose_partner_is_too_small_as_well_goes_to_the_largest() -> None:
    pools = pool_classes(CITY, {"A": 2, "B": 3, "C": 20}, min_size=5)

    assert pools == [Pool(frozenset("ABC"), 10000)]


def test_scrutineers_are_shown_a_pooling_that_changes_a_share_by_more_than_half() -> None:
    assert large_shift(Pool(frozenset("AB"), 8000), CITY)
    assert not large_shift(Pool(frozenset("C"), 2000), CITY)


def test_d8_nothing_may_be_shown_from_which_a_small_class_follows() -> None:
    sizes = {"A": 3, "B": 20, "C": 13}

    assert [leak.group for leak in leaks(groups("A"), sizes, 8)] == [frozenset("A")]
    assert [leak.group for leak in leaks(groups("ABC", "B", "C"), sizes, 8)] == [frozenset("A")]
    assert leaks(groups("AB", "C", "ABC"), sizes, 8) == []


def test_d8_a_unanimous_class_is_not_shown_nor_what_it_follows_from() -> None:
    sizes, alike = {"A": 3, "B": 20, "C": 13}, groups("C")

    assert showable(groups("ABC", "AB", "C"), sizes, 8, alike) == groups("ABC")


def test_d9_not_acquainted_is_out_of_the_base() -> None:
    points = {"satisfied": 10000, "fairly": 8000, "unsatisfied": 3000}
    counts = {"satisfied": 310, "fairly": 78, "unsatisfied": 12, "not_acquainted": 26}

    assert mean_points(counts, points) == 94


def test_d9_more_forms_than_were_issued_void_the_whole_ballot() -> None:
    assert judge_turnout(430, 431, 6666).void
    assert judge_turnout(430, 426, 6666).counts


def test_d16_the_least_turnout_is_compared_in_whole_numbers() -> None:
    assert judge_turnout(46, 31, 6666).counts
    assert judge_turnout(46, 30, 6666).too_few


def test_a_line_without_a_valid_mark_has_no_ballot_part() -> None:
    counts = {key: marks(not_acquainted=7, invalid_line=2) for key in "ABC"}

    assert ballot_part(pool_classes(CITY, {"A": 9, "B": 9, "C": 9}, 5), counts, POINTS) is None
    assert ballot_part(pool_classes(CITY, {}, 5), {}, POINTS) is None


@given(
    st.dictionaries(st.sampled_from("ABC"), st.integers(0, 12), min_size=1),
    st.lists(st.sets(st.sampled_from("ABC"), min_size=1).map(frozenset), max_size=4),
    st.sets(st.sampled_from("ABC"), min_size=1).map(frozenset),
)
def test_adding_a_figure_never_makes_a_refused_publication_acceptable(
    sizes: dict[str, int], shown: list[frozenset[str]], more: frozenset[str]
) -> None:
    before = {leak.group for leak in leaks(shown, sizes, 5)}

    assert before <= {leak.group for leak in leaks([*shown, more], sizes, 5)}


@given(st.lists(st.sets(st.sampled_from("ABC"), min_size=1).map(frozenset), max_size=4))
def test_what_follows_is_what_no_two_histories_with_equal_figures_can_differ_in(shown: list[frozenset[str]]) -> None:
    """Brute force: a group's count follows just where every way of filling the classes that gives the figures shown
    gives it the same count."""
    sizes = {"A": 3, "B": 3, "C": 3}
    histories: dict[tuple[int, ...], list[dict[str, int]]] = {}
    for filled in product(range(4), repeat=3):
        counts = dict(zip("ABC", filled, strict=True))
        histories.setdefault(tuple(sum(counts[k] for k in g) for g in shown), []).append(counts)
    found = {leak.group for leak in leaks(shown, sizes, disclose_min_size=100)}
    for group in (frozenset(g) for n in (1, 2, 3) for g in combinations("ABC", n)):
        fixed = all(len({sum(c[k] for k in group) for c in alike}) == 1 for alike in histories.values())
        assert (group in found) == fixed
