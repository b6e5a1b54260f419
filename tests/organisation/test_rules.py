"""The register's rules, by example and by property."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hyogi.foundation.paths import depth_of, is_within, step_of
from hyogi.organisation.rules import (
    ALWAYS,
    FOREVER,
    Fault,
    Holding,
    Place,
    Problem,
    Span,
    act_problem,
    closing_post_problem,
    closing_unit_problem,
    code_key,
    code_problem,
    cycle_in,
    day_problem,
    ending_problem,
    holding_problem,
    move_problem,
    moved_path,
    name_problem,
    placing_problem,
    reason_problem,
    spans_problem,
)

pytestmark = pytest.mark.either
DAY = date(2026, 3, 1)
TODAY = date(2026, 6, 1)
days = st.dates(date(2000, 1, 1), date(2030, 12, 31))
numbers = st.integers(0, 999)
paths = st.lists(numbers, min_size=1, max_size=5).map(lambda steps: "".join(map(step_of, steps)))


def fault(problem: Problem | None) -> Fault | None:
    return problem.fault if problem else None


# codes, names, reasons


@pytest.mark.parametrize(
    "other",
    ["tm-03", "ＴＭ－０３", " TM-03\u3000", "T\u200bM-03", "TM\u00ad-03", "\u202eTM-03", "TM-03\ufe0f", "TM-03\u0000"],
)
def test_codes_that_differ_in_width_case_or_unseen_signs_are_one_code(other: str) -> None:
    assert code_key(other) == code_key("TM-03")


def test_codes_that_only_look_alike_are_different_codes() -> None:
    assert code_key("ТМ-03") != code_key("TM-03"), "Cyrillic"
    assert code_key("邉") != code_key("邊")


@given(st.text())
def test_the_key_of_a_key_is_the_key(code: str) -> None:
    assert code_key(code_key(code)) == code_key(code)


@given(st.text(min_size=1, max_size=64))
def test_what_may_be_a_code_has_a_key_that_fits_and_can_stand_in_an_address(code: str) -> None:
    assume(code_problem(code) is None)

    key = code_key(code)

    assert 1 <= len(key) <= 64
    assert not set("/\\;#?%") & set(key)
    assert key not in (".", "..")


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("", Fault.CODE_MISSING),
        ("\u200b \u2060", Fault.CODE_MISSING),
        ("..", Fault.CODE_MISSING),
        ("x" * 65, Fault.CODE_TOO_LONG),
        ("ﷺ" * 20, Fault.CODE_TOO_LONG),
        ("a/b", Fault.CODE_SIGN),
        ("a／b", Fault.CODE_SIGN),
        ("a;b", Fault.CODE_SIGN),
        ("大连-01", None),
        ("x" * 64, None),
    ],
)
def test_a_code_is_short_visible_and_fits_into_an_address(code: str, wrong: Fault | None) -> None:
    assert fault(code_problem(code)) == wrong


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("名", None),
        ("名" * 300, None),
        ("\u202eevil", None),
        ("O'Brien <b>", None),
        ("名" * 301, Fault.NAME_TOO_LONG),
        ("", Fault.NAME_MISSING),
        (" \u200b\u3164", Fault.NAME_MISSING),
    ],
)
def test_a_name_can_be_read_and_is_not_too_long(name: str, wrong: Fault | None) -> None:
    assert fault(name_problem(name)) == wrong


@pytest.mark.parametrize(
    ("reason", "wrong"),
    [("Decision 7", None), (" \n", Fault.REASON_MISSING), ("x" * 501, Fault.REASON_TOO_LONG)],
)
def test_every_act_has_a_reason(reason: str, wrong: Fault | None) -> None:
    assert fault(reason_problem(reason)) == wrong


# days


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (date(999, 12, 31), Fault.DAY_TOO_EARLY),
        (date(1000, 1, 1), None),
        (TODAY + timedelta(days=732), None),
        (TODAY + timedelta(days=733), Fault.DAY_TOO_LATE),
        (date(2206, 1, 1), Fault.DAY_TOO_LATE),
    ],
)
def test_a_day_that_was_mistyped_is_seen(day: date, wrong: Fault | None) -> None:
    assert fault(day_problem(day, TODAY)) == wrong


def test_an_act_holds_from_the_start_of_the_last_state_at_the_earliest() -> None:
    assert act_problem(Span(DAY), DAY) is None
    assert act_problem(Span(ALWAYS), DAY) is None
    assert fault(act_problem(Span(DAY), DAY - timedelta(days=1))) is Fault.BEFORE_LAST_ACT
    assert fault(act_problem(Span(ALWAYS, DAY), DAY)) is Fault.CLOSED


@given(st.lists(days, min_size=1, max_size=8))
def test_acts_that_the_rule_allows_leave_states_without_gap_and_overlap(acts: list[date]) -> None:
    states = [Span(acts[0])]
    for day in acts[1:]:
        if act_problem(states[-1], day) is None:
            states[-1] = Span(states[-1].first, day)
            states.append(Span(day))

    assert spans_problem(states) is None
    assert sum(span.holds_on(acts[0]) for span in states) == 1
    assert sum(span.until == FOREVER for span in states) == 1


@given(days, days, days, days)
def test_two_spans_meet_just_where_a_day_is_in_both(a: date, b: date, c: date, d: date) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))

    in_both = any(other.holds_on(one.first + timedelta(days=n)) for n in range((one.until - one.first).days))

    assert one.meets(other) == other.meets(one) == in_both


def test_a_gap_and_an_overlap_are_named_with_their_days() -> None:
    gap = spans_problem([Span(DAY, date(2026, 4, 1)), Span(date(2026, 4, 2))])
    overlap = spans_problem([Span(DAY), Span(ALWAYS, date(2026, 3, 2))])

    assert gap == Problem(Fault.GAP, {"since": date(2026, 4, 1), "until": date(2026, 4, 2)})
    assert overlap == Problem(Fault.OVERLAP, {"day": DAY, "until": date(2026, 3, 2)})
    assert spans_problem([Span(DAY, DAY), Span(DAY)]) is None, "what held for no day does not count"


# the tree


def place(path: str, first: date = ALWAYS, until: date = FOREVER) -> Place:
    return Place(first, until, path, "TM")


def test_a_unit_is_put_where_the_one_above_stays() -> None:
    one, other = step_of(1), step_of(2)

    assert placing_problem([place(one)], DAY) is None
    moved_before = [place(one, ALWAYS, DAY), place(other, DAY)]
    assert placing_problem(moved_before, DAY) is None
    assert fault(placing_problem(moved_before, DAY - timedelta(days=1))) is Fault.PARENT_MOVED
    renamed_later = [place(one, ALWAYS, DAY), place(one, DAY)]
    assert placing_problem(renamed_later, DAY - timedelta(days=1)) is None
    assert fault(placing_problem([place(one, DAY)], DAY - timedelta(days=1))) is Fault.PARENT_MISSING
    assert fault(placing_problem([place(one, ALWAYS, DAY)], DAY)) is Fault.PARENT_MISSING
    assert fault(placing_problem([place(one, ALWAYS, TODAY)], DAY)) is Fault.PARENT_ENDS
    assert fault(placing_problem([], DAY)) is Fault.PARENT_MISSING


def test_a_tree_has_two_hundred_levels_with_what_moves_along() -> None:
    deep = "".join(step_of(n) for n in range(199))

    assert placing_problem([place(deep)], DAY) is None
    assert placing_problem([place(deep)], DAY, levels=2) == Problem(Fault.TOO_DEEP, {"depth": 201, "most": 200})


def test_a_unit_moves_neither_under_itself_nor_to_where_it_lies() -> None:
    top, path = step_of(1), step_of(1) + step_of(2)
    below = path + step_of(3)

    assert fault(move_problem(path, place(path), DAY, 0)) is Fault.INTO_ITSELF
    assert fault(move_problem(path, place(below), DAY, 0)) is Fault.INTO_ITSELF
    assert fault(move_problem(path, place(top), DAY, 0)) is Fault.NOTHING_CHANGES
    assert fault(move_problem(top, None, DAY, 0)) is Fault.NOTHING_CHANGES
    assert move_problem(path, place(step_of(9)), DAY, 2) == Problem(Fault.LATER_BELOW, {"count": 2, "day": DAY})
    assert move_problem(path, None, DAY, 0) is None


@given(paths, paths, paths)
def test_a_subtree_keeps_its_shape_when_it_moves(above: str, top: str, rest: str) -> None:
    whole = top + rest

    moved = moved_path(whole, top, above)

    new_top = moved_path(top, top, above)
    assert is_within(moved, new_top)
    assert new_top.startswith(above)
    assert moved[len(new_top) :] == rest
    assert depth_of(moved) - depth_of(new_top) == depth_of(whole) - depth_of(top)


@given(st.dictionaries(numbers.map(str), numbers.map(str), max_size=30))
def test_a_ring_is_found_just_where_there_is_one(parents: dict[str, str]) -> None:
    ring = cycle_in(parents)

    has_ring = False
    for start in parents:
        here, steps = start, 0
        while here in parents and steps <= len(parents):
            here, steps = parents[here], steps + 1
        has_ring |= steps > len(parents)
    assert bool(ring) == has_ring
    assert all(parents[one] == other for one, other in zip(ring, [*ring[1:], *ring[:1]], strict=True))


def test_ten_thousand_levels_are_looked_through_for_rings_at_once() -> None:
    line = {str(n): str(n + 1) for n in range(10_000)}

    assert cycle_in(line) == []
    assert len(cycle_in(line | {"10000": "0"})) == 10_001


def test_a_unit_closes_when_nothing_is_left_in_it() -> None:
    assert closing_unit_problem(0, 0) is None
    assert closing_unit_problem(2, 0) == Problem(Fault.POSTS_HELD, {"count": 2})
    assert closing_unit_problem(2, 1) == Problem(Fault.UNITS_BELOW, {"count": 1})


# posts


def held(person: str, first: date, until: date = FOREVER, manner: str = "holder") -> Holding:
    return Holding(first, until, person, manner)


def test_a_post_has_one_holder_or_acting_holder_at_a_time_and_substitutes_beside() -> None:
    there = [held("A", DAY)]

    assert fault(holding_problem(held("B", TODAY), Span(), there)) is Fault.HELD_BY_ANOTHER
    assert fault(holding_problem(held("B", TODAY, manner="acting"), Span(), there)) is Fault.HELD_BY_ANOTHER
    assert holding_problem(held("B", TODAY, manner="substitute"), Span(), there) is None
    assert fault(holding_problem(held("A", TODAY, manner="substitute"), Span(), there)) is Fault.HELD_ALREADY
    assert holding_problem(held("B", TODAY), Span(), [held("A", DAY, TODAY)]) is None
    assert holding_problem(held("B", TODAY), Span(), [held("A", TODAY, TODAY)]) is None, "never held"


def test_a_post_is_held_only_while_it_stands() -> None:
    assert fault(holding_problem(held("A", DAY), Span(TODAY), [])) is Fault.NOT_THERE_YET
    assert fault(holding_problem(held("A", DAY), Span(ALWAYS, TODAY), [])) is Fault.CLOSED
    assert holding_problem(held("A", DAY, TODAY), Span(ALWAYS, TODAY), []) is None


@given(st.lists(st.tuples(st.sampled_from("ABC"), days, days, st.sampled_from(["holder", "acting", "substitute"]))))
def test_appointments_that_the_rule_allows_never_make_two_holders_on_one_day(
    wanted: list[tuple[str, date, date, str]],
) -> None:
    there: list[Holding] = []
    for person, first, until, manner in wanted:
        new = held(person, first, max(first, until), manner)
        if holding_problem(new, Span(), there) is None:
            there.append(new)

    for day in {holding.first for holding in there}:
        on_that_day = [holding for holding in there if holding.holds_on(day)]
        assert sum(holding.manner != "substitute" for holding in on_that_day) <= 1
        assert len({holding.person for holding in on_that_day}) == len(on_that_day)


def test_a_tenure_ends_once_and_not_before_it_began() -> None:
    assert ending_problem(Span(DAY), DAY, TODAY) is None
    assert fault(ending_problem(Span(DAY), DAY - timedelta(days=1), TODAY)) is Fault.ENDS_BEFORE_START
    assert fault(ending_problem(Span(DAY, TODAY), DAY, TODAY)) is Fault.ENDED_ALREADY
    fixed_term = Span(DAY, TODAY + timedelta(days=90))
    assert ending_problem(fixed_term, TODAY + timedelta(days=30), TODAY) is None
    assert fault(ending_problem(fixed_term, TODAY + timedelta(days=90), TODAY)) is Fault.ENDED_ALREADY


def test_a_post_closes_when_nobody_holds_it_then_or_later() -> None:
    assert closing_post_problem(Span(), [held("A", DAY, TODAY)], TODAY) is None
    assert fault(closing_post_problem(Span(), [held("A", DAY)], TODAY)) is Fault.POST_HELD
    assert fault(closing_post_problem(Span(), [held("A", TODAY + timedelta(days=9))], TODAY)) is Fault.POST_HELD
    assert closing_post_problem(Span(), [held("A", TODAY, TODAY)], DAY) is None, "never held"
    assert fault(closing_post_problem(Span(TODAY), [], DAY)) is Fault.BEFORE_LAST_ACT
    assert fault(closing_post_problem(Span(ALWAYS, DAY), [], TODAY)) is Fault.CLOSED
