"""Once-only forms: sent ten times, done once, answered alike.

A form carries a key (`{% once %}`). The key is stored in the transaction of the act, so only success consumes it. The
same key with the same content answers with the same result; with other content nothing happens and both texts are
shown (as the IETF draft on the Idempotency-Key header has it).
"""

import hashlib
import re
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.models import OnceKey
from hyogi.foundation.refusals import Hidden, Refusal, SentOtherwise
from hyogi.foundation.writing import writing

FIELD = "once"
_SHAPE = re.compile(r"[0-9a-zA-Z-]{16,64}")
_ASIDE = {FIELD, "csrfmiddlewaretoken"}


def act(request: HttpRequest, perform: Callable[[], str], *, texts: bool = True) -> HttpResponse:
    """Do the act of this form once and redirect to where `perform` says its result stands.

    What was typed is stored beside the key, to be shown if the form is sent with other content; not so without
    `texts`, for forms whose content must lie in no second place.

    Raises whatever the act refuses with (nothing is then stored, the key stays free), `SentOtherwise` when the
    key was already used with other content.
    """
    return HttpResponseRedirect(_settle(request, lambda _key: perform(), _texts(request) if texts else {}).result)


def show(request: HttpRequest, perform: Callable[[str], str], answer: Callable[[str], HttpResponse]) -> HttpResponse:
    """For what is shown at once and kept nowhere: do the act of this form once, and answer every sending alike.

    `perform` and `answer` are given the form's key, from which the answer can be made again.
    """
    return answer(_settle(request, perform, _texts(request)).key)


def _settle(request: HttpRequest, perform: Callable[[str], str], texts: dict[str, str]) -> OnceKey:
    key, print_ = _key(request), _fingerprint(request)
    with writing():
        stored, is_first = _claim(request, key, print_, texts)
        if is_first:
            stored.result = perform(key)
            stored.save(update_fields=["result"])
        elif stored.owner != _owner(request) or stored.address != request.path:
            raise Hidden
        elif stored.fingerprint != print_:
            raise SentOtherwise(mine=_texts(request), theirs=stored.texts)
    return stored


def _claim(request: HttpRequest, key: str, fingerprint: str, texts: dict[str, str]) -> tuple[OnceKey, bool]:
    try:
        with transaction.atomic():
            made = OnceKey(
                key=key,
                owner=_owner(request),
                address=request.path[:255],
                fingerprint=fingerprint,
                texts=texts,
            )
            made.save(force_insert=True)
            return made, True
    except IntegrityError:
        return OnceKey.unscoped.get(key=key), False


def _key(request: HttpRequest) -> str:
    key = str(request.POST.get(FIELD, ""))
    if not _SHAPE.fullmatch(key):
        raise Refusal(
            rule=_("A form is accepted once, by the key that it carries."),
            fact=_("This form carries no key."),
            remedy=_("Open the page again and send the form from there."),
        )
    return key


def _owner(request: HttpRequest) -> str:
    actor = request.actor
    return str(actor.account_id or actor.post_id or request.session.session_key or "public")


def _texts(request: HttpRequest) -> dict[str, str]:
    return {
        name: " · ".join(request.POST.getlist(name))[:20_000]
        for name in request.POST
        if name not in _ASIDE and "password" not in name
    }


def _fingerprint(request: HttpRequest) -> str:
    digest = hashlib.sha256()
    for name in sorted(set(request.POST) - _ASIDE):
        digest.update(repr((name, request.POST.getlist(name))).encode())
    for name in sorted(request.FILES):
        for upload in request.FILES.getlist(name):
            digest.update(repr((name, upload.name, upload.size)).encode())
            for block in upload.chunks():
                digest.update(block)
            upload.seek(0)
    return digest.hexdigest()
