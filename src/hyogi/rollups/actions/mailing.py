"""Handing waiting mails to the mail server, each once."""

import logging
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.core.mail import EmailMessage, get_connection

from hyogi.foundation import clock
from hyogi.foundation.writing import writing
from hyogi.rollups import outdated
from hyogi.rollups.models import MailState, ReminderMail
from hyogi.rollups.queries import address_of, waiting_mails
from hyogi.rollups.queries.mails import moved_at
from hyogi.rollups.rules import is_stale

log = logging.getLogger(__name__)
AT_ONCE = 20
"""So many mails are handed over while the page waits; the rest follows from the server within seconds."""
MOST = 200


def deliver(most: int = MOST) -> int:
    """Hand over mails that wait, the oldest first, at most so many. Returns how many went out.

    A mail is claimed before it is handed over, so that two places that do this at once send it once. Where the server
    is away, the mail waits on; where it has waited too long, came here from a backup or a file, says what is not so any
    more (`outdated`), or there is no address any more, it is not sent. Safe to call as often as anybody likes.
    """
    waiting = waiting_mails(most)
    if not waiting:
        return 0
    idle, moved, sent, server = outdated.among(waiting), moved_at(), 0, get_connection()
    try:
        for mail in waiting:
            address = address_of(mail)
            if not address or mail.pk in idle or is_stale(mail.at, clock.now()) or (moved and mail.at < moved):
                _move(mail, MailState.WAITING, MailState.DROPPED)
            elif _move(mail, MailState.WAITING, MailState.SENDING):
                sent += _hand_over(server, mail, address)
    except (OSError, SMTPException):
        log.warning("the mail server does not answer; reminders wait", exc_info=True)
    finally:
        server.close()
    return sent


def _hand_over(server: Any, mail: ReminderMail, address: str) -> bool:
    """Whether the server took the mail. One that it refuses for this address is not tried again."""
    try:
        server.open()
        EmailMessage(mail.subject, mail.body, to=[address], connection=server).send()
    except SMTPRecipientsRefused:
        _move(mail, MailState.SENDING, MailState.DROPPED)
        return False
    except (OSError, SMTPException):
        _move(mail, MailState.SENDING, MailState.WAITING)
        raise
    return _move(mail, MailState.SENDING, MailState.SENT)


def _move(mail: ReminderMail, before: MailState, after: MailState) -> bool:
    """Whether the mail was in the one state and is in the other now."""
    settled = clock.now() if after in (MailState.SENT, MailState.DROPPED) else None
    with writing():
        rows = ReminderMail.unscoped.filter(branch=mail.branch, pk=mail.pk, state=before)
        return rows.update(state=after, settled_at=settled) == 1
