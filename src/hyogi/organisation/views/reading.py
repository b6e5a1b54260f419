"""Pages that show the register."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.design.shapes import Crumb
from hyogi.design.tables import Paging
from hyogi.foundation import files
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action, TargetFacts, may_enter
from hyogi.organisation import queries
from hyogi.organisation.forms.acts import AskForm
from hyogi.organisation.models import UnitState
from hyogi.organisation.queries import PersonTarget, PostTarget, ScanTarget
from hyogi.organisation.views import tables
from hyogi.organisation.wording import ROLES, as_acts


def forest(request: HttpRequest) -> HttpResponse:
    """Search first; the trees one level at a time; on any day."""
    ask = AskForm.of(request, "q", "on")
    context: dict[str, Any] = {"ask": ask, "day": ask.day}
    found = queries.found(request.actor, ask.words, ask.day) if ask.words else None
    if found is not None:
        leaf, sort = tables.leaf_of(request, found)
        lines = queries.with_lines(leaf.rows, ask.day)
        context["found"] = tables.units(_("Units found"), lines, ask, leaf, sort)
    elif not ask.words:
        leaf, sort = tables.leaf_of(request, queries.roots(request.actor, ask.day))
        context["own"] = [state for state in queries.own_units(request.actor) if state.parent_id]
        table = tables.units(_("Trees"), queries.with_lines(leaf.rows, ask.day), ask, leaf, sort)
        if request.actor.may(Action.EXPORT_REGISTER):
            table = replace(table, download=tables.export_url(ask.day))
        context["roots"] = table
    context["may_begin_tree"] = request.actor.may(Action.FOUND_UNIT)
    context["may_import"] = request.actor.may(Action.IMPORT_REGISTER)
    return render(request, "organisation/forest.html", context)


def unit(request: HttpRequest, now: UnitState) -> HttpResponse:
    """A unit with its posts, what lies below, and its history."""
    ask = AskForm.of(request, "on")
    page = queries.unit_page(request.actor, now, ask.day)
    leaf, sort = tables.leaf_of(request, queries.units_below(request.actor, now.unit, ask.day))
    shown = page.state or now
    context = {
        "page": page,
        "ask": ask,
        "day": ask.day,
        "shown": shown,
        "trail": trail([*page.trail, shown], ask.day),
        "below": tables.units(_("Units below"), [queries.Line(state, []) for state in leaf.rows], ask, leaf, sort),
        "acts": as_acts(page.history),
        "offers": _offers(request, now) if not ask.day else [],
        "posts": tables.posts(page.posts),
        "stood": tables.stood(page.stood),
    }
    return render(request, "organisation/unit.html", context)


def unit_history(request: HttpRequest, now: UnitState) -> HttpResponse:
    """All that happened to a unit, the last first."""
    leaf = Paging.of(request, size=50).cut(queries.events_of_unit(now.unit), "-id")
    context = {
        "now": now,
        "trail": [*trail([now], None, last=True), Crumb(_("History"))],
        "acts": as_acts(queries.told(request.actor, leaf.rows, now.path)),
        "pager": leaf.pager,
    }
    return render(request, "organisation/history.html", context)


def post(request: HttpRequest, target: PostTarget) -> HttpResponse:
    """A post, who holds it, and who held it."""
    page = queries.post_page(request.actor, target)
    facts = target.policy_facts()
    context = {
        "page": page,
        "post": target.post,
        "role": ROLES[facts.role] if facts.role else "",
        "trail": [*trail(page.trail, None, last=True), Crumb(target.post.title)],
        "tenures": tables.tenures(page.tenures, _may(request, Action.END_TENURE, facts)),
        "may_appoint": target.post.is_open and _may(request, Action.APPOINT, facts),
        "may_close": target.post.is_open and _may(request, Action.CLOSE_POST, facts),
        "acts": as_acts(page.history),
    }
    return render(request, "organisation/post.html", context)


def person(request: HttpRequest, target: PersonTarget) -> HttpResponse:
    """A person: the posts held and when. Nothing else is kept about anybody."""
    context = {
        "person": target.person,
        "held": tables.held_posts(target.posts),
        "trail": [_register(), Crumb(target.person.title)],
    }
    return render(request, "organisation/person.html", context)


def scan(request: HttpRequest, target: ScanTarget) -> HttpResponse:
    """The scan of the paper behind an act, to be saved and opened outside of the browser."""
    stored = target.scan
    response = HttpResponse(files.content_of(stored), content_type=stored.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stored.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def trail(states: list[UnitState], day: Any, *, last: bool = False) -> list[Crumb]:
    """The path to a unit; the last step is a link only where the page is about something inside of it."""
    query = f"?on={day}" if day else ""
    steps = [Crumb(state.title, tables.unit_url(state, day)) for state in states]
    if steps and not last:
        steps[-1] = Crumb(steps[-1].text)
    return [_register(query), *steps]


def _register(query: str = "") -> Crumb:
    return Crumb(_("Register"), reverse("organisation:forest") + query)


def _may(request: HttpRequest, action: Action, facts: TargetFacts) -> bool:
    """Whether a page may offer the act: to be done, or to be typed for another."""
    return type(may_enter(request.actor.facts, action, facts)).__name__ == "Allow"


def _offers(request: HttpRequest, now: UnitState) -> list[tuple[str, Any]]:
    """The acts on this unit that the actor can bring about: address and words, the likeliest first."""
    if not now.is_open:
        return []
    acts = [
        (Action.FOUND_UNIT, "unit_found", _("Set up a unit below")),
        (Action.FOUND_POST, "post_found", _("Set up a post")),
        (Action.RENAME_UNIT, "unit_rename", _("Rename, or change kind and sectors")),
        (Action.MOVE_UNIT, "unit_move", _("Move")),
        (Action.CLOSE_UNIT, "unit_close", _("Close")),
    ]
    return [
        (reverse(f"organisation:{name}", kwargs={"code": now.unit.code}), words)
        for action, name, words in acts
        if _may(request, action, now.policy_facts())
    ]
