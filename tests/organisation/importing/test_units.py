"""What a file of units does to the register: by natural key, dated, with all that lies below."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hyogi.foundation import audit
from hyogi.foundation.models import Event, Installation
from hyogi.organisation import actions, importing
from hyogi.organisation.importing import Moved
from hyogi.organisation.models import Post, Unit, UnitState
from hyogi.organisation.queries import state_by_code, visible_states
from tests.factories import a_post, a_unit
from tests.organisation.importing.taking import CONSOLE, ON, counts, csv_of, look, take

pytestmark = pytest.mark.django_db
DATED = "code,parent,kind,name,valid_from,valid_to"
TREE = [
    ("A", "", "city", "a"),
    ("A-1", "A", "district", "a1"),
    ("A-1-1", "A-1", "town", "a11"),
    ("A-2", "A", "district", "a2"),
]


def test_parents_may_stand_further_down_in_the_file() -> None:
    assert counts(take("units", csv_of(reversed(TREE)))) == {"new": 4}
    assert state_by_code(CONSOLE, "A-1-1").depth == 3


def test_a_file_taken_twice_changes_nothing_the_second_time() -> None:
    take("units", csv_of(TREE))
    events, version = Event.unscoped.count(), Installation.unscoped.get().register_version

    assert counts(take("units", csv_of(TREE))) == {"untouched": 4}
    assert (Event.unscoped.count(), Installation.unscoped.get().register_version) == (events, version)


def test_what_is_absent_closes_nothing() -> None:
    take("units", csv_of(TREE))

    assert counts(take("units", csv_of(TREE[:1]))) == {"untouched": 1}
    assert visible_states(CONSOLE, ON).count() == 4


def test_a_moved_unit_takes_all_below_it_along_from_the_day_on() -> None:
    take("units", csv_of(TREE))

    moved = take("units", csv_of([("A-1", "A-2", "district", "renamed")]))

    below = [state_by_code(CONSOLE, "A-1-1", day) for day in (date(2026, 10, 31), ON)]
    assert counts(moved) == {"moved": 1}
    assert [state.depth for state in below] == [3, 4]
    assert state_by_code(CONSOLE, "A-1", ON).name == "renamed"
    assert state_by_code(CONSOLE, "A-1", date(2026, 10, 31)).name == "a1"
    assert Event.unscoped.get(verb="unit_moved").facts["moved"] == 2


def test_two_units_may_change_places() -> None:
    take("units", csv_of([("A", "", "city", "a"), ("B", "A", "city", "b"), ("C", "B", "city", "c")]))

    swapped = take("units", csv_of([("C", "A", "city", "c"), ("B", "C", "city", "b")]))

    assert counts(swapped) == {"moved": 2}
    assert (state_by_code(CONSOLE, "C", ON).depth, state_by_code(CONSOLE, "B", ON).depth) == (2, 3)


def test_a_root_and_its_child_may_change_places() -> None:
    take("units", csv_of([("A", "", "city", "a"), ("B", "A", "city", "b")]))

    assert counts(take("units", csv_of([("B", "", "city", "b"), ("A", "B", "city", "a")]))) == {"moved": 2}
    assert state_by_code(CONSOLE, "A", ON).path.startswith(state_by_code(CONSOLE, "B", ON).path)
    assert state_by_code(CONSOLE, "B", date(2026, 10, 1)).depth == 2


def test_each_row_counts_once_and_a_move_counts_before_a_change() -> None:
    take("units", csv_of(TREE))

    found = look(
        "units", csv_of([("A-1-1", "A-2", "town", "x"), ("A-2", "A", "district", "y"), ("N", "A", "town", "n")])
    )

    assert counts(found) == {"new": 1, "changed": 1, "moved": 1}


def test_a_closing_also_closes_posts_that_nobody_holds() -> None:
    state = a_unit("A", kind="city", name="a")
    post = a_post(state)

    assert counts(take("units", csv_of([("A", "", "city", "a", "", "2026-12-01")], DATED))) == {"closed": 1}
    assert Post.unscoped.get(pk=post.pk).valid_to == date(2026, 12, 1)


def test_one_code_may_have_a_row_for_each_span_of_its_days() -> None:
    rows = [("A", "", "city", "old", "", "2025-01-01"), ("A", "", "city", "new", "2025-01-01", "")]

    assert counts(take("units", csv_of(rows, DATED))) == {"new": 2}
    assert [s.name for s in UnitState.unscoped.order_by("valid_from")] == ["old", "new"]
    assert counts(take("units", csv_of(rows, DATED))) == {"untouched": 2}


def test_a_change_holds_from_the_later_day_that_its_row_gives() -> None:
    take("units", csv_of(TREE))

    take("units", csv_of([("A", "", "city", "new", "2026-12-24", "")], DATED))

    assert [state_by_code(CONSOLE, "A", day).name for day in (date(2026, 12, 23), date(2026, 12, 24))] == ["a", "new"]


def test_the_import_and_each_act_on_a_unit_leave_an_event() -> None:
    take("units", csv_of(TREE))

    assert Event.unscoped.filter(verb="unit_founded").count() == 4
    assert Event.unscoped.get(verb="imported").facts["rows"] == 4
    audit.seal()
    assert list(audit.verify()) == []


def test_a_preview_that_no_longer_holds_is_not_applied() -> None:
    take("units", csv_of(TREE))
    seen = look("units", csv_of([("A-1", "A-2", "district", "a1")]))
    unit = Unit.unscoped.get(code="A-1")
    actions.rename_unit(CONSOLE, unit, name="other", on=date(2026, 10, 1), reason="x")

    with pytest.raises(Moved) as moved:
        importing.apply(CONSOLE, seen)

    assert [change.column for change in moved.value.preview.lines[0].changes] == ["parent", "name"]
    assert state_by_code(CONSOLE, "A-1", ON).depth == 2


def test_a_thousand_rows_ask_as_many_statements_as_ten_for_the_preview() -> None:
    def statements(count: int) -> int:
        rows = [(f"{count}-{n}", "", "city", "x") for n in range(count)]
        with CaptureQueriesContext(
            connection,
        ) as asked:
            look("units", csv_of(rows))
        return len(asked)

    assert statements(10) == statements(1000)


def test_codes_are_known_whatever_their_width() -> None:
    take("units", csv_of(TREE))

    assert counts(look("units", csv_of([("ａ-1", "Ａ", "district", "a1")]))) == {"untouched": 1}
