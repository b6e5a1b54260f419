"""The telephone list: who is to be called under which number, and what came of it; made to be printed too."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.views.running import trail_of
from hyogi.design import panels
from hyogi.design.paging import Paging
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.rollups import actions, queries
from hyogi.rollups.actions import Noted
from hyogi.rollups.forms import CallForm
from hyogi.rollups.queries import Chasing
from hyogi.rollups.showing import chased_cell
from hyogi.rollups.views.chasing import board_crumb, ids_in

CALLS = 20
"""So many lines are on a leaf: as many as somebody calls before the list is kept."""


def telephone(request: HttpRequest, target: Chasing) -> HttpResponse:
    """A line for each unit that has not done it, the late ones first."""
    cycle, pairs = target.cycle, queries.owing_ids(target)
    leaf = Paging.of(request, CALLS).numbered(pairs)
    if request.method == "POST":
        owing = queries.owing_among(target, _sent(request), done_too=True)
    else:
        owing = queries.owing_among(target, [id for id, _late in leaf.rows])
    forms = [CallForm(one, request.POST or None) for one in owing]
    unfit = [form for form in forms if not form.is_valid()] if request.method == "POST" else []
    if request.method == "POST" and not unfit:

        def perform() -> str:
            done = actions.note_calls(request.actor, target, [form.call for form in forms])
            _tell(request, done)
            here = reverse("rollups:telephone", args=[cycle.pk, target.stage.key])
            return f"{here}?leaf={leaf.at}" if leaf.at else here

        return once.act(request, perform)
    chasing = Crumb(target.stage.title, reverse("rollups:chasing", args=[cycle.pk, target.stage.key]))
    context = {
        "chasing": target,
        "left": len(pairs),
        "lines": [(form, form.owing, chased_cell(form.owing.chased)) for form in forms],
        "unfit": unfit,
        "pager": leaf.pager,
        "panels": panels.fill("telephone", request.actor, target),
        "trail": trail_of(cycle, board_crumb(target), chasing, _("Telephone list")),
    }
    return render(request, "rollups/telephone.html", context)


def _tell(request: HttpRequest, done: Noted) -> None:
    calls, contacts = len(done.calls), done.contacts
    if calls or not contacts:
        saved(request, ngettext("%(count)s call is noted.", "%(count)s calls are noted.", calls) % {"count": calls})
    if contacts:
        words = ngettext(
            "The contact of %(count)s office is kept.", "The contacts of %(count)s offices are kept.", contacts
        )
        saved(request, words % {"count": contacts})


def _sent(request: HttpRequest) -> list[UUID]:
    """The lines of the list as it was sent; a unit that has done it meanwhile is among them."""
    ids = [name.removesuffix(end) for end in ("-telephone", "-outcome") for name in request.POST if name.endswith(end)]
    return ids_in(dict.fromkeys(ids))[: 2 * CALLS]
