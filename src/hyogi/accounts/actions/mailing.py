"""The address to which an account's owner wants reminders."""

from hyogi.accounts.models import Account
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.writing import writing


def give_address(actor: Actor, account: Account, email: str) -> None:
    """Keep this address for the account; the empty one takes it away. The log says only whether there is one."""
    actor.must(Action.MANAGE_OWN_ACCOUNT)
    if email == account.email:
        return
    with writing():
        Account.objects.filter(pk=account.pk).update(email=email)
        audit.record(actor, Verb.MAIL_ADDRESS_GIVEN, account, {"given": bool(email)})
