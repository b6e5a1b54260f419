"""The pages of the room: from the empty sheet to the acknowledged letter, each by the person whose page it is."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hyogi.cycles.duties import of as duties_of
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.ids import random_id
from hyogi.results.queries import letter_of
from hyogi.results.queries.sheet import Stage
from tests.ballots.rooms import browser
from tests.results.test_deciding import PARTS
from tests.results.test_letters import TEXT
from tests.results.year import Year, a_result, a_scan

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> Year:
    return a_result(monkeypatch, **PARTS)


def do(actor: Actor, name: str, id: Any, **fields: Any) -> str:
    """Open the page of an act, send its form with these fields, and return what is shown then."""
    client = browser(actor)
    address = reverse(f"results:{name}", args=[id])
    page = client.get(address)
    assert page.status_code == 200, (name, page.status_code)
    kept = dict(HIDDEN.findall(page.content.decode()))
    answer = client.post(address, kept | {"once": str(random_id())} | fields, follow=True)
    assert answer.status_code == 200, (name, answer.status_code, answer.content.decode()[:3000])
    return answer.content.decode()


def show(actor: Actor, name: str, id: Any, status: int = 200) -> str:
    answer = browser(actor).get(reverse(f"results:{name}", args=[id]))
    assert answer.status_code == status, (name, answer.status_code)
    return str(answer.content.decode())


def test_the_whole_way_in_the_browser(year: Year) -> None:
    cycle, unit, small = year.small.cycle.pk, year.unit(3).pk, year.small
    assert "Nothing is worked out yet" in show(small.office, "sheet", cycle)
    do(small.office, "adjust", unit, key="award", count="1", reason="Named as a model by the province.")
    asserted = do(
        small.office,
        "assert_veto",
        year.unit(0).pk,
        key="false_data",
        on=f"{clock.today() - timedelta(days=3):%Y-%m-%d}",
        reason="The inspection found figures made up.",
        document=a_scan(),
    )
    assert "You asserted it yourself" in asserted
    veto = year.sheet.pending[0].pk
    assert "has no effect until another person" in show(small.office, "sheet", cycle)
    assert browser(small.member).get(reverse("results:veto_document", args=[veto])).status_code == 200
    do(small.member, "veto", veto, answer="confirm", reason="")
    assert "Grades of all reporters" in do(small.office, "calculate", cycle)
    assert "a unit of several sectors is in each.</p>" in do(small.office, "propose", cycle)
    assert "one step up or down" in show(small.head, "decide", unit)
    do(small.head, "decide", unit, grade="average", reason="The visit showed much on paper only.")
    do(small.head, "decide_rest", cycle)
    assert year.sheet.stage is Stage.DECIDED
    for actor in (small.member, small.member2, small.head, small.deputy):
        do(actor, "sign", cycle)
    assert "6 letters are sent" in do(small.office, "send", cycle)

    letter = letter_of(year.unit(0))
    assert letter is not None
    assert "average" in show(small.reporter(0), "letter", letter.pk)
    assert "figures made up" in show(small.reporter(0), "letter", letter.pk)
    do(small.reporter(0), "acknowledge", letter.pk)
    do(small.reporter(0), "ask_review", letter.pk, kind="fact", text=TEXT)
    shown = show(small.office, "letters", cycle)
    assert "waits for an answer" in shown
    review = re.search(r"/results/reviews/([0-9a-f-]{36})/", shown)
    assert review is not None
    assert "You decided on this unit" in show(small.head, "review", review[1])
    do(small.office2, "review", review[1], outcome="upheld", reason="The finding stands, as the paper shows.")
    assert "the result stands" in show(small.reporter(0), "review", review[1])
    assert "How the proposal came about" in show(small.member, "unit", unit)


def test_nobody_below_sees_grades_before_their_letter_and_none_sees_those_of_others(year: Year) -> None:
    year.to_letters()
    head, cycle = year.small.reporter(0), year.small.cycle.pk
    other = letter_of(year.unit(1))
    assert other is not None

    show(head, "sheet", cycle, status=403)
    show(head, "letters", cycle, status=403)
    show(head, "unit", year.unit(0).pk, status=403)
    show(head, "letter", other.pk, status=404)
    show(year.small.register, "letter", other.pk, status=404)
    show(year.small.register, "sheet", cycle, status=403)


def test_a_clerk_types_from_paper_what_the_head_signed(year: Year) -> None:
    year.to_letters()
    letter = letter_of(year.unit(1))
    assert letter is not None
    post = year.unit(1).post
    assert post is not None
    do(year.small.liaison(1), "acknowledge", letter.pk, on_behalf_of=str(post.pk), scan=a_scan())

    assert "acknowledged" in show(year.small.reporter(1), "letter", letter.pk)


def test_each_finds_at_home_what_waits_for_him(year: Year) -> None:
    def waits(actor: Actor) -> str:
        return " ".join(str(duty.words) for duty in duties_of(actor))

    small = year.small
    assert "to be worked out and proposed" in waits(small.office)
    year.calculate()
    year.propose()
    assert "wait for the decision" in waits(small.head)
    assert "wait for the decision" not in waits(small.member)
    year.decide_rest()
    assert "waits for your signature" in waits(small.member)
    assert "waits for your signature" not in waits(small.head)
    year.sign_off()
    assert "The letters can go out" in waits(small.office)
    year.send()
    assert "feedback letter" in waits(small.reporter(0))
    assert "feedback letter" not in waits(small.liaison(0))


@pytest.mark.parametrize("name", ["sheet", "letters"])
def test_a_page_of_many_units_takes_a_small_number_of_statements(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    year = a_result(monkeypatch, **{key: [str(60 + n) for n in range(20)] for key in PARTS})
    year.calculate()
    year.propose()
    year.decide_rest()
    client, address = browser(year.small.office), reverse(f"results:{name}", args=[year.small.cycle.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address + "?sort=-score").status_code == 200

    assert len(queries) < 25
