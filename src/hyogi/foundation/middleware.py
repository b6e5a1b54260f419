"""What every request passes: the policy's answer, and refusals that are pages."""

import errno
import logging
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from hyogi.foundation.pages import ask_to_sign_in, render
from hyogi.foundation.policy import Allow
from hyogi.foundation.refusals import Hidden, Refusal, SentOtherwise, Stale
from hyogi.foundation.stale_words import WORDS

log = logging.getLogger(__name__)
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG}
_UNWRITABLE = (
    "disk is full",
    "readonly database",
    "database is locked",
    "disk i/o error",
    "no space left",
    "read-only",
)


class NotAsked(RuntimeError):
    """A page was about to leave without the policy having been asked."""


class Answers:
    """Turns refusals into pages and lets nothing out that the policy was not asked about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < 300 and getattr(request, "policy_decision", None) is None:
            raise NotAsked(request.path)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        """A library's page is admitted here; our own are admitted by their wrapper."""
        declared = getattr(view, "page", None)
        if declared is None:
            raise NotAsked(f"{view!r} is not declared")
        if declared.library:
            actor = request.actor
            if not actor.signed_in and not actor.may(declared.action):
                return ask_to_sign_in(request)
            try:
                actor.must(declared.action)
            except (Hidden, Refusal) as answer:
                return self.process_exception(request, answer)
            request.policy_decision = Allow()
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        match exception:
            case Hidden():
                return not_found(request)
            case Refusal():
                return render(request, "design/errors/403.html", {"refusal": exception}, status=403)
            case Stale():
                rows = [
                    (
                        exception.names.get(name, WORDS.get(name, name)),
                        exception.mine.get(name, ""),
                        exception.theirs.get(name, ""),
                    )
                    for name in sorted({*exception.mine, *exception.theirs})
                ]
                sent = isinstance(exception, SentOtherwise)
                if sent:
                    rows = [row for row in rows if row[1] != row[2]]
                context = {"rows": rows, "again_url": _again(request), "was_sent": sent}
                return render(request, "design/errors/409.html", context, status=409)
            case OperationalError() | OSError() if _cannot_be_stored(exception):
                log.error("not stored: %s", exception)
                return render(request, "design/errors/507.html", status=503)
        return None


def _again(request: HttpRequest) -> str:
    """Where the form that came too late can be opened anew; nothing where its address takes forms only."""
    page = getattr(request.resolver_match.func, "page", None) if request.resolver_match else None
    return request.get_full_path() if page is not None and "GET" in page.methods else ""


def _cannot_be_stored(fault: Exception) -> bool:
    """Whether the machine could not write: nothing of the request is stored, and saying so is the honest answer."""
    if isinstance(fault, OSError):
        return fault.errno in _DISK
    return any(words in str(fault).lower() for words in _UNWRITABLE)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one answer for what does not exist and for what is out of sight; nothing around it may tell them apart."""
    request.resolver_match = None
    return render(request, "design/errors/404.html", status=404)
