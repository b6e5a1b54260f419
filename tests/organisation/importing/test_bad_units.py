"""Files of units that cannot be taken in: each fault is told with row, column and what to do, all at once."""

import inspect
import sys

import pytest

from hyogi.foundation.policy import Role
from hyogi.organisation.models import Unit, UnitState
from tests.factories import a_holder, a_person, a_post, a_tenure, a_unit
from tests.organisation.importing.taking import counts, csv_of, look, places, reasons, take

pytestmark = pytest.mark.django_db
DATED = "code,parent,kind,name,valid_from,valid_to"


def test_a_ring_is_told_at_each_of_its_rows() -> None:
    found = look("units", csv_of([("A", "B", "city", "a"), ("B", "A", "city", "b"), ("C", "C", "city", "c")]))

    assert places(found) == [(2, "parent"), (3, "parent"), (4, "parent")]
    assert "A → B → A" in reasons(found)[0][2]


def test_a_ring_through_a_unit_that_the_file_does_not_name_is_seen() -> None:
    take("units", csv_of([("A", "", "city", "a"), ("B", "A", "city", "b"), ("C", "B", "city", "c")]))

    found = look("units", csv_of([("A", "C", "city", "a")]))

    assert places(found) == [(2, "parent")]


@pytest.mark.parametrize("twin", ["TM-1", "ｔｍ-１", "tm-1", "TM\u200b-1", "TM-1 "])
def test_twin_codes_are_seen_whatever_their_width_and_case(twin: str) -> None:
    found = look("units", csv_of([("TM-1", "", "city", "a"), (twin, "", "city", "b")]))

    assert places(found) == [(3, "code")]
    assert "row 2" in reasons(found)[0][2]


def test_an_unknown_parent_is_named() -> None:
    found = look("units", csv_of([("A", "NOWHERE", "city", "a")]))

    assert [(row, column) for row, column, _reason in reasons(found)] == [(2, "parent")]
    assert "“NOWHERE”" in reasons(found)[0][2]


def test_a_missing_column_and_an_unknown_one_are_named_in_row_one() -> None:
    found = look("units", csv_of([("A", "city", "a", "x")], "code,kind,name,colour"))

    assert places(found) == [(1, "colour"), (1, "parent")]


@pytest.mark.parametrize("day", ["2026-02-30", "令和7年", "令和7年4月1日", "01/02/2026", "46000", "soon"])
def test_what_is_no_day_is_refused(day: str) -> None:
    found = look("units", csv_of([("A", "", "city", "a", day, "")], DATED))

    assert places(found) == [(2, "valid_from")]
    assert day in reasons(found)[0][2]


@pytest.mark.parametrize("day", ["2026-01-05", "2026/1/5", "2026.01.05", "２０２６-０１-０５", "2026年1月5日"])
def test_days_are_read_as_people_write_them(day: str) -> None:
    take("units", csv_of([("A", "", "city", "a", day, "")], DATED))

    assert UnitState.unscoped.get().valid_from.isoformat() == "2026-01-05"


def test_ten_thousand_levels_are_refused_where_they_become_too_many() -> None:
    rows = [(f"L{n}", f"L{n - 1}" if n else "", "city", "x") for n in range(10_000)]

    found = look("units", csv_of(rows))

    assert places(found) == [(202, "parent")]
    assert "200 levels" in reasons(found)[0][2]


def test_two_hundred_levels_are_taken_in() -> None:
    rows = [(f"L{n}", f"L{n - 1}" if n else "", "city", "x") for n in range(200)]

    assert counts(take("units", csv_of(reversed(rows)))) == {"new": 200}


def test_a_ring_of_ten_thousand_is_told_and_not_followed_for_ever() -> None:
    rows = [(f"L{n}", f"L{(n + 1) % 10_000}", "city", "x") for n in range(10_000)]

    found = look("units", csv_of(rows))

    assert len(found.refused) == 10_000


def test_all_faults_of_a_file_are_told_at_once_and_nothing_is_stored() -> None:
    rows = [
        ("A", "", "city", "a", "2026-02-30", ""),
        ("B", "X", "city", "", "", ""),
        ("", "A", "city", "c", "", ""),
        ("D", "A", "", "d", "2026-03-01", "2026-02-01"),
    ]

    found = look("units", csv_of(rows, DATED))

    assert places(found) == [
        (2, "valid_from"),
        (3, "name"),
        (3, "parent"),
        (4, "code"),
        (5, "kind"),
        (5, "valid_to"),
    ]
    assert not Unit.unscoped.exists()


def test_a_unit_is_not_closed_while_a_post_in_it_is_held() -> None:
    state = a_unit("A", kind="city", name="a")
    a_tenure(a_person(), a_post(state))

    found = look("units", csv_of([("A", "", "city", "a", "", "2026-12-01")], DATED))

    assert places(found) == [(2, "valid_to")]
    assert "holds a post" in reasons(found)[0][2]


def test_a_unit_is_not_closed_while_one_below_it_is_open_unless_the_file_closes_that_too() -> None:
    top = a_unit("A", kind="city", name="a")
    a_unit("B", top, kind="city", name="b")
    close = ("A", "", "city", "a", "", "2026-12-01")

    alone = look("units", csv_of([close], DATED))
    both = take("units", csv_of([close, ("B", "A", "city", "b", "", "2026-12-01")], DATED))

    assert places(alone) == [(2, "valid_to")]
    assert counts(both) == {"closed": 2}


def test_a_closed_unit_is_not_opened_again_by_leaving_its_end_out() -> None:
    take("units", csv_of([("A", "", "city", "a", "", "2026-05-01")], DATED))

    assert places(look("units", csv_of([("A", "", "city", "a")]))) == [(2, "valid_to")]
    assert counts(look("units", csv_of([("A", "", "city", "a", "", "2026-05-01")], DATED))) == {"untouched": 1}


def test_a_child_is_not_put_under_a_unit_that_is_closed() -> None:
    rows = [("A", "", "city", "a", "", "2026-05-01"), ("B", "A", "city", "b", "", "")]

    assert (3, "parent") in places(look("units", csv_of(rows, DATED)))


def test_a_keeper_of_a_branch_imports_inside_it_and_learns_nothing_of_the_rest() -> None:
    city = a_unit("TM", kind="city")
    here, there = a_unit("TM-1", city), a_unit("TM-2", city)
    a_unit("TM-2-1", there, name="secret place")
    keeper = a_holder(here, Role.ADMINISTRATOR)

    inside = take("units", csv_of([("TM-1-1", "TM-1", "town", "x")]), actor=keeper)
    outside = look("units", csv_of([("NEW", "TM-2-1", "town", "x")]), actor=keeper)
    nowhere = look("units", csv_of([("NEW", "TM-9-9", "town", "x")]), actor=keeper)
    taken = look("units", csv_of([("TM-2-1", "TM-1", "town", "x")]), actor=keeper)
    above = look("units", csv_of([("NEW", "TM", "town", "x"), ("ROOT", "", "town", "x")]), actor=keeper)

    assert counts(inside) == {"new": 1}
    assert reasons(outside)[0][2].replace("TM-2-1", "…") == reasons(nowhere)[0][2].replace("TM-9-9", "…")
    assert places(taken) == [(2, "code")]
    assert "secret" not in reasons(taken)[0][2]
    assert places(above) == [(2, "parent"), (3, "parent")]


def test_a_keeper_of_a_branch_does_not_invent_kinds() -> None:
    here = a_unit("TM-1", a_unit("TM", kind="city"))

    found = look("units", csv_of([("X", "TM-1", "distrikt", "x")]), actor=a_holder(here, Role.ADMINISTRATOR))

    assert places(found) == [(2, "kind")]
    assert "district" in reasons(found)[0][2]


def test_deep_trees_are_followed_without_deep_calls() -> None:
    rows = [(f"L{n}", f"L{n - 1}" if n else "", "city", "x") for n in range(200)]
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 150)
    try:
        found = look("units", csv_of(reversed(rows)))
    finally:
        sys.setrecursionlimit(before)

    assert counts(found) == {"new": 200}


def test_a_cell_that_is_no_text_is_told_so_and_nothing_else() -> None:
    a_unit("TM", kind="city")

    found = reasons(look("units", b"code,parent,kind,name\nTM-1,TM,district,a\0b\nTM-2,TM,district,\n"))

    assert [(row, column) for row, column, _ in found] == [(2, "name"), (3, "name")]
    assert "U+0000" in found[0][2]
