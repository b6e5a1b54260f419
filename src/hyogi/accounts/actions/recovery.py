"""Getting back into an account: a code sets a new password and lifts the second factors that went with the old one."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from hyogi.accounts.actions import codes
from hyogi.accounts.actions.invitations import check_password, may_open
from hyogi.accounts.models import Account, Invitation, SignIn
from hyogi.accounts.queries.people import offices_of
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import ActorFacts
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.foundation.writing import writing

RECOVERY_FOR = timedelta(days=2)


def recover(actor: Actor, account: Account, *, code: str = "") -> str:
    """Make a code (or take the given one) with which the owner of the account sets a new password.

    Returns it; only its hash is kept.
    Until the code is used nothing changes: password and second factors go on working.

    Raises:
        Refusal: for an administrator's account anywhere but at the console; for one's own account; where the owner
            holds a post outside of what the actor keeps.
        Hidden: for an account of which nothing is in sight.
    """
    if not actor.facts.console:
        if account.is_installation_admin:
            raise Refusal(
                rule=_("The account of an administrator is recovered at the console of the machine only."),
                fact=_("This account administers the installation."),
                remedy=_("Whoever runs the machine does it with the command “hyogi recover”."),
            )
        if account.person_id is None:
            raise Hidden
        may_open(actor, account.person_id, offices_of([account.person_id]).get(account.person_id, []))
    code, until = code or codes.fresh_code(), clock.now() + RECOVERY_FOR
    with writing():
        Invitation.unscoped.filter(account=account, is_recovery=True, used_at=None, replaced_at=None).update(
            replaced_at=clock.now()
        )
        Invitation.unscoped.create(
            digest=codes.digest_of(code),
            account=account,
            person=account.person,
            is_recovery=True,
            until=until,
            made_by=actor.who,
        )
        audit.record(actor, Verb.RECOVERY_ISSUED, account, {"until": until})
    return code


def use_recovery(typed: str, *, password: str) -> Account:
    """Set the new password, lift the second factors, end all sessions. The same again answers alike.

    Raises:
        Refusal: with `field` code or password, when one of them does not do.
    """
    recovery = codes.find(typed, recovery=True)
    if recovery.used_at is None:
        try:
            return _set_password(recovery, password)
        except Refusal:
            recovery = codes.find(typed, recovery=True)
            if recovery.used_at is None:
                raise
    account = recovery.account  # used before, perhaps by the same form an instant ago
    if account is None or not account.check_password(password):
        raise codes.used(recovery=True)
    return account


def _set_password(recovery: Invitation, password: str) -> Account:
    account = recovery.account
    if account is None:
        raise codes.used(recovery=True)
    check_password(password, account)
    with writing():
        now = clock.now()
        opened = Invitation.unscoped.filter(pk=recovery.pk, used_at=None, replaced_at=None, until__gt=now).update(
            used_at=now
        )
        if not opened:
            raise codes.used(recovery=True)
        account.set_password(password)
        account.save(update_fields=["password"])
        itself = Actor(facts=ActorFacts(person=account.person_id, signed_in=True), account_id=account.pk)
        for kind in Authenticator.objects.filter(user=account).values_list("type", flat=True):
            audit.record(itself, Verb.SECOND_FACTOR_REMOVED, account, {"kind": kind})
        Authenticator.objects.filter(user=account).delete()
        sessions = SignIn.unscoped.filter(account=account)
        Session.objects.filter(session_key__in=sessions.values("session_key")).delete()
        sessions.delete()
        audit.record(itself, Verb.PASSWORD_CHANGED, account, {"by_recovery": True})
    return account
