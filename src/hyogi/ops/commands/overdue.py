"""`hyogi overdue`."""

import argparse

from django.utils.translation import gettext as _

from hyogi.followup.actions import fire_due
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.ops.console import DONE, answer, say
from hyogi.ops.ready import make_ready


def run(typed: argparse.Namespace) -> int:
    """Fire the rungs that have come by today; for a daily job where no process of `hyogi serve` runs all day."""
    make_ready()
    today = clock.today()
    fired = fire_due(Actor.system("hyogi overdue"), today)
    if typed.json:
        answer({"on": today.isoformat(), "fired": fired})
    else:
        say(_("Reminders and escalations of today: %(count)s.") % {"count": fired})
    return DONE
