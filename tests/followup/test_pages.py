"""The room's pages as the people of a cycle use them."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hyogi.cycles import duties, obstacles
from hyogi.cycles.models import Phase
from hyogi.followup import actions
from hyogi.followup.models import Evidence, Item, ItemList, ItemStep
from hyogi.followup.queries import counts_by_branch, list_page
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role
from hyogi.organisation.models import Person, Post
from tests.factories import a_holder, a_post, a_tenure, a_unit, an_account
from tests.followup.world import a_file, a_list, a_workday, again, approved, claimed, items, planned
from tests.loop import a_cycle

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def as_(actor: Actor, language: str = "en") -> Client:
    """A browser in which this person is signed in."""
    client = Client(headers={"Accept-Language": language})
    person = Person.unscoped.get(pk=actor.person_id)
    client.force_login(an_account(person=person), BACKEND)
    return client


def fields(html: str) -> dict[str, str]:
    """The hidden fields of the page's own form."""
    form = html[html.index("data-keep=") :]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def send(client: Client, address: str, **typed: Any) -> Any:
    """Open the page, fill the form in and send it; the answer of the page that follows."""
    page = client.get(address)
    assert page.status_code == 200, address
    return client.post(address, {**fields(page.content.decode()), **typed}, follow=True)


def test_a_list_goes_from_its_plan_to_a_closed_item_through_the_pages() -> None:
    small = a_cycle(1)
    of = a_list(small)
    head, office = as_(small.reporter()), as_(small.office2)
    due = a_workday(clock.today("Asia/Shanghai") + timedelta(days=100)).isoformat()
    for item in items(small, of):
        answer = send(
            head,
            f"/followup/items/{item.pk}/plan/",
            answer="accepted",
            measure="Open them.",
            owner=str(small.reporter().post_id),
            due_on=due,
        )
        assert "is saved" in answer.content.decode()
    assert "The plan is handed in." in send(head, f"/followup/lists/{of.pk}/handing-in/").content.decode()
    decided = send(office, f"/followup/lists/{of.pk}/approval/", outcome="approve", text="")
    assert "The plan is approved." in decided.content.decode()
    first = items(small, of)[0]
    send(head, f"/followup/items/{first.pk}/progress/", text="Half of them are open.")
    send(head, f"/followup/items/{first.pk}/done/", text="All are open.", file=a_file())
    closed = send(office, f"/followup/items/{first.pk}/check/", outcome="close", text="Seen on the spot.")

    assert "The outcome of the check is kept." in closed.content.decode()
    assert Item.unscoped.get(pk=first.pk).state == "closed"
    page = head.get(f"/followup/items/{first.pk}/").content.decode()
    assert [word for word in ("checked and closed", "Half of them are open.", "photo.pdf") if word not in page] == []


def test_a_form_sent_twice_is_done_once() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    head, address = as_(small.reporter()), f"/followup/items/{item.pk}/progress/"
    typed = {**fields(head.get(address).content.decode()), "text": "Half of them."}

    first, second = head.post(address, typed), head.post(address, typed)

    assert (first.status_code, second.status_code) == (302, 302)
    assert ItemStep.unscoped.filter(kind="progress").count() == 1


def test_what_was_typed_in_another_tab_with_an_older_version_is_shown_beside_what_stands() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    head, address = as_(small.reporter()), f"/followup/items/{item.pk}/progress/"
    older = fields(head.get(address).content.decode())
    send(head, address, text="In the first tab.")

    answer = head.post(address, {**older, "text": "In the second tab."})

    assert answer.status_code == 409
    assert "In the second tab." in answer.content.decode()


def test_a_refused_file_keeps_what_was_typed_on_the_page() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]

    answer = send(
        as_(small.reporter()), f"/followup/items/{item.pk}/done/", text="All are open.", file=a_file("empty.pdf", b"")
    )

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "has 0 bytes" in page
    assert "All are open." in page
    assert not Evidence.unscoped.exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "An item is closed by another person"),
        ("ja", "担当者および報告した者以外の人が確認して完了とします"),
        ("zh-hans", "须由责任人和报告人以外的人核查销号"),
    ],
)
def test_closing_what_one_answers_for_is_refused_in_three_languages(language: str, said: str) -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    head = Person.unscoped.get(pk=small.reporter().person_id)
    actions.claim_done(small.liaison(), item, text="It is done.", version=item.version, evidence=[a_file()])
    a_tenure(head, a_post(small.city, Role.SECRETARIAT))

    answer = send(
        as_(small.reporter(), language), f"/followup/items/{item.pk}/check/", outcome="close", text="Seen on the spot."
    )

    assert answer.status_code == 403
    assert said in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "returned with remarks"), ("ja", "差し戻すときは"), ("zh-hans", "退回整改方案须附意见")],
)
def test_a_return_without_remarks_is_refused_in_three_languages(language: str, said: str) -> None:
    small = a_cycle(1)
    of = planned(small)
    actions.hand_in(small.reporter(), of, version=of.version)

    answer = send(as_(small.office, language), f"/followup/lists/{of.pk}/approval/", outcome="return", text="")

    assert answer.status_code == 403
    assert said in answer.content.decode()
    assert ItemList.unscoped.get(pk=of.pk).state == "handed_in"


def told(actor: Actor) -> list[str]:
    """The duties of follow-up on this actor's home, as their sentences."""
    with translation.override("en"):
        return [str(duty.words) for duty in duties.of(actor) if "/followup/" in duty.url]


def test_each_home_shows_what_waits_there() -> None:
    small = a_cycle(1)
    of = a_list(small)
    assert told(small.reporter()) == ["The list of your unit waits for its plan: answers, measures, posts, days."]
    assert told(small.office) == []
    planned(small)
    of = list_page(small.reporter(), of.pk)
    actions.hand_in(small.reporter(), of, version=of.version)
    assert told(small.office) == ["Plans that were handed in: 1"]
    of = list_page(small.office, of.pk)
    actions.approve_plan(small.office, of, version=of.version)
    assert told(small.reporter()) == ["An item on the list of your unit for which your post answers."] * 2
    item = items(small, of)[0]
    actions.claim_done(small.reporter(), item, text="It is done.", version=item.version, evidence=[a_file()])
    assert told(small.office2) == ["Items that wait to be checked: 1"]


def test_what_the_ladder_brings_before_the_chair_stands_on_his_home() -> None:
    small = a_cycle(1)
    due = items(small, approved(small))[0].due_on
    assert due is not None

    actions.fire_due(Actor.system("test"), due + timedelta(days=40))

    assert told(small.head) == ["Overdue items that the ladder of the regime has brought before you: 2"]
    assert told(small.member) == []


def test_a_cycle_is_not_closed_while_items_are_open() -> None:
    small = a_cycle(1)
    approved(small)

    with translation.override("en"):
        said = [str(one) for one in obstacles.of(Phase.CLOSED, small.cycle)]
        assert any("neither closed nor carried over: 2" in one for one in said)
        actions.carry_over(small.office, small.cycle)
        assert not any("carried over" in str(one) for one in obstacles.of(Phase.CLOSED, small.cycle))


def test_the_board_counts_exactly_by_branch() -> None:
    small = a_cycle(3)
    item = claimed(small, 0)
    actions.close_item(small.office2, again(small.office2, item), text="Seen.", version=item.version)
    approved(small, 1)
    a_list(small, 2)

    found = counts_by_branch(small.cycle, date(2099, 1, 1))

    assert [(one.counts.total, one.counts.closed, one.counts.overdue) for one in found] == [
        (2, 1, 1),
        (2, 0, 2),
        (2, 0, 0),
    ]
    page = as_(small.office).get(f"/followup/cycles/{small.cycle.pk}/").content.decode()
    assert "CITY-02" in page


def test_items_are_found_by_branch_state_and_words() -> None:
    small = a_cycle(2)
    approved(small, 0)
    a_list(small, 1)
    office = as_(small.office)
    address = f"/followup/cycles/{small.cycle.pk}/items/"

    def shown(**query: str) -> int:
        return office.get(address, query).content.decode().count('href="/followup/items/')

    assert shown() == 4
    assert shown(state="planned") == 2
    assert shown(branch=small.assignments[1].unit.code) == 2
    assert shown(q="fire exits") == 2
    assert shown(state="nonsense", branch="nowhere") == 4


def test_the_board_and_a_page_of_items_take_as_many_statements_for_many_rows_as_for_few() -> None:
    small = a_cycle(4)
    a_list(small, 0)
    office = as_(small.office)
    addresses = [f"/followup/cycles/{small.cycle.pk}/", f"/followup/cycles/{small.cycle.pk}/items/"]
    few = [_statements(office, one) for one in addresses]
    for n in range(1, 4):
        a_list(small, n, [type("P", (), {"text": f"Problem {m}", "category": "service"}) for m in range(12)])

    assert [_statements(office, one) for one in addresses] == few


def _statements(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_the_unit_below_that_answers_for_an_item_sees_it_and_reports_on_it() -> None:
    city = a_cycle(1)
    below = a_holder(a_unit("CITY-01-01", parent=city.units[0], kind="township"), Role.HEAD)
    stranger = a_holder(a_unit("CITY-01-02", parent=city.units[0], kind="township"), Role.HEAD)
    of = planned(city)
    head, item = city.reporter(), items(city, of)[0]
    actions.plan_item(
        head,
        again(head, item),
        version=item.version,
        answer="accepted",
        measure="Open them.",
        owner=Post.unscoped.get(pk=below.post_id),
        due_on=item.due_on,
    )
    of = list_page(head, of.pk)
    actions.hand_in(head, of, version=of.version)
    of = list_page(city.office, of.pk)
    actions.approve_plan(city.office, of, version=of.version)

    sent = send(as_(below), f"/followup/items/{item.pk}/progress/", text="Two are open.")

    assert "The report is kept." in sent.content.decode()
    assert as_(stranger).get(f"/followup/items/{item.pk}/").status_code == 403
