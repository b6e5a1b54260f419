"""Leafing through what stands in an order of its own, by number."""

from typing import Any

import pytest
from django.http import QueryDict

from hyogi.design.paging import Paging

ROWS = range(120)


def test_a_leaf_by_number_shows_its_rows_and_the_way_to_its_neighbours() -> None:
    first = Paging(QueryDict("kind=city")).numbered(ROWS)
    last = Paging(QueryDict("kind=city&leaf=2")).numbered(ROWS, anchor="rows")

    assert (first.rows, first.pager.previous, first.pager.next) == (list(range(50)), "", "?kind=city&leaf=1")
    assert (last.rows, last.at) == (list(range(100, 120)), 2)
    assert (last.pager.previous, last.pager.next) == ("?kind=city&leaf=1#rows", "")


def test_all_leaves_together_are_the_whole_list() -> None:
    found: list[int] = []
    for number in range(3):
        found += Paging(QueryDict(f"leaf={number}")).numbered(ROWS).rows
    assert found == list(ROWS)


@pytest.mark.parametrize("asked", ["x", "-1", "", "99999999", "1.5"])
def test_a_number_that_cannot_be_read_shows_the_leaf_that_the_page_proposes(asked: str) -> None:
    leaf = Paging(QueryDict(f"leaf={asked}")).numbered(ROWS, at=1)
    assert leaf.rows == list(range(50, 100))


def test_two_lists_of_a_page_are_leafed_through_apart() -> None:
    query = QueryDict("leaf=1&reports=2")
    assert Paging(query).numbered(ROWS).at == 1
    assert Paging(query).numbered(ROWS, "reports").at == 2


def test_a_leaf_that_two_parts_of_a_page_show_is_read_once_and_each_leafs_on_by_itself() -> None:
    class Slow(list[int]):
        read = 0

        def __getitem__(self, key: Any) -> Any:
            self.read += 1
            return super().__getitem__(key)

    rows = Slow(range(120))
    paging = Paging(QueryDict(""))
    apart = Paging(QueryDict("other=1"))

    one, two = (paging.numbered(rows, word, anchor=word, shared="rows") for word in ("leaf", "other"))
    assert (one.rows, one.rows, rows.read) == (two.rows, list(range(50)), 1)
    assert (one.pager.next, two.pager.next) == ("?leaf=1#leaf", "?other=1#other")
    assert apart.numbered(rows, "leaf", shared="rows").rows == list(range(50))
    assert apart.numbered(rows, "other", shared="rows").rows == list(range(50, 100))
