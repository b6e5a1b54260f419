"""Text that survives an expired sign-in: kept for a day, given back to the browser and the account that typed it.

A form that was sent after the sign-in had ended is stored with its fields and waits at `/kept/<id>/`. Its once-only key
goes with it, so that sending it from there, however often, does it once.
"""

import hashlib
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.ids import random_id
from hyogi.foundation.models import KeptText
from hyogi.foundation.refusals import Hidden
from hyogi.foundation.writing import writing

COOKIE = "kept"
LONGEST = 1_000_000
KEPT_FOR = timedelta(days=1)
_NOT_KEPT = ("csrfmiddlewaretoken",)
_KEY = re.compile(r"[0-9a-f-]{36}")
_WHOSE = re.compile(r"[0-9a-f-]{36}-([0-9a-f]{24})")


def account_key(actor: Actor) -> str:
    """An opaque word for whoever types, under which unsaved text is filed; nothing for the public."""
    who = actor.who
    if who is None:
        return ""
    return hashlib.sha256(f"{settings.SECRET_KEY}:kept:{who}".encode()).hexdigest()[:24]


def keep_text(request: HttpRequest) -> tuple[str, str]:
    """Store the fields of a form that came too late. Returns (address where they wait, key of the browser).

    Passwords and files are not kept; the waiting page says so of files. Nor is more than a million signs, or what
    cannot be stored as text.
    """
    key = request.COOKIES.get(COOKIE, "")
    if not _KEY.fullmatch(key):
        key = str(random_id())
    fields = {
        name: [value.replace("\0", "") for value in request.POST.getlist(name)]
        for name in request.POST
        if name not in _NOT_KEPT and "password" not in name
    }
    if sum(len(value) for values in fields.values() for value in values) > LONGEST:
        fields = {}
    with writing():
        KeptText.unscoped.filter(at__lt=clock.now() - KEPT_FOR).delete()
        kept = KeptText.unscoped.create(
            owner=key,
            address=request.get_full_path()[:500],
            fields=fields | ({"": sorted(request.FILES)} if request.FILES else {}),
        )
    return f"/kept/{kept.pk}/", key


def give_key(request: HttpRequest, response: HttpResponse, key: str) -> None:
    """The cookie that alone opens what was kept."""
    response.set_cookie(
        COOKIE,
        key,
        max_age=int(KEPT_FOR.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def kept_text(request: HttpRequest, id: UUID) -> KeptText:
    """What this browser typed; out of sight for any other, and for anybody but the account that typed it."""
    found = KeptText.unscoped.filter(pk=id, owner=request.COOKIES.get(COOKIE) or "-").first()
    if found is None or found.at < clock.now() - KEPT_FOR:
        raise Hidden
    whose = typed_by(found)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if whose and actor.signed_in and whose != account_key(actor):
        raise Hidden
    return found  # type: ignore[no-any-return]


def typed_by(kept: KeptText) -> str:
    """The account key of whoever the form was made for; nothing where the form did not say."""
    return _whose(kept.fields.get("once", []))


def is_from_here(request: HttpRequest) -> bool:
    """Whether the form names an account in its once-only key, and where somebody is signed in, this one.

    No other site can know that word, so a form that comes without a valid seal is kept only with it: otherwise a
    foreign page could lay its own words before the reader, ready to be sent in his name.
    """
    whose = _whose(request.POST.getlist("once"))
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return bool(whose) and (not actor.signed_in or whose == account_key(actor))


def _whose(keys: list[str]) -> str:
    found = [_WHOSE.fullmatch(key) for key in keys]
    return next((key[1] for key in found if key), "")


def fields_of(kept: KeptText) -> list[tuple[str, str]]:
    """The kept fields as (name, value), as a form sends them."""
    plain: dict[str, Any] = kept.fields
    return [(name, value) for name, values in plain.items() if name for value in values]


def files_of(kept: KeptText) -> list[str]:
    """Names of file fields that must be chosen again."""
    names: list[str] = kept.fields.get("", [])
    return names
