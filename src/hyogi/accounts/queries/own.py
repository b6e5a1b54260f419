"""What an account's owner sees of it: posts, second factors, sessions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from hyogi.accounts.models import Account, SignIn
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.organisation.models import Tenure, UnitState


@dataclass(frozen=True)
class OpenSession:
    """A session in which the account is signed in."""

    at: datetime
    device: str
    here: bool


@dataclass(frozen=True)
class OwnAccount:
    """Everything on the account page."""

    account: Account
    tenures: list[Any]
    has_app: bool
    passkeys: int
    recovery_codes: bool
    sessions: list[OpenSession]

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(person=self.account.person_id)

    @property
    def others(self) -> int:
        """How many sessions are open elsewhere."""
        return sum(not session.here for session in self.sessions)


def own_account(actor: Actor, account: Account, session_key: str | None) -> OwnAccount:
    """The account page of its owner."""
    kinds = list(Authenticator.objects.filter(user=account).values_list("type", flat=True))
    return OwnAccount(
        account=account,
        tenures=own_tenures(actor),
        has_app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        recovery_codes=Authenticator.Type.RECOVERY_CODES in kinds,
        sessions=_sessions(account, session_key),
    )


def own_tenures(actor: Actor) -> list[Any]:
    """All tenures of the actor, past and present, the newest first; each knows whether it runs today."""
    if actor.person_id is None:
        return []
    day = clock.today()
    latest = UnitState.unscoped.filter(unit=OuterRef("post__unit")).order_by("-valid_from")
    tenures: QuerySet[Tenure] = (
        Tenure.unscoped.filter(person=actor.person_id)
        .select_related("post__unit", "post__kind")
        .annotate(unit_name=Subquery(latest.values("name")[:1]), unit_names=Subquery(latest.values("names")[:1]))
        .annotate(code=F("post__code"))
        .order_by("-valid_from", "post__code")
    )
    found: list[Any] = list(tenures)
    for tenure in found:
        tenure.runs = tenure.holds_on(day)
    return found


def _sessions(account: Account, session_key: str | None) -> list[OpenSession]:
    rows = list(SignIn.unscoped.filter(account=account).order_by("-at"))
    live = set(
        Session.objects.filter(
            session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )
    return [OpenSession(row.at, row.device, row.session_key == session_key) for row in rows if row.session_key in live]
