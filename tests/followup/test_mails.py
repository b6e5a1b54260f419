"""The ladder reminds by mail: one mail to each reader and run, without a word of what is wrong in a unit."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hyogi.followup import actions
from hyogi.followup.models import Item, ItemList, Rung, RungMail
from hyogi.followup.verifying import _mails
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Event
from hyogi.foundation.verbs import Verb
from hyogi.organisation.models import Tenure
from hyogi.rollups.actions import Call, deliver, note_calls
from hyogi.rollups.models import MailState, ReminderMail
from hyogi.rollups.queries import chasing_page
from tests.followup.world import PROBLEMS, Named, a_file, again, approved, items
from tests.loop import Small, a_cycle
from tests.rollups.world import as_, with_mail

pytestmark = pytest.mark.django_db
TIME = Actor.system("test")
DUE = date(2021, 6, 30)
Run = Callable[[int], None]


@pytest.fixture(autouse=True)
def real_time() -> Iterator[None]:
    yield
    clock.stand_at(None)


@pytest.fixture
def run(django_capture_on_commit_callbacks: Any) -> Run:
    """Let the day come that lies so many days after the due day, and fire the ladder."""

    def on(days: int) -> None:
        at(days)
        with django_capture_on_commit_callbacks(execute=True):
            actions.fire_due(TIME, DUE + timedelta(days=days))

    return on


def at(days: int) -> None:
    clock.stand_at(datetime(2021, 6, 30, 1, tzinfo=UTC) + timedelta(days=days))


def city(reporters: int = 1) -> Small:
    clock.stand_at(datetime(2020, 12, 1, 1, tzinfo=UTC))
    return a_cycle(reporters, meeting_on=date(2021, 1, 15))


def owned_by(item_list: ItemList, actor: Actor) -> None:
    """The post of this actor answers for all items of the list."""
    Item.unscoped.filter(item_list=item_list).update(owner=actor.post_id)


def note_office(small: Small, *, telephone: str = "", mailbox: str = "") -> None:
    """The secretariat notes how the office of the first unit is reached."""
    chasing = chasing_page(small.office, small.cycle.pk, "draft_due")
    note_calls(small.office, chasing, [Call(small.assignments[0].pk, telephone=telephone, mailbox=mailbox)])


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_post_that_answers_is_reminded_first_then_the_head_each_in_one_mail_and_in_his_language(
    run: Run, settings: Any
) -> None:
    settings.ADDRESS = "https://hyogi.example.org"
    small = city()
    of = approved(small, due=DUE)
    owned_by(of, small.liaison())
    with_mail(small.liaison(), "liaison@one.example", "ja")
    with_mail(small.reporter(), "head@one.example", "zh-Hans")

    run(-7)
    assert [one.to for one in mail.outbox] == [["liaison@one.example"]]
    run(3)

    assert [one.to for one in mail.outbox[1:]] == [["liaison@one.example"], ["head@one.example"]]
    first, _second, third = (one.body for one in mail.outbox)
    assert "第1項（課題）：期限 2021年6月30日" in first
    assert "第1项（问题）：2021年6月30日（星期三）到期" in third
    for item in items(small, of):
        assert f"https://hyogi.example.org/followup/items/{item.pk}/" in third
    assert set(ReminderMail.unscoped.values_list("state", flat=True)) == {MailState.SENT}
    assert RungMail.unscoped.count() == Rung.unscoped.count() == 6
    assert list(_mails()) == []


def test_no_mail_holds_a_word_of_what_is_wrong(run: Run) -> None:
    small = city()
    of = approved(small, due=DUE)
    with_mail(small.reporter(), "head@one.example")

    run(3)

    (sent,) = mail.outbox
    for word in ("Complaints", "fire exits", "Answer within three days", *(one.text for one in PROBLEMS)):
        assert word not in sent.subject + sent.body
    assert f"item {items(small, of)[0].position} (problem)" in sent.body
    assert "on your home page in Hyogi" in sent.body


def test_a_mail_names_ten_items_and_how_many_more_there_are(run: Run) -> None:
    small = city()
    approved(small, problems=[Named(f"Problem {n}.") for n in range(12)], due=DUE)
    with_mail(small.reporter(), "head@one.example")

    run(0)

    (sent,) = mail.outbox
    assert sent.subject.endswith(": reminder of 12 items")
    assert sent.body.count("(problem)") == 10
    assert "and 2 more" in sent.body


def test_who_holds_posts_in_two_units_gets_one_mail_for_both(run: Run) -> None:
    small = city(2)
    first, second = approved(small, 0, due=DUE), approved(small, 1, due=DUE)
    Tenure.unscoped.filter(post=small.reporter(1).post_id).update(person=small.reporter(0).person_id)
    with_mail(small.reporter(0), "head@one.example")

    run(0)

    (sent,) = mail.outbox
    assert sent.body.count("(problem)") == len(items(small, first)) + len(items(small, second))
    told = Event.unscoped.filter(verb=Verb.ITEMS_REMINDED)
    assert sorted((one.facts["unit"], one.facts["items"], one.facts["mails"]) for one in told) == [
        (one.unit.code, 2, 1) for one in small.assignments
    ]


def test_the_same_day_twice_and_the_ladder_above_the_unit_send_nothing_more(run: Run) -> None:
    small = city()
    approved(small, due=DUE)
    with_mail(small.reporter(), "head@one.example")

    for day in (0, 0, 10, 10, 40):
        run(day)
        deliver()

    assert len(mail.outbox) == 2, "one on the due day, one of the rung of the head, which came by the tenth"
    assert Event.unscoped.filter(verb=Verb.ITEMS_REMINDED).count() == 2


def test_what_was_done_meanwhile_is_not_reminded_of_when_the_mail_server_comes_back() -> None:
    small = city()
    of = approved(small, due=DUE)
    with_mail(small.reporter(), "head@one.example")
    at(0)
    actions.fire_due(TIME, DUE)
    for item in items(small, of):
        head = small.reporter()
        actions.claim_done(head, again(head, item), text="Done.", version=item.version, evidence=[a_file()])

    assert deliver() == 0
    assert [one.state for one in ReminderMail.unscoped.all()] == [MailState.DROPPED]


def test_who_has_left_the_post_is_not_written_to_any_more() -> None:
    small = city()
    approved(small, due=DUE)
    with_mail(small.reporter(), "head@one.example")
    at(0)
    actions.fire_due(TIME, DUE)
    Tenure.unscoped.filter(post=small.reporter().post_id).update(valid_to=DUE)

    assert deliver() == 0
    assert mail.outbox == []


def test_without_an_address_of_the_holder_the_mailbox_of_the_office_is_written_to(run: Run) -> None:
    small = city()
    approved(small, due=DUE)
    note_office(small, mailbox="office@one.example")

    run(0)

    assert [one.to for one in mail.outbox] == [["office@one.example"]]


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("en", "no mail address; ring them", "no mail address; ring 0571-8800 1234"),
        ("ja", "メールアドレスなし。電話で連絡してください", "メールアドレスなし。電話：0571-8800 1234"),
        ("zh-hans", "没有邮件地址，请打电话", "没有邮件地址，请打电话：0571-8800 1234"),
    ],
)
def test_pages_say_that_nobody_has_an_address_and_which_number_to_ring(
    run: Run, language: str, words: str, number: str
) -> None:
    small = city()
    of = approved(small, due=DUE)
    pages = [
        f"/followup/cycles/{small.cycle.pk}/",
        f"/followup/lists/{of.pk}/",
        f"/followup/items/{items(small, of)[0].pk}/",
    ]
    run(0)

    client = as_(small.office, language)
    assert [words in shown(client, address) for address in pages] == [True, True, True]
    note_office(small, telephone="0571-8800 1234")
    assert [number in shown(client, address) for address in pages] == [True, True, True]


def test_pages_say_how_far_the_mail_is_and_that_no_server_is_set(run: Run, settings: Any) -> None:
    small = city()
    of = approved(small, due=DUE)
    with_mail(small.reporter(), "head@one.example")
    address = f"/followup/items/{items(small, of)[0].pk}/"
    at(0)
    actions.fire_due(TIME, DUE)
    client = as_(small.office)
    assert "the mail waits for the mail server" in shown(client, address)

    deliver()
    assert "reminded by mail" in shown(client, address)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert "the mail lies in a file: no mail server is set" in shown(client, address)


def test_a_day_of_the_ladder_asks_as_many_statements_for_many_items_as_for_few() -> None:
    small = city(3)
    for n in range(3):
        of = approved(small, n, due=DUE)
        with_mail(small.reporter(n), f"head@{n}.example")
        if n:
            Item.unscoped.filter(item_list=of).update(due_on=DUE + timedelta(days=30))

    def asked(days: int) -> int:
        at(days)
        with CaptureQueriesContext(connection) as caught:
            actions.fire_due(TIME, DUE + timedelta(days=days))
        return len(caught)

    asked(-8)

    assert asked(0) == asked(30)
    assert ReminderMail.unscoped.count() == 1 + 3


def test_verify_finds_a_mail_that_tells_of_no_rung(run: Run) -> None:
    small = city()
    approved(small, due=DUE)
    with_mail(small.reporter(), "head@one.example")
    run(0)

    ReminderMail.unscoped.create(
        branch=small.cycle.branch, cycle=small.cycle, person=small.reporter().person_id, language="en", subject="x"
    )

    assert len(list(_mails())) == 1
