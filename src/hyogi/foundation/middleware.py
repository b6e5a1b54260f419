"""What every request passes: the actor, the policy's answer, and refusals that are pages."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from hyogi.foundation.pages import ask_to_sign_in, render
from hyogi.foundation.policy import Allow
from hyogi.foundation.refusals import Hidden, Refusal, Stale


class Answers:
    """Turns refusals into pages and lets nothing out that the policy was not asked about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        """A library's page is admitted here; our own are admitted by their wrapper."""
        declared = getattr(view, "page", None)
        if declared is None:
            raise RuntimeError(f"{view!r} is not declared")
        if declared.library:
            actor = request.actor  # type: ignore[attr-defined]
            if not actor.signed_in and not actor.may(declared.action):
                return ask_to_sign_in(request)
            actor.must(declared.action)
            request.policy_decision = Allow()  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Hidden):
            return not_found(request)
        if isinstance(exception, Refusal):
            return render(request, "design/errors/403.html", {"refusal": exception}, status=403)
        if isinstance(exception, Stale):
            rows = [
                (name, exception.mine.get(name, ""), exception.theirs.get(name, ""))
                for name in sorted({*exception.mine, *exception.theirs})
            ]
            return render(request, "design/errors/409.html", {"rows": rows}, status=409)
        return None


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one answer for what does not exist and for what is out of sight."""
    return render(request, "design/errors/404.html", status=404)
