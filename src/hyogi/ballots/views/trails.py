"""The way to a page of a ballot, and how its forms answer."""

from collections.abc import Callable, Sequence
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.ballots.queries import Round
from hyogi.cycles.models import Cycle
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal


def trail(cycle: Cycle, *last: Any) -> list[Crumb]:
    """The cycle, then what follows."""
    steps = [one if isinstance(one, Crumb) else Crumb(one) for one in last]
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        *steps,
    ]


def round_crumb(round: Round) -> Crumb:
    """Where the round is counted."""
    return Crumb(name_of(round), reverse("ballots:round", args=[round.ballot.pk]))


def tally_crumb(round: Round) -> Crumb:
    """Where the round is read."""
    return Crumb(_("Tally"), reverse("ballots:tally", args=[round.ballot.pk]))


def name_of(round: Round) -> str:
    return _("Ballot, round %(round)s") % {"round": round.ballot.round}


def act_page(
    request: HttpRequest,
    form: Form,
    perform: Callable[[], tuple[str, Any]],
    *,
    title: Any,
    path: Sequence[Crumb],
    button: Any,
    happens: Sequence[Any],
    back: str,
    grave: bool = False,
) -> HttpResponse:
    """The page of one act: what will happen, what is asked, and why it was refused, with all that was typed."""
    refusal = None
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
        "trail": path,
        "button": button,
        "happens": list(happens),
        "back": back,
        "grave": grave,
        "refusal": refusal,
    }
    return render(request, "ballots/act.html", context, status=403 if refusal else 200)


def _done(request: HttpRequest, address: str, words: Any) -> str:
    saved(request, words)
    return address


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What the form was sent with; nothing where the page is only opened."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
