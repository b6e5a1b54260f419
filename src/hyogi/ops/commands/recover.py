"""`hyogi recover NAME`."""

import argparse

from django.utils.translation import gettext as _

from hyogi.accounts.actions import recover
from hyogi.accounts.models import Account
from hyogi.accounts.rules import grouped
from hyogi.foundation.actors import Actor
from hyogi.foundation.refusals import Refusal
from hyogi.ops.console import DONE, say
from hyogi.ops.ready import make_ready


def run(typed: argparse.Namespace) -> int:
    """Print a code with which the person sets a new password; second factors are lifted when it is used."""
    make_ready()
    account = Account.objects.filter(username__iexact=typed.username).first()
    if account is None:
        raise Refusal(
            fact=_("There is no account called “%(name)s”.") % {"name": typed.username},
            remedy=_("Look at how it is written on the page of the person."),
        )
    code = recover(Actor.system("hyogi recover"), account)
    say(
        _("The code for %(name)s, to be typed on the page “New password by code” within two days:")
        % {"name": account.username}
    )
    say(grouped(code))
    return DONE
