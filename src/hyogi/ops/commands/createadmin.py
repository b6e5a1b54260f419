"""`hyogi createadmin NAME`."""

import argparse
import getpass
import sys

from django.utils.translation import gettext as _

from hyogi.accounts.actions import make_administrator
from hyogi.foundation.refusals import Refusal
from hyogi.ops.console import DONE, say
from hyogi.ops.ready import make_ready


def run(typed: argparse.Namespace) -> int:
    """Ask for a password twice and make the first administrator."""
    make_ready()
    password = sys.stdin.readline().rstrip("\n") if typed.password_stdin else _asked_twice()
    made = make_administrator(typed.username, password)
    say(_("%(name)s administers this installation. Sign in, and set up a second factor first.") % {"name": made})
    return DONE


def _asked_twice() -> str:
    one = getpass.getpass(_("Password: "))
    if one != getpass.getpass(_("The same password again: ")):
        raise Refusal(fact=_("The two passwords differ."), remedy=_("Nothing was made. Start again."))
    return one
