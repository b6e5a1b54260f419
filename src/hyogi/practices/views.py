"""Pages of practices: the list of a cycle, proposing one, and one with what happened to it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle
from hyogi.design.paging import Paging
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.practices import actions, queries
from hyogi.practices.forms import AdoptionForm, MoveForm, ProposalForm
from hyogi.practices.models import PracticeState
from hyogi.practices.queries import CyclePage, PracticePage, UnitPage
from hyogi.practices.rules import Move, may_move

MARKS = {"proposed": "open", "recommended": "wait", "credited": "done", "set_aside": "ended"}


def practices(request: HttpRequest, target: CyclePage) -> HttpResponse:
    """The practices of a cycle that the actor may read."""
    leaf = Paging.of(request).cut(queries.practices_of(request.actor, target.cycle), "number", "pk")
    rows = [
        [
            Cell(one.title, reverse("practices:practice", args=[one.pk])),
            one.unit.names,
            Cell(one.get_state_display(), state=MARKS[one.state]),
            one.adoptions,
        ]
        for one in leaf.rows
    ]
    columns = [
        Column("title", _("Practice")),
        Column("unit", _("Proposed by")),
        Column("state", _("How far it has come"), kind="mark"),
        Column("adoptions", _("Taken over by"), kind="number"),
    ]
    proposing = [
        (unit.names, reverse("practices:propose", args=[target.cycle.pk, unit.pk]))
        for unit in target.mine
        if request.actor.may(Action.PROPOSE_PRACTICE, UnitPage(target.cycle, unit).policy_facts())
    ]
    context = {
        "table": Table(_("Practices of the year"), columns, rows, pager=leaf.pager) if rows else None,
        "proposing": proposing,
        "trail": _trail(target.cycle, _("Practices")),
    }
    return render(request, "practices/list.html", context)


def propose(request: HttpRequest, target: UnitPage) -> HttpResponse:
    """A unit proposes what it found to work."""
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def perform() -> str:
            made = actions.propose(request.actor, target.cycle, target.unit, path=target.path, **form.cleaned_data)
            saved(request, _("Proposed. The convening unit decides whether it recommends it."))
            return reverse("practices:practice", args=[made.pk])

        answer = _acted(request, form, perform)
        if answer is not None:
            return answer
    listed = Crumb(_("Practices"), reverse("practices:list", args=[target.cycle.pk]))
    context = {"form": form, "page": target, "trail": _trail(target.cycle, listed, _("Propose a practice"))}
    return render(request, "practices/propose.html", context)


def practice(request: HttpRequest, target: PracticePage) -> HttpResponse:
    """One practice, what happened to it, and what the actor may do with it."""
    moving, adopting = _moving(request, target), _adopting(request, target)
    if request.method == "POST" and moving is not None and "move" in request.POST and moving.is_valid():
        answer = _acted(request, moving, lambda: _moved(request, target, moving))
        if answer is not None:
            return answer
    if request.method == "POST" and adopting is not None and "adopt" in request.POST and adopting.is_valid():
        answer = _acted(request, adopting, lambda: _adopted(request, target, adopting))
        if answer is not None:
            return answer
    listed = Crumb(_("Practices"), reverse("practices:list", args=[target.cycle.pk]))
    context = {
        "page": target,
        "state": Cell(target.practice.get_state_display(), state=MARKS[target.practice.state]),
        "moving": moving,
        "adopting": adopting,
        "trail": _trail(target.cycle, listed, target.practice.title),
    }
    return render(request, "practices/practice.html", context)


def _moving(request: HttpRequest, target: PracticePage) -> MoveForm | None:
    if not request.actor.may(Action.RECOMMEND_PRACTICE, target.moving_facts):
        return None
    words = dict(PracticeState.choices)
    moves = [
        (move.value, words[PracticeState(move.value)])
        for move in Move
        if may_move(target.practice.state, move, len(target.adoptions))
    ]
    sent = request.POST if "move" in request.POST else None
    return MoveForm(moves, sent, initial={"version": target.practice.version}) if moves else None


def _adopting(request: HttpRequest, target: PracticePage) -> AdoptionForm | None:
    if not target.could_adopt or target.practice.state not in ("recommended", "credited"):
        return None
    units = [(str(unit.pk), plain(unit.names)) for unit in target.could_adopt]
    return AdoptionForm(units, request.POST if "adopt" in request.POST else None)


def _moved(request: HttpRequest, target: PracticePage, form: MoveForm) -> str:
    given = form.cleaned_data
    actions.move(request.actor, target.practice, Move(given["state"]), text=given["text"], version=given["version"])
    saved(request, _("Kept."))
    return reverse("practices:practice", args=[target.practice.pk])


def _adopted(request: HttpRequest, target: PracticePage, form: AdoptionForm) -> str:
    unit = next(one for one in target.could_adopt if str(one.pk) == form.cleaned_data["unit"])
    page = UnitPage(target.cycle, unit)
    actions.adopt(request.actor, target.practice, unit, text=form.cleaned_data["text"], path=page.path)
    saved(request, _("Kept. It counts for the unit that proposed it."))
    return reverse("practices:practice", args=[target.practice.pk])


def _acted(request: HttpRequest, form: forms.Form, perform: Any) -> HttpResponse | None:
    """The answer to the act, or nothing where the form is to be shown again with what was refused."""
    try:
        return once.act(request, perform)
    except Refusal as refusal:
        if not refusal.field:
            raise
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return None


def _trail(cycle: Cycle, *last: Any) -> list[Crumb]:
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        *(one if isinstance(one, Crumb) else Crumb(one) for one in last),
    ]
