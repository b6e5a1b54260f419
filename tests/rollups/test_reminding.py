"""Reminders: to all who are late, each once a day, in the reader's language; no mail is lost and none sent twice."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from hyogi.cycles.actions import extend
from hyogi.cycles.models import Assignment, Cycle, Phase
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import record
from hyogi.foundation.models import Event
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.foundation.verbs import Verb
from hyogi.foundation.writing import writing
from hyogi.rollups.actions import Call, deliver, note_calls, remind
from hyogi.rollups.models import Chase, MailState, ReminderMail
from hyogi.rollups.queries import Reading, chasing_page, next_chasing, owing_ids
from tests.loop import Small, a_cycle
from tests.rollups.world import after, chasing_of, handed_in, with_mail

pytestmark = pytest.mark.django_db
ROOT = "https://hyogi.example.org/"


@pytest.fixture(autouse=True)
def real_time() -> Iterator[None]:
    yield
    clock.stand_at(None)


def late_ids(small: Small) -> list[Any]:
    return [id for id, late in owing_ids(chasing_of(small)) if late]


def test_all_who_are_late_get_one_mail_each_in_their_language_and_the_rest_is_named(
    django_capture_on_commit_callbacks: Any,
) -> None:
    small = a_cycle(4)
    handed_in(small, 0)
    with_mail(small.reporter(1), "head@one.example", "zh-Hans")
    with_mail(small.liaison(1), "liaison@one.example", "ja")
    with_mail(small.reporter(2), "head@two.example")
    after(small, "draft_due")

    with django_capture_on_commit_callbacks(execute=True):
        done = remind(small.office, chasing_of(small), late_ids(small), root=ROOT)

    assert [one.assignment_id for one in done.chases] == [one.pk for one in small.assignments[1:3]]
    assert done.without == [small.assignments[3]]
    assert done.mails == 3
    assert {one.to[0] for one in mail.outbox} == {"head@one.example", "liaison@one.example", "head@two.example"}
    english = next(one for one in mail.outbox if one.to == ["head@two.example"])
    assert f"{ROOT}cycles/assignments/{small.assignments[2].pk}/report/" in english.body
    assert "It was due on" in english.body
    assert {one.state for one in ReminderMail.unscoped.all()} == {MailState.SENT}
    assert Event.unscoped.filter(verb=Verb.UNIT_CHASED).count() == 2


def test_a_unit_is_reminded_once_a_day_unless_it_is_asked_for() -> None:
    small = a_cycle(2)
    with_mail(small.reporter(0), "head@one.example")
    with_mail(small.reporter(1), "head@two.example")
    at = after(small, "draft_due")
    first, second = (one.pk for one in small.assignments)

    remind(small.office, chasing_of(small), [first], root=ROOT)
    both = remind(small.office2, chasing_of(small), [first, second], root=ROOT)
    with pytest.raises(Refusal) as refused:
        remind(small.office, chasing_of(small), [first, second], root=ROOT)
    again = remind(small.office, chasing_of(small), [first], root=ROOT, again=True)
    clock.stand_at(at + timedelta(days=1))
    next_day = remind(small.office, chasing_of(small), [first], root=ROOT)

    assert both.already == [small.assignments[0]]
    assert refused.value.field == "again"
    assert (again.chases[0].number, next_day.chases[0].number) == (2, 1)


def test_who_has_done_it_was_given_more_time_or_has_no_address_is_not_mailed() -> None:
    small = a_cycle(3)
    with_mail(small.reporter(0), "head@one.example")
    extend(
        small.office,
        small.assignments[1],
        stage_key="draft_due",
        until=chasing_of(small).stage.due_at + timedelta(days=4),
        reason="The flood of October.",
    )
    handed_in(small, 0)
    after(small, "draft_due")

    with pytest.raises(Refusal) as done:
        remind(small.office, chasing_of(small), [small.assignments[0].pk], root=ROOT)
    with pytest.raises(Refusal) as without:
        remind(small.office, chasing_of(small), [small.assignments[2].pk], root=ROOT)

    assert late_ids(small) == [small.assignments[2].pk]
    assert done.value.field == without.value.field == "whom"
    assert "Unit CITY-03" in str(without.value)
    assert not Chase.unscoped.exists()


def test_only_the_secretariat_of_the_convening_unit_reminds_and_not_in_a_closed_cycle() -> None:
    small = a_cycle(1)
    with_mail(small.reporter(0), "head@one.example")
    chasing = chasing_of(small)

    for stranger in (small.member, small.reporter(0), small.liaison(0)):
        with pytest.raises((Refusal, Hidden)):
            remind(stranger, chasing, [small.assignments[0].pk], root=ROOT)
    Cycle.unscoped.filter(pk=small.cycle.pk).update(phase=Phase.CLOSED)
    with pytest.raises(Refusal):
        remind(small.office, chasing_of(small), [small.assignments[0].pk], root=ROOT)

    assert not Chase.unscoped.exists()


def test_units_are_not_chased_for_what_is_not_theirs_to_do() -> None:
    small = a_cycle(1)

    for stage in ("check_done", "sign_off", "nothing"):
        with pytest.raises(Hidden):
            chasing_page(small.office, small.cycle.pk, stage)


def test_the_mailbox_of_the_office_gets_the_reminder_where_nobody_gave_an_address(
    django_capture_on_commit_callbacks: Any,
) -> None:
    small = a_cycle(1)
    one = small.assignments[0].pk
    note_calls(small.office, chasing_of(small), [Call(one, mailbox="office@one.example")])

    with django_capture_on_commit_callbacks(execute=True):
        remind(small.office, chasing_of(small), [one], root=ROOT)

    assert [message.to for message in mail.outbox] == [["office@one.example"]]
    assert "It is due on" in mail.outbox[0].body


class Away(EmailBackend):
    """A mail server that does not answer."""

    def open(self) -> None:
        raise ConnectionRefusedError


def test_mails_wait_while_the_server_is_away_go_out_once_and_not_after_the_unit_has_done_it(settings: Any) -> None:
    small = a_cycle(2)
    for n in (0, 1):
        with_mail(small.reporter(n), f"head@{n}.example")
    after(small, "draft_due")
    remind(small.office, chasing_of(small), late_ids(small), root=ROOT)

    locmem, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.Away"
    away = deliver()
    settings.EMAIL_BACKEND = locmem
    handed_in(small, 1)
    sent, once_more = deliver(), deliver()

    assert (away, sent, once_more) == (0, 1, 0)
    assert [message.to for message in mail.outbox] == [["head@0.example"]]
    assert sorted(ReminderMail.unscoped.values_list("state", flat=True)) == [MailState.DROPPED, MailState.SENT]


def test_a_mail_that_was_being_handed_over_when_the_machine_stopped_is_not_sent_twice() -> None:
    small = a_cycle(1)
    with_mail(small.reporter(0), "head@one.example")
    remind(small.office, chasing_of(small), [small.assignments[0].pk], root=ROOT)
    ReminderMail.unscoped.update(state=MailState.SENDING)

    assert deliver() == 0
    assert mail.outbox == []


def test_a_reminder_that_waited_too_long_is_not_sent_any_more() -> None:
    small = a_cycle(1)
    with_mail(small.reporter(0), "head@one.example")
    at = after(small, "draft_due")
    remind(small.office, chasing_of(small), late_ids(small), root=ROOT)
    clock.stand_at(at + timedelta(days=4))

    assert deliver() == 0
    assert ReminderMail.unscoped.get().state == MailState.DROPPED


def test_a_mail_that_waited_in_a_backup_is_not_sent_after_it_was_restored() -> None:
    small = a_cycle(1)
    with_mail(small.reporter(0), "head@one.example")
    remind(small.office, chasing_of(small), [small.assignments[0].pk], root=ROOT)
    with writing():
        record(Actor.system("restore"), Verb.RESTORED, small.cycle, {})

    assert deliver() == 0
    assert ReminderMail.unscoped.get().state == MailState.DROPPED


def test_the_way_to_chasing_leads_to_who_is_late_and_else_to_what_comes_next() -> None:
    small = a_cycle(3)
    handed_in(small, 0)
    before = next_chasing(Reading(small.again()))
    after(small, "draft_due")
    late = next_chasing(Reading(small.again()))
    after(small, "submit_due")
    later = next_chasing(Reading(small.again()))

    assert before
    assert (before.chasing.stage.key, before.late, before.left) == ("draft_due", 0, 2)
    assert late
    assert (late.chasing.stage.key, late.late, late.left) == ("draft_due", 2, 2)
    assert later
    assert (later.chasing.stage.key, later.late, later.left) == ("submit_due", 3, 3)


def test_how_many_are_late_is_counted_as_those_are_who_are_listed() -> None:
    small = a_cycle(5)
    handed_in(small, 0)
    handed_in(small, 1)
    for merged, into in ((1, 0), (2, 3)):
        Assignment.unscoped.filter(pk=small.assignments[merged].pk).update(successor=small.assignments[into].unit)
    until = chasing_of(small).stage.due_at + timedelta(days=4)
    for given in (0, 4):
        extend(small.office, small.assignments[given], stage_key="draft_due", until=until, reason="The flood.")
    after(small, "draft_due")

    ahead, listed = next_chasing(Reading(small.again())), owing_ids(chasing_of(small))

    assert ahead
    assert [one for one, _late in listed] == [small.assignments[3].pk, small.assignments[4].pk]
    assert (ahead.late, ahead.left) == (sum(late for _one, late in listed), len(listed)) == (1, 2)
