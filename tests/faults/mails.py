"""What is killed while reminders are stored and handed over: by the mail server itself, just before or just after it
takes a mail.

The mail server of the test takes a mail by one line in a file, and then, or shortly before, kills the process that
hands it over, as the life says that is played.
"""

import os
import signal
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from hyogi.accounts.queries import addresses_of
from hyogi.foundation.refusals import Refusal
from hyogi.rollups.actions import deliver, remind
from hyogi.rollups.models import ReminderMail
from hyogi.rollups.queries import chasing_page
from tests.loop import Small, a_cycle
from tests.rollups.world import after, as_, with_mail

STAGE, UNITS = "draft_due", 5
LIVES = ["as it connects", "before the first", "after the first", "before the second", "never", "the page"]
_WORLD: dict[str, Any] = {}


class Server(BaseEmailBackend):
    """Takes every mail, and ends the process where `_WORLD["killed"]` says."""

    def __init__(self, **given: Any):
        super().__init__(**given)
        _die_if("as it connects")

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for one in email_messages:
            _WORLD["mails"] += 1
            which = "first" if _WORLD["mails"] == 1 else "second"
            _die_if(f"before the {which}")
            with _taken().open("a") as file:
                file.write(f"{one.to[0]}\n")
            _die_if(f"after the {which}")
        return len(email_messages)


def _die_if(moment: str) -> None:
    if _WORLD["killed"] == moment:
        os.kill(os.getpid(), signal.SIGKILL)


def _taken() -> Path:
    return Path(os.environ["HYOGI_HOME"]) / "taken.txt"


def setup() -> list[str]:
    """A city whose units are all late and have an address each."""
    small = a_cycle(reporters=UNITS)
    for number in range(UNITS):
        with_mail(small.reporter(number), f"head-{number}@one.example")
    after(small, STAGE)
    _WORLD.update(small=small, office=as_(small.office), mails=0, killed="")
    settings.EMAIL_BACKEND = "tests.faults.mails.Server"
    settings.ALLOWED_HOSTS = ["*"]
    _taken().touch()
    return LIVES


def warm_up() -> None:
    """Nothing: no life depends on how quick it is."""


def send(plan: list[str], place: int) -> str:
    """Play this life: remind all again, as a person would whose browser got no answer, and hand over what waits. The
    last one shows the page of the stage."""
    small: Small = _WORLD["small"]
    if plan[place] == "the page":
        page = _WORLD["office"].get(reverse("rollups:chasing", args=[small.cycle.pk, STAGE]))
        return page.content.decode()  # type: ignore[no-any-return]
    _WORLD.update(mails=0, killed=plan[place])
    try:
        ids = [one.pk for one in small.assignments]
        remind(small.office, chasing_page(small.office, small.cycle.pk, STAGE), ids, root="https://hyogi.example.org/")
    except Refusal as refusal:
        if refusal.field != "again":
            raise
    return str(deliver())


def stored(plan: list[str]) -> list[list[Any]]:
    """Every mail in its order: its state, and how often the mail server took it."""
    taken = Counter(_taken().read_text().split())
    mails = list(ReminderMail.unscoped.order_by("at", "id"))
    addresses = addresses_of([mail.person for mail in mails if mail.person])
    return [[mail.state, taken[addresses[mail.person].email]] for mail in mails if mail.person]
