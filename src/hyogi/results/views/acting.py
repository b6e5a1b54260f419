"""One way for all acts of the room: what it is about, what will happen, the form, and the form again if refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment, Cycle
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.foundation import once
from hyogi.foundation.actors import Actor
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
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
    lines: Sequence[str] = field(default=())


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What the form was sent with; nothing where the page is only opened."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def show(
    request: HttpRequest, act: Act, template: str = "results/act.html", more: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Show the act, or do it once. A page that shows more than the act has a template of its own."""
    refusal = None
    if request.method == "POST" and act.form.is_valid():
        try:
            return once.act(request, lambda: _done(request, *act.perform()))
        except Refusal as why:
            refusal = why
            if why.field in act.form.fields:
                act.form.add_error(why.field, str(why))
    status = 403 if refusal is not None else 200
    context = {"act": act, "form": act.form, "refusal": refusal, **(more or {})}
    return render(request, template, context, status=status)


def _done(request: HttpRequest, address: str, words: Any) -> str:
    saved(request, words)
    return address


def trail_of(cycle: Cycle, *last: Crumb) -> list[Crumb]:
    """The way to a page about a whole cycle."""
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        Crumb(_("Result"), reverse("results:sheet", args=[cycle.pk]) if last else ""),
        *last,
    ]


def trail_of_unit(actor: Actor, assignment: Assignment, *last: Crumb) -> list[Crumb]:
    """The way to a page about one unit: by the sheet for those who see it, else by the cycle."""
    cycle = assignment.cycle
    if actor.may(Action.SEE_MEETING_WORK, assignment.policy_facts()):
        address = reverse("results:unit", args=[assignment.pk]) if last else ""
        return trail_of(cycle, Crumb(assignment.unit.names, address), *last)
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        Crumb(assignment.unit.names),
        *last,
    ]
