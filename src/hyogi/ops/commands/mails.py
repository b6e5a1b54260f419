"""`hyogi mails`."""

import argparse

from django.utils.translation import gettext as _

from hyogi.ops.console import DONE, answer, say
from hyogi.ops.ready import make_ready
from hyogi.rollups.actions import deliver
from hyogi.rollups.actions.mailing import MOST
from hyogi.rollups.queries.mails import count_waiting


def run(typed: argparse.Namespace) -> int:
    """Hand over the mails that wait; for a job of every minute where no process of `hyogi serve` runs.

    Ends where none waits any more, or where nothing gets on because the mail server does not answer; what waits then
    goes with the next time.
    """
    make_ready()
    sent, left = 0, count_waiting()
    while left:
        sent += deliver(MOST)
        before, left = left, count_waiting()
        if left >= before:
            break
    if typed.json:
        answer({"sent": sent, "waiting": left})
    else:
        say(_("Mails handed to the mail server: %(sent)s. Still waiting: %(left)s.") % {"sent": sent, "left": left})
    return DONE
