"""`hyogi mails`: what waits is handed over without a process that serves."""

import argparse
import json
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from hyogi.ops.commands import mails
from hyogi.rollups.actions import remind
from hyogi.rollups.models import MailState, ReminderMail
from tests.loop import a_cycle
from tests.rollups.world import chasing_of, with_mail
from tests.serving import Installed


@pytest.fixture
def three_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three mails wait, and are handed over two at a time."""
    small = a_cycle(3)
    for n in range(3):
        with_mail(small.reporter(n), f"head{n}@one.example")
    remind(small.office, chasing_of(small), [one.pk for one in small.assignments], root="https://hyogi.example.org/")
    assert len(mail.outbox) == 0
    monkeypatch.setattr(mails, "make_ready", lambda: None)
    monkeypatch.setattr(mails, "MOST", 2)


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    assert mails.run(argparse.Namespace(json=True)) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.django_db
@pytest.mark.usefixtures("three_wait")
def test_all_mails_that_wait_are_handed_over_once_and_the_command_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == {"sent": 3, "waiting": 0}
    assert said(capsys) == {"sent": 0, "waiting": 0}
    assert sorted(one.to[0] for one in mail.outbox) == [f"head{n}@one.example" for n in range(3)]


@pytest.mark.django_db
@pytest.mark.usefixtures("three_wait")
def test_where_the_mail_server_is_away_the_command_ends_and_the_mails_wait_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: Any) -> int:
        raise SMTPException("away")

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", away)
        assert said(capsys) == {"sent": 0, "waiting": 3}
    assert set(ReminderMail.unscoped.values_list("state", flat=True)) == {MailState.WAITING}
    assert said(capsys) == {"sent": 3, "waiting": 0}


def test_in_a_new_installation_no_mail_waits(normal: Installed) -> None:
    assert json.loads(normal.hyogi("mails", "--json").stdout) == {"sent": 0, "waiting": 0}
