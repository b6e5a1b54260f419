"""What happens to sessions: they begin, they are ended by their owner, they go on under another key."""

from django.contrib.sessions.models import Session
from django.utils import timezone

from hyogi.accounts.models import Account, SignIn
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import LANGUAGES
from hyogi.foundation.policy import Action
from hyogi.foundation.writing import writing


def note_sign_in(actor: Actor, account: Account, *, session_key: str, device: str, method: str) -> SignIn:
    """Write down that a session of the account began: on which kind of device, by which method. No address.

    Sessions that ran out are cleared away with it.
    """
    with writing():
        Session.objects.filter(expire_date__lt=timezone.now()).delete()
        live = Session.objects.values("session_key")
        SignIn.unscoped.filter(account=account).exclude(session_key__in=live).delete()
        SignIn.unscoped.filter(session_key=session_key).delete()
        made: SignIn = SignIn.unscoped.create(account=account, session_key=session_key, device=device[:80])
        audit.record(actor, Verb.SIGNED_IN, account, {"method": method})
    return made


def end_other_sessions(actor: Actor, account: Account, *, keep: str) -> int:
    """End every session of the account but the one with the key `keep`. Returns how many there were."""
    actor.must(Action.MANAGE_OWN_ACCOUNT)
    with writing():
        others = SignIn.unscoped.filter(account=account).exclude(session_key=keep)
        ended, _rows = Session.objects.filter(session_key__in=others.values("session_key")).delete()
        others.delete()
        audit.record(actor, Verb.SESSIONS_ENDED, account, {"ended": ended})
    return ended


def renew_session(actor: Actor, account: Account, *, session_key: str, device: str) -> None:
    """After a change of the password: the session goes on under `session_key`, all others have ended."""
    with writing():
        rows = SignIn.unscoped.filter(account=account)
        Session.objects.filter(session_key__in=rows.values("session_key")).exclude(session_key=session_key).delete()
        rows.delete()
        SignIn.unscoped.create(account=account, session_key=session_key, device=device[:80])
        audit.record(actor, Verb.PASSWORD_CHANGED, account, {"by_recovery": False})


def note_second_factor(actor: Actor, account: Account, verb: Verb, *, kind: str) -> None:
    """Write down that a second factor of this kind was added or removed."""
    with writing():
        audit.record(actor, verb, account, {"kind": kind})


def choose_language(actor: Actor, language: str) -> None:
    """Keep the language that the account's owner chose, for the next device. Nothing for whoever has no account."""
    if actor.account_id is None or language not in LANGUAGES:
        return
    Account.objects.filter(pk=actor.account_id).exclude(language=language).update(language=language)
