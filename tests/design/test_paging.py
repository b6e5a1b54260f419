"""Leafing through what stands in an order of its own, by number."""

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
