"""What this room does when the sign-in library announces something."""

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import receiver
from django.http import HttpRequest

from hyogi.accounts import actions
from hyogi.accounts.devices import device_of
from hyogi.accounts.models import Account
from hyogi.foundation.audit import Verb


@receiver(password_changed)
def _sessions_follow(request: HttpRequest, user: Account, **_others: Any) -> None:
    """All other sessions end; this one goes on under its new key."""
    if not request.session.session_key:
        request.session.create()
    actions.renew_session(
        request.actor,
        user,
        session_key=request.session.session_key or "",
        device=device_of(request.headers.get("User-Agent", "")),
    )


@receiver(authenticator_added)
def _factor_added(request: HttpRequest, user: Account, authenticator: Any, **_others: Any) -> None:
    actions.note_second_factor(request.actor, user, Verb.SECOND_FACTOR_ADDED, kind=authenticator.type)


@receiver(authenticator_removed)
def _factor_removed(request: HttpRequest, user: Account, authenticator: Any, **_others: Any) -> None:
    actions.note_second_factor(request.actor, user, Verb.SECOND_FACTOR_REMOVED, kind=authenticator.type)
