"""From counts to the part of each reporter: what a regime may settle otherwise than the city does."""

from dataclasses import replace
from fractions import Fraction

import pytest

from hyogi.ballots.rules import (
    ClassCount,
    Entry,
    Line,
    MissingClass,
    Outcome,
    OverIssue,
    Pool,
    Terms,
    Verdict,
    work_out,
)
from hyogi.ballots.terms import terms_of, unfit
from hyogi.regimes.loading import load, shipped

pytestmark = pytest.mark.either
CITY = terms_of(load("city_committee").file)
LINE = Line("u1", "overall")
COUNTED = {
    "A": ClassCount(9, Entry(9, 0, {LINE.key: {"good": 9}})),
    "B": ClassCount(20, Entry(21, 0, {LINE.key: {"average": 21}})),
    "C": ClassCount(13, Entry(13, 0, {LINE.key: {"fairly_good": 13}})),
}


def outcome(terms: Terms, counted: dict[str, ClassCount] = COUNTED) -> Outcome:
    return work_out(terms, counted, [LINE])


def test_d9_one_form_too_many_in_one_class_voids_the_whole_though_others_did_not_come_back() -> None:
    fewer = COUNTED | {"C": ClassCount(20, Entry(13, 0, {LINE.key: {"fairly_good": 13}}))}

    assert outcome(CITY, fewer).verdict is Verdict.VOID
    assert outcome(CITY, fewer).parts == {"u1": None}


def test_where_only_the_class_is_void_its_weight_goes_to_the_others() -> None:
    found = outcome(replace(CITY, over_issue=OverIssue.VOID_CLASS))

    assert (found.verdict, found.void_classes) == (Verdict.COUNTS, ("B",))
    assert found.parts == {"u1": (5000 * Fraction(100) + 2000 * Fraction(80)) / 7000}


def test_a_small_class_that_would_join_a_void_one_joins_the_largest() -> None:
    small = COUNTED | {"A": ClassCount(3, Entry(3, 0, {LINE.key: {"good": 3}}))}
    found = outcome(replace(CITY, over_issue=OverIssue.VOID_CLASS), small)

    assert found.pools == (Pool(frozenset("AC"), 7000),)


def test_where_it_is_only_noted_every_form_counts() -> None:
    found = outcome(replace(CITY, over_issue=OverIssue.NOTE))

    assert found.verdict is Verdict.COUNTS
    assert found.parts == {"u1": Fraction(1, 2) * 100 + Fraction(3, 10) * 60 + Fraction(1, 5) * 80}


def test_a_class_without_a_valid_mark_holds_the_part_where_the_regime_says_so() -> None:
    silent = {key: ClassCount(14, Entry(13, 0, {LINE.key: {"good": 13}})) for key in "AC"}
    silent["B"] = ClassCount(14, Entry(13, 0, {LINE.key: {"not_acquainted": 13}}))

    assert outcome(CITY, silent).parts == {"u1": Fraction(100)}
    assert outcome(replace(CITY, missing_class=MissingClass.HOLD), silent).parts == {"u1": None}


def test_items_are_weighted_and_one_of_weight_nought_adds_nothing() -> None:
    terms = terms_of(load("state_enterprise").file)
    marks = {"duty": "good", "result": "fairly_good", "problem": "average", "overall": "poor"}
    lines = [Line("u1", item.key) for item in terms.items]
    entry = Entry(30, 0, {line.key: {marks[line.item]: 30} for line in lines})
    found = work_out(terms, {"B": ClassCount(30, entry)}, lines)

    assert found.parts == {"u1": Fraction(3, 10) * 100 + Fraction(4, 10) * 80 + Fraction(3, 10) * 60}


def test_which_of_the_shipped_regimes_are_counted_on_paper() -> None:
    assert [name for name in shipped() if unfit(load(name).file) is None] == ["city_committee", "state_enterprise"]
