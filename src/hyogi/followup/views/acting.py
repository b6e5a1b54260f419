"""One way for all acts of the room: what it is about, what will happen, the form, and the form again if refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from hyogi.design.paging import Pager
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal


@dataclass(frozen=True)
class Act:
    """The page of an act. `perform` does it and returns where its result stands and what to tell the reader."""

    title: Any
    trail: Sequence[Crumb]
    form: forms.Form
    perform: Callable[[], tuple[str, Any]]
    button: Any
    happens: Sequence[Any]
    back: str
    keep: str
    about: Sequence[tuple[Any, Any]] = field(default=())
    pager: Pager | None = None


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What the form was sent with; nothing where the page is only opened."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def show(request: HttpRequest, act: Act) -> HttpResponse:
    """Show the act, or do it once."""
    refusal = None
    if request.method == "POST" and act.form.is_valid():
        try:
            return once.act(request, lambda: _done(request, *act.perform()))
        except Refusal as why:
            refusal = why
            if why.field in act.form.fields:
                act.form.add_error(why.field, str(why))
    status = 403 if refusal is not None else 200
    return render(request, "followup/act.html", {"act": act, "form": act.form, "refusal": refusal}, status=status)


def _done(request: HttpRequest, address: str, words: Any) -> str:
    saved(request, words)
    return address
