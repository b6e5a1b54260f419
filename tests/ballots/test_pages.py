"""The pages of the count: typed by keyboard, kept when a cell is wrong, blind until both are in, then discreet."""

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from lxml import html

from hyogi.ballots.models import Count, Scrutiny
from hyogi.ballots.queries import State
from hyogi.foundation.ids import random_id
from hyogi.foundation.models import Event, OnceKey
from hyogi.meetings.actions import set_up
from hyogi.meetings.models import Seat, Standing
from tests.ballots.rooms import Room, a_count, browser

pytestmark = pytest.mark.django_db
SMALL = {"A": {"good": 1, "poor": 1}, "B": {"good": 37, "fairly_good": 17}, "C": {"good": 29, "average": 12}}


def address(room: Room, name: str, *more: Any) -> str:
    return reverse(f"ballots:{name}", args=[room.ballot.pk, *more])


def typed(room: Room, marks: dict[str, int], do: str = "enter", **fields: Any) -> dict[str, Any]:
    """The sheet as it is sent, the same marks on every line."""
    columns = room.round.terms.columns
    cells = {
        f"c{row}-{place}": str(marks.get(column, ""))
        for row in range(len(room.round.lines))
        for place, column in enumerate(columns)
    }
    forms = {"returned": str(sum(marks.values())), "invalid": "0", "number": "0", "do": do, "once": str(random_id())}
    return (
        cells | forms | {key.replace("_", "-") if key.startswith("c") else key: value for key, value in fields.items()}
    )


def send(client: Client, where: str, fields: dict[str, Any]) -> Any:
    return client.post(where, fields, follow=True)


def test_a_count_is_typed_and_stored_and_no_second_copy_of_it_lies_anywhere() -> None:
    room = a_count({"A": 9})
    answer = send(browser(room.one), address(room, "entry", "A"), typed(room, {"good": 6, "fairly_good": 3}))

    assert "Your count is in" in answer.content.decode()
    assert Count.unscoped.get().marks[room.round.lines[0].key] == {"good": 6, "fairly_good": 3}
    assert OnceKey.unscoped.get().texts == {}


def test_what_was_typed_stays_when_a_cell_is_wrong_and_the_cell_is_named() -> None:
    room = a_count({"A": 9})
    fields = typed(room, {"good": 6, "fairly_good": 3}, c1_0="6x", c2_1="９")
    answer = send(browser(room.one), address(room, "entry", "A"), fields)
    page = html.fromstring(answer.content.decode())

    assert not Count.unscoped.exists()
    assert page.xpath("//input[@name='c1-0']/@value") == ["6x"]
    assert page.xpath("//input[@name='c1-0']/@aria-invalid") == ["true"]
    assert page.xpath("//input[@name='c0-0']/@value") == ["6"]
    assert "“6x” is no whole number" in answer.content.decode()


def test_lines_that_do_not_add_up_are_named_one_by_one() -> None:
    room = a_count({"A": 9})
    fields = typed(room, {"good": 6, "fairly_good": 3}, c1_0="5", c2_0="8")
    text = send(browser(room.one), address(room, "entry", "A"), fields).content.decode()

    assert "the columns come to 8, but there are 9 valid forms." in text
    assert "come to 11" in text
    assert not Count.unscoped.exists()


def test_adding_up_shows_the_sums_and_saves_nothing() -> None:
    room = a_count({"A": 9})
    client = browser(room.one)
    answer = client.post(address(room, "entry", "A"), typed(room, {"good": 6, "fairly_good": 2}, do="add_up"))
    page = html.fromstring(answer.content.decode())

    assert page.xpath("//output[@data-sum]/text()") == ["8"] * len(room.round.lines)
    assert not Count.unscoped.exists()
    first = page.xpath("//form[@data-grid]//button")[0]
    assert first.get("value") == "add_up", "without a script, Enter presses the first button: it must not save"


def test_the_other_teller_sees_no_figure_before_he_has_entered_his_own() -> None:
    room = a_count({"A": 9})
    room.enter(room.one, "A", {"good": 7, "poor": 2})
    page = html.fromstring(browser(room.other).get(address(room, "entry", "A")).content.decode())

    assert set(page.xpath("//input[@data-cell]/@value")) == {"", "0"}
    assert page.xpath("//output[@data-sum]/text()") == ["0"] * len(room.round.lines)
    room.enter(room.other, "A", {"good": 6, "poor": 3})
    text = browser(room.other).get(address(room, "entry", "A")).content.decode()
    assert "The two counts differ" in text
    table = html.fromstring(text).xpath("//table[caption[contains(., 'differ')]]//td//text()")
    assert [word.strip() for word in table if word.strip()][:2] == ["6", "7"]


def test_a_third_member_of_the_office_sees_no_figure_at_all() -> None:
    room = a_count({"A": 9})
    room.enter(room.one, "A", {"good": 7, "poor": 2})
    room.enter(room.other, "A", {"good": 6, "poor": 3})
    text = browser(room.small.office2).get(address(room, "entry", "A")).content.decode()

    assert "Two others count this class" in text
    assert '<input id="c0-0"' not in text


def test_a_correction_names_the_old_entry() -> None:
    room = a_count({"A": 9})
    room.enter(room.one, "A", {"good": 7, "poor": 2})
    fields = typed(room, {"good": 8, "poor": 1}, number="1")
    send(browser(room.one), address(room, "entry", "A"), fields)

    assert [(one.number, one.corrects_id is None) for one in Count.unscoped.order_by("number")] == [
        (1, True),
        (2, False),
    ]


def test_a_correction_from_a_tab_with_the_older_entry_overwrites_nothing() -> None:
    room = a_count({"A": 9})
    room.enter(room.one, "A", {"good": 7, "poor": 2})
    room.enter(room.one, "A", {"good": 8, "poor": 1}, based_on=1)
    answer = send(browser(room.one), address(room, "entry", "A"), typed(room, {"good": 9}, number="1"))

    assert answer.status_code == 409
    assert Count.unscoped.count() == 2


def sealed_small(marked: dict[str, dict[str, int]] = SMALL) -> Room:
    """A class of two, pooled with another."""
    room = a_count({"A": 2, "B": 54, "C": 41})
    for key, marks in marked.items():
        room.both(key, marks)
    room.seal()
    return room


TWIN = SMALL | {"A": {"fairly_good": 2}, "B": {"good": 38, "fairly_good": 15, "poor": 1}}
"""Another world, in which the class of two marked otherwise and the pool comes to the same."""
VARIES = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|CITY-\d+|\d\d:\d\d|[A-Za-z0-9]{64}")


def told(room: Room) -> dict[str, str]:
    """All that anybody is shown after the close, without what differs between any two counts."""
    found = {}
    for who in (room.one, room.other, room.first, room.small.head, room.small.office2):
        client = browser(who)
        for name, more in PLACES:
            answer = client.get(address(room, name, *(one(room) for one in more)))
            text = _cells(answer.content) if name == "take_along" and answer.status_code == 200 else _text(answer)
            found[f"{len(found)} {name} {answer.status_code}"] = VARIES.sub("…", text)
    found["log"] = VARIES.sub(
        "…", str([one.facts for one in Event.unscoped.filter(subject=room.ballot.pk).order_by("id")])
    )
    return found


def world(marked: dict[str, dict[str, int]]) -> dict[str, str]:
    """All that is shown where classes marked so; the world is gone afterwards."""
    found: dict[str, str] = {}
    with transaction.atomic():
        found = told(sealed_small(marked))
        transaction.set_rollback(True)
    return found


PLACES: list[tuple[str, list[Callable[[Room], Any]]]] = [
    ("round", []),
    ("tally", []),
    ("take_along", []),
    ("sign", []),
    ("back", []),
    ("on_paper", []),
    ("entry", [lambda room: "A"]),
    ("entry", [lambda room: "B"]),
    ("reading", [lambda room: "A"]),
    ("working", [lambda room: room.reporters[0]]),
]


def _text(answer: Any) -> str:
    page = html.fromstring(answer.content.decode())
    return " ".join([*page.xpath("//main//text()"), *page.xpath("//main//input[@type!='hidden']/@value")])


def _cells(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return str([cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None])


def test_two_worlds_that_differ_in_what_a_class_of_two_marked_look_alike_to_everybody() -> None:
    assert world(SMALL) == world(TWIN)


def test_two_worlds_that_differ_in_what_the_pool_marked_do_not() -> None:
    other = SMALL | {"B": {"good": 36, "fairly_good": 18}}

    assert world(SMALL) != world(other)


def test_the_tally_shows_turnout_the_exact_part_and_its_working() -> None:
    room = sealed_small()
    text = browser(room.small.head).get(address(room, "tally")).content.decode()
    steps = browser(room.small.head).get(address(room, "working", room.reporters[0])).content.decode()

    assert "97 of 97 forms came back (100.00 %)" in text
    assert "A · Leaders of the convening unit + B" in text
    assert "38 × 100 + 17 × 80 + 1 × 40" in steps
    assert "÷ 56" in steps


def test_before_the_close_nobody_sees_a_result() -> None:
    room = a_count({"A": 9})
    room.both("A", {"good": 8, "poor": 1})

    for actor in (room.small.head, room.one, room.first):
        text = browser(actor).get(address(room, "tally")).content.decode()
        assert "The count is not closed yet" in text
        assert not html.fromstring(text).xpath("//main//table")
    assert browser(room.small.head).get(address(room, "take_along")).status_code == 404


def test_those_who_convene_and_nobody_else_reach_the_count() -> None:
    room = sealed_small()

    for actor in (room.small.reporter(0), room.small.liaison(0), room.small.register):
        for name in ("round", "tally", "sign", "take_along"):
            assert browser(actor).get(address(room, name)).status_code in (403, 404)


def test_two_scrutineers_sign_in_the_browser_and_a_teller_cannot() -> None:
    room = a_count({"A": 9})
    room.both("A", {"good": 8, "poor": 1})
    client = browser(room.one)
    send(client, address(room, "close"), {"once": str(random_id())})
    tally = room.round.tally
    assert tally is not None

    assert client.get(address(room, "sign")).status_code == 403
    for who in (room.first, room.second):
        fields = {"once": str(random_id()), "tally": str(tally.pk)}
        assert "You have signed" in send(browser(who), address(room, "sign"), fields).content.decode()
    assert room.round.state is State.SEALED


def test_a_signature_on_paper_is_typed_by_somebody_who_did_not_count() -> None:
    room = a_count({"A": 9})
    room.both("A", {"good": 8, "poor": 1})
    tally = room.close()
    page = html.fromstring(browser(room.small.office2).get(address(room, "on_paper")).content.decode())
    choices = page.xpath("//select[@name='on_behalf_of']/option[@value!='']/@value")
    assert str(room.first.post_id) in choices
    fields = {
        "once": str(random_id()),
        "tally": str(tally.pk),
        "on_behalf_of": str(room.first.post_id),
        "scan": SimpleUploadedFile("sheet.pdf", b"%PDF-1.4 signed"),
    }
    send(browser(room.small.office2), address(room, "on_paper"), fields)

    assert Scrutiny.unscoped.get().person == room.first.person_id
    assert not html.fromstring(browser(room.one).get(address(room, "on_paper")).content.decode()).xpath("//select")


def test_the_home_page_tells_tellers_and_scrutineers_what_waits() -> None:
    room = a_count({"A": 9})
    assert "wait to be counted" in browser(room.small.office2).get("/").content.decode()
    room.enter(room.one, "A", {"good": 8, "poor": 1})
    room.enter(room.other, "A", {"good": 9})
    assert "class A differ" in browser(room.one).get("/").content.decode()
    room.enter(room.other, "A", {"good": 8, "poor": 1}, based_on=1)
    room.close()

    assert "waits for your signature" in browser(room.first).get("/").content.decode()
    assert "waits for your signature" not in browser(room.one).get("/").content.decode()


def test_a_count_that_is_sent_after_the_close_is_answered_with_words_and_keeps_nothing() -> None:
    room = a_count({"A": 9})
    room.both("A", {"good": 9})
    room.close()
    before = Count.unscoped.count()

    for fields in ({}, {"returned": "9", "number": "1"}):
        answer = browser(room.one).post(
            reverse("ballots:entry", args=[room.ballot.pk, "A"]), fields | {"once": str(random_id())}
        )
        assert answer.status_code in (200, 403)
        assert "<h1>" in answer.content.decode()

    assert Count.unscoped.count() == before


def test_the_count_room_says_where_more_forms_were_issued_than_seats_are_marked_present() -> None:
    room = a_count(issued={"A": 3, "C": 13})
    meeting = set_up(room.small.office, room.small.cycle)
    Seat.unscoped.filter(meeting=meeting).update(voter_class="")
    Seat.unscoped.filter(meeting=meeting, position__lte=2).update(voter_class="A", standing=Standing.PRESENT)

    said = browser(room.one).get(address(room, "round")).content.decode()

    assert "3 forms were issued, and 2 seats of it are marked present" in said
    assert "no seats listed" in said
    assert "13 forms were issued" not in said
