"""A reader machine's file as one of the two counts: every wrong cell is named, and the file is kept."""

import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from hyogi.ballots import machine
from hyogi.ballots.models import Count
from hyogi.ballots.queries.pages import on_form
from hyogi.foundation.files import content_of
from hyogi.foundation.ids import random_id
from tests.ballots.rooms import Room, a_count, browser

pytestmark = pytest.mark.django_db
HEADING = "reporter,good,fairly_good,average,poor,not_acquainted,blank_line,double_mark"
GOOD = f"{HEADING}\nCITY-01,6,2,1,0,0,0,0\nCITY-02,5,3,1,0,0,0,0\nCITY-03,9,0,0,0,0,0,0\n"


def codes(room: Room) -> dict[str, str]:
    return {str(one.pk): one.unit.code for one in on_form(room.round)}


def wrong(room: Room, content: str) -> list[tuple[int, str]]:
    read = machine.read(content.encode(), room.round.terms, room.round.lines, codes(room))
    return [(one.row, one.column) for one in read.problems]


def take(room: Room, content: bytes, name: str = "count.csv", **forms: Any) -> Any:
    where = reverse("ballots:reading", args=[room.ballot.pk, "A"])
    fields = {"returned": 9, "invalid": 0, "number": 0, "once": str(random_id())} | forms
    return browser(room.one).post(where, fields | {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_file_is_one_of_the_two_counts_and_is_kept_by_its_hash() -> None:
    room = a_count({"A": 9})
    answer = take(room, GOOD.encode())

    assert "Your count of class A is in" in answer.content.decode()
    count = Count.unscoped.get()
    assert count.marks[room.round.lines[0].key] == {"good": 6, "fairly_good": 2, "average": 1}
    assert content_of(count.file) == GOOD.encode()
    room.enter(
        room.other,
        "A",
        [{"good": 6, "fairly_good": 2, "average": 1}, {"good": 5, "fairly_good": 3, "average": 1}, {"good": 9}],
    )
    assert room.round.may_close


def test_an_excel_file_says_the_same_as_a_csv() -> None:
    room = a_count({"A": 9})
    book, content = openpyxl.Workbook(), io.BytesIO()
    for line in GOOD.splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    book.save(content)

    take(room, content.getvalue(), "count.xlsx")

    assert Count.unscoped.get().marks[room.round.lines[2].key] == {"good": 9}


@pytest.mark.parametrize(
    ("change", "cells"),
    [
        (("6,2,1", "6,-2,1"), [(2, "fairly_good")]),
        (("6,2,1", "six,2,1"), [(2, "good")]),
        (("5,3,1", "5,3,1e9"), [(3, "average")]),
        (("CITY-02", "CITY-99"), [(3, "reporter")]),
        (("CITY-02", "CITY-01"), [(3, "reporter")]),
        (("CITY-03,9,0,0,0,0,0,0\n", ""), [(1, "reporter")]),
        (("double_mark", "doubled"), [(1, "double_mark"), (1, "doubled")]),
        ((GOOD, ""), [(1, "")]),
        ((GOOD, "%PDF-1.4"), [(1, "")]),
    ],
)
def test_every_wrong_cell_is_named(change: tuple[str, str], cells: list[tuple[int, str]]) -> None:
    room = a_count({"A": 9})

    assert wrong(room, GOOD.replace(*change)) == cells


def test_a_file_with_a_wrong_cell_stores_nothing_and_the_page_says_where() -> None:
    room = a_count({"A": 9})
    answer = take(room, GOOD.replace("6,2,1", "6,2x,1").encode())
    words = " ".join(html.fromstring(answer.content.decode()).xpath("//table//text()"))

    assert "fairly_good" in words
    assert "“2x” is no whole number" in words
    assert not Count.unscoped.exists()


def test_a_file_whose_lines_do_not_add_up_is_not_taken() -> None:
    room = a_count({"A": 9})
    answer = take(room, GOOD.encode(), returned=8)

    assert "the columns come to 9, but there are 8 valid forms" in answer.content.decode()
    assert not Count.unscoped.exists()


def test_the_empty_file_is_what_can_be_filled_in_and_taken() -> None:
    room = a_count({"A": 9})
    where = reverse("ballots:empty_file", args=[room.ballot.pk, "A"])
    rows = browser(room.one).get(where).content.decode("utf-8-sig").splitlines()

    assert rows == [HEADING, *(f"CITY-{n:02}{',' * 7}" for n in (1, 2, 3))]
    filled = "\n".join([rows[0], *(row.replace(",,", ",9,", 1) for row in rows[1:])])
    assert wrong(room, filled) == []
