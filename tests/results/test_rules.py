"""From parts to a grade, by the worked examples D1, D4, D6, D7, D10 (docs/worked-examples.md)."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.foundation.numbers import decimal, rounded, share_reached
from hyogi.results.rules import (
    Arithmetic,
    Candidate,
    Cap,
    Component,
    Gate,
    Grade,
    Places,
    Veto,
    apply_cap,
    composite,
    grade_at,
    graded,
    places_at_top,
)

pytestmark = pytest.mark.either
CITY = [
    Component("ballot", 4000, missing="hold"),
    Component("daily", 3000),
    Component("visit", 2000),
    Component("follow_up", 1000),
]
GRADES = [
    Grade("good", 9000, 1, top=True),
    Grade("fairly_good", 8000, 2),
    Grade("average", 6000, 3),
    Grade("poor", 0, 4),
]
ENTERPRISE = [Grade("a", 9000, 1, top=True), Grade("b", 8000, 2), Grade("c", 6000, 3), Grade("d", 0, 4)]
ITEMS_CLOSED = Gate("items_closed", "follow_up", 8000, "fairly_good")


def points(**values: str | int | Fraction | None) -> dict[str, Fraction | None]:
    return {key: None if value is None else Fraction(value) for key, value in values.items()}


def score(
    values: dict[str, Fraction | None], components: list[Component] = CITY, arithmetic: Arithmetic | None = None
) -> str | None:
    found = composite(values, components, arithmetic or Arithmetic()).score
    return None if found is None else decimal(found)


def test_d1_the_composite_of_the_city_is_exact_and_rounded_once() -> None:
    values = points(ballot=Fraction(65353, 720), daily=92, visit=88, follow_up="87.5")
    found = composite(values, CITY, Arithmetic())

    assert (found.exact, found.score) == (Fraction(162463, 1800), Fraction("90.26"))
    assert graded(found.score, values, GRADES, [ITEMS_CLOSED]).grade == "good"


def test_d4_a_missing_part_leaves_its_weight_to_the_others() -> None:
    all_there = points(ballot="88.34", daily=92, visit=88, follow_up="87.5")

    assert score(all_there | points(daily=None)) == "88.12"
    assert score(all_there | points(visit=None, follow_up=None)) == "89.91"
    assert score(all_there | points(daily=None, follow_up=None)) == "88.23"
    held = composite(all_there | points(daily=None, visit=None), CITY, Arithmetic())
    assert (held.score, held.held_by) == (None, ("daily", "visit"))


def test_d4_a_part_that_holds_gives_no_grade() -> None:
    university = [Component("assessment", 8000, missing="hold"), Component("ballot", 2000)]

    assert score(points(assessment="91.34", ballot="88.60"), university) == "90.79"
    assert score(points(assessment="91.34", ballot=None), university) == "91.34"
    assert composite(points(assessment=None, ballot="88.60"), university, Arithmetic()).held_by == ("assessment",)


SCORES = "96.12 95.40 93.88 93.88 93.10 92.05 91.00 88.99 87.50 85.20 82.10 79.00 74.40"


def thirteen() -> list[Candidate]:
    tied = {"u03": {"ballot": "91.20", "visit": 88}, "u04": {"ballot": "91.20", "visit": 90}}
    named = [(f"u{at:02}", Fraction(row)) for at, row in enumerate(SCORES.split(), 1)]
    return [Candidate(name, value, value >= 90, points(**tied.get(name, {}))) for name, value in named]


CHAIN = Cap(3000, min_top=1, tie="break_chain", chain=("ballot", "visit", "draw"))


def test_d6_the_tie_at_the_cap_is_broken_by_the_chain() -> None:
    found = apply_cap(thirteen(), CHAIN)

    assert found == Places(("u01", "u02", "u04"), ("u03", "u05", "u06", "u07"))


@pytest.mark.parametrize(
    ("change", "top"),
    [
        ({"tie": "demote_all_tied"}, ("u01", "u02")),
        ({"tie": "admit_all_tied"}, ("u01", "u02", "u03", "u04")),
        ({"rounding": "half_up"}, ("u01", "u02", "u03", "u04")),
        ({"share_bp": 2500}, ("u01", "u02", "u04")),
    ],
)
def test_d6_variants_of_the_cap(change: dict[str, object], top: tuple[str, ...]) -> None:
    assert apply_cap(thirteen(), replace(CHAIN, **change)).top == top  # type: ignore[arg-type]


def test_d6_at_least_one_unit_may_be_at_the_top() -> None:
    assert places_at_top(2, CHAIN) == 1
    assert places_at_top(12, CHAIN) == 3


def test_d6_a_chain_that_is_used_up_ends_in_the_draw() -> None:
    equal = [replace(unit, values={}) if unit.unit in ("u03", "u04") else unit for unit in thirteen()]

    assert apply_cap(equal, CHAIN, drawn=["u04", "u03"]).top == ("u01", "u02", "u04")
    without = replace(CHAIN, chain=("ballot", "visit"))
    undecided = apply_cap(equal, without)
    assert (undecided.top, undecided.undecided, undecided.open_places) == (("u01", "u02"), ("u03", "u04"), 1)


def test_leaders_decide_a_tie_where_the_regime_says_so() -> None:
    found = apply_cap(thirteen(), replace(CHAIN, tie="signer_decides"))

    assert (found.top, found.undecided, found.open_places) == (("u01", "u02"), ("u03", "u04"), 1)


def test_d7_a_vetoed_unit_stays_in_the_base_and_takes_no_place() -> None:
    accident = Veto("grave_accident", "max_grade", "fairly_good")
    outcome = graded(Fraction("95.40"), {}, GRADES, vetoes=[accident])
    units = [replace(unit, top=False) if unit.unit == "u02" else unit for unit in thirteen()]

    assert (outcome.grade, outcome.threshold, outcome.reasons) == ("fairly_good", "good", ("grave_accident",))
    assert apply_cap(units, CHAIN).top == ("u01", "u03", "u04")


def test_d7_a_gate_lowers_the_first_and_the_next_move_up() -> None:
    outcome = graded(Fraction("96.12"), points(follow_up=75), GRADES, [ITEMS_CLOSED])
    units = [replace(unit, top=False) if unit.unit in ("u01", "u02") else unit for unit in thirteen()]

    assert (outcome.grade, outcome.reasons) == ("fairly_good", ("items_closed",))
    assert sorted(apply_cap(units, CHAIN).top) == ["u03", "u04", "u05"]


def test_d7_of_several_vetoes_the_lowest_holds_and_a_fixed_grade_holds_whatever_else() -> None:
    components = [
        Component("check", 4000, missing="hold"),
        Component("indicators", 3000, missing="hold"),
        Component("ballot", 2000),
        Component("leader", 1000),
    ]
    found = composite(points(check="88.50", indicators="104.50", ballot="91.20", leader=90), components, Arithmetic())
    assert found.score == Fraction("92.64")
    assert [term.key for term in found.terms if term.clipped] == ["indicators"]

    loss, accident = Veto("asset_loss", "drop_one"), Veto("grave_accident", "max_grade", "c")
    made_up = Veto("false_data", "fixed_grade", "d")
    assert graded(found.score, {}, ENTERPRISE, vetoes=[loss]).grade == "b"
    assert graded(found.score, {}, ENTERPRISE, vetoes=[loss, accident]).grade == "c"
    assert graded(found.score, {}, ENTERPRISE, vetoes=[accident, made_up, loss]).grade == "d"


def test_d10_rounding_at_the_edge_of_a_grade() -> None:
    assert grade_at(rounded(Fraction("89.995")), GRADES).id == "good"
    assert [decimal(rounded(Fraction("89.985"), mode=mode)) for mode in ("half_up", "half_even", "down")] == [  # type: ignore[arg-type]
        "89.99",
        "89.98",
        "89.98",
    ]
    assert grade_at(rounded(Fraction("89.99499")), GRADES).id == "fairly_good"
    assert decimal(rounded(Fraction("2.675"))) == "2.68"


def test_d10_rounding_at_the_end_and_part_by_part_differ() -> None:
    values = points(ballot=Fraction(6177, 70), daily=Fraction(626, 7), visit=91, follow_up=Fraction(290, 3))

    assert score(values) == "89.99"
    assert score(values, arithmetic=Arithmetic(when="each_part")) == "90.00"


def test_d16_shares_at_the_edge_are_compared_in_whole_numbers() -> None:
    assert (share_reached(20, 30, 6666), share_reached(19, 30, 6666)) == (True, False)
    assert (share_reached(5, 10, 5000, strict=True), share_reached(6, 10, 5000, strict=True)) == (False, True)
    problems = [(900, 3000, True), (899, 2997, False), (900, 3001, False)]
    assert [share_reached(part, whole, 3000) for part, whole, _ in problems] == [fits for *_, fits in problems]
    assert share_reached(1000, 3000, 3333)


scores = st.decimals(min_value=0, max_value=100, places=2).map(Fraction)


@given(st.lists(st.tuples(scores, st.booleans()), max_size=30), st.integers(0, 10000))
def test_the_cap_never_lets_a_lower_score_past_a_higher_one(rows: list[tuple[Fraction, bool]], share: int) -> None:
    units = [Candidate(f"u{at:02}", value, top) for at, (value, top) in enumerate(rows)]
    found = apply_cap(units, Cap(share, tie="signer_decides"))
    by_unit = {unit.unit: unit for unit in units}

    assert sorted((*found.top, *found.capped, *found.undecided)) == sorted(u.unit for u in units if u.top)
    assert len(found.top) + found.open_places <= max(places_at_top(len(units), Cap(share)), 0)
    least = min((by_unit[name].score for name in found.top), default=Fraction(100))
    assert all(by_unit[name].score <= least for name in (*found.capped, *found.undecided))


@given(scores, st.lists(st.sampled_from(["good", "fairly_good", "average", "poor"]), max_size=3))
def test_a_veto_never_raises_a_grade(value: Fraction, limits: list[str]) -> None:
    order = {grade.id: grade.order for grade in GRADES}
    plain = graded(value, {}, GRADES)
    limited = graded(value, {}, GRADES, vetoes=[Veto(f"v{i}", "max_grade", g) for i, g in enumerate(limits)])

    assert plain.grade is not None
    assert limited.grade is not None
    assert order[limited.grade] == max([order[plain.grade], *(order[g] for g in limits)])
