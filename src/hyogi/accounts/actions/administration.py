"""Who administers the installation. The console makes the first; after that one administrator makes another."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.accounts.actions.invitations import check_password, check_user_name
from hyogi.accounts.models import Account
from hyogi.accounts.rules import user_name
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action, TargetFacts, Why
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.sentences import refusal_for
from hyogi.foundation.writing import writing


def make_administrator(username: str, password: str) -> Account:
    """Make the first administrator; for the console of the machine.

    Raises:
        Refusal: when there is one already, when the name is taken or malformed, when the password is too weak.
    """
    name = user_name(username)
    check_user_name(name)
    check_password(password, Account(username=name))
    made = Account(username=name, is_installation_admin=True)
    made.set_password(password)
    with writing():
        there = Account.objects.select_for_update().filter(is_installation_admin=True, is_active=True).first()
        if there is not None:
            raise Refusal(
                rule=_("The console makes the first administrator; after that one administrator makes another."),
                fact=_("There is an administrator already: %(name)s.") % {"name": there.username},
                remedy=_(
                    "Sign in as this administrator and give administration to another account, or, if the password is "
                    "lost, recover the account with “hyogi recover”."
                ),
            )
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            check_user_name(name)
            raise
        audit.record(Actor.system("createadmin"), Verb.ACCOUNT_MADE, made, {"administrator": True})
    return made


def grant_administration(actor: Actor, account: Account) -> Account:
    """Make the account one that administers the installation. Nobody makes himself one. Twice is once.

    Raises:
        Refusal: for anybody but an administrator, for oneself, for an account that is closed.
    """
    _by_another_administrator(actor, account)
    if not account.is_active:
        raise Refusal(
            rule=_("Only an account that is open can administer."),
            fact=_("This account is closed."),
            remedy=_("Choose another account."),
        )
    with writing():
        changed = Account.objects.filter(pk=account.pk, is_installation_admin=False).update(is_installation_admin=True)
        if changed:
            audit.record(actor, Verb.ADMINISTRATION_GRANTED, account, {"granted": True})
    account.is_installation_admin = True
    return account


def withdraw_administration(actor: Actor, account: Account) -> Account:
    """End the administration of an account, also of one's own; the last one stays. Twice is once.

    Raises:
        Refusal: for anybody but an administrator, and for the last administrator.
    """
    actor.must(Action.GRANT_ADMINISTRATION)
    with writing():
        others = Account.objects.select_for_update().filter(is_installation_admin=True, is_active=True)
        if not any(other.pk != account.pk for other in others):
            raise Refusal(
                rule=_("An installation has at least one administrator."),
                fact=_("This is the last one."),
                remedy=_("Give administration to another account first."),
            )
        changed = Account.objects.filter(pk=account.pk, is_installation_admin=True).update(is_installation_admin=False)
        if changed:
            audit.record(actor, Verb.ADMINISTRATION_GRANTED, account, {"granted": False})
    account.is_installation_admin = False
    return account


def _by_another_administrator(actor: Actor, account: Account) -> None:
    actor.must(Action.GRANT_ADMINISTRATION, TargetFacts(person=account.person_id))
    if actor.account_id == account.pk:
        raise refusal_for(Why.NOT_FOR_ONESELF)
