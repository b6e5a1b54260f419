"""Text that survives an expired sign-in: kept for a day, given back to the browser that typed it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from hyogi.foundation import clock
from hyogi.foundation.ids import random_id
from hyogi.foundation.models import KeptText
from hyogi.foundation.refusals import Hidden
from hyogi.foundation.writing import writing

COOKIE = "kept"
LONGEST = 1_000_000
KEPT_FOR = timedelta(days=1)
_NOT_KEPT = ("csrfmiddlewaretoken",)


def keep_text(request: HttpRequest) -> tuple[str, str]:
    """Store the fields of a form that came too late. Returns (address where they wait, key of the browser).

    Passwords and files are not kept; the waiting page says so of files.
    """
    key = request.COOKIES.get(COOKIE) or str(random_id())
    fields = {
        name: request.POST.getlist(name) for name in request.POST if name not in _NOT_KEPT and "password" not in name
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


def give_key(response: HttpResponse, key: str) -> None:
    """The cookie that alone opens what was kept."""
    response.set_cookie(COOKIE, key, max_age=int(KEPT_FOR.total_seconds()), httponly=True, samesite="Lax")


def kept_text(request: HttpRequest, id: UUID) -> KeptText:
    """What this browser typed; out of sight for any other."""
    found = KeptText.unscoped.filter(pk=id, owner=request.COOKIES.get(COOKIE) or "-").first()
    if found is None or found.at < clock.now() - KEPT_FOR:
        raise Hidden
    return found


def fields_of(kept: KeptText) -> list[tuple[str, str]]:
    """The kept fields as (name, value), as a form sends them."""
    plain: dict[str, Any] = kept.fields
    return [(name, value) for name, values in plain.items() if name for value in values]


def files_of(kept: KeptText) -> list[str]:
    """Names of file fields that must be chosen again."""
    names: list[str] = kept.fields.get("", [])
    return names
