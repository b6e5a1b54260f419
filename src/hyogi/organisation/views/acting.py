"""One way for all forms of acts: say what will happen, take the form once, show it again with the reason if refused."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.forms.entered import ActForm


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What the form was sent with; nothing where the page is only opened."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def act_page(
    request: HttpRequest,
    form: ActForm,
    perform: Callable[[], tuple[str, Any]],
    *,
    title: Any,
    trail: Sequence[Crumb],
    button: Any,
    happens: Sequence[Any],
    count: int | None = None,
    of: Any = "",
    back: str,
    hindered: Refusal | None = None,
) -> HttpResponse:
    """The page of an act. `perform` does it and returns where its result stands and what to tell the reader.

    A refusal is shown above the form, which keeps what was typed. `hindered` is one that is known beforehand.
    """
    refusal = hindered
    if request.method == "POST" and form.is_valid():
        try:
            return once.act(request, lambda: _done(request, *perform()))
        except Refusal as why:
            refusal = why
            if why.field in form.fields:
                form.add_error(why.field, str(why))
    context = {
        "form": form,
        "title": title,
        "trail": trail,
        "button": button,
        "happens": list(happens),
        "count": count,
        "of": of,
        "back": back,
        "refusal": refusal,
        "keep": request.resolver_match.url_name if request.resolver_match else "",
    }
    status = 403 if refusal is not None and request.method == "POST" else 200
    return render(request, "organisation/act.html", context, status=status)


def _done(request: HttpRequest, address: str, words: Any) -> str:
    saved(request, words)
    return address
