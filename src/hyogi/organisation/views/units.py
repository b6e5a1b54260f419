"""The forms of acts on units."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.design.shapes import Crumb
from hyogi.design.words import plain
from hyogi.foundation import clock
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Refusal
from hyogi.organisation import actions, queries
from hyogi.organisation.forms.acts import AskForm, MoveForm
from hyogi.organisation.forms.entered import ActForm
from hyogi.organisation.forms.naming import NewPostForm, NewUnitForm, UnitForm
from hyogi.organisation.models import UnitState
from hyogi.organisation.rules import Place, closing_unit_problem, move_problem
from hyogi.organisation.sentences import refusal_of
from hyogi.organisation.views.acting import act_page, sent
from hyogi.organisation.views.reading import trail
from hyogi.organisation.views.tables import unit_url


def found(request: HttpRequest, above: UnitState) -> HttpResponse:
    """Set up a unit below another."""
    form = NewUnitForm(request.actor, Action.FOUND_UNIT, above.policy_facts(), *sent(request))
    return act_page(
        request,
        form,
        lambda: _found(request, form, above),
        title=_("Set up a unit below %(unit)s") % {"unit": plain(above.title)},
        trail=_inside(above, _("Set up a unit")),
        button=_("Set up the unit"),
        happens=[
            _("From the day that you give, the unit lies below %(unit)s.") % {"unit": plain(above.title)},
            _("It has no posts yet; you set them up on its page."),
        ],
        back=unit_url(above),
    )


def begin_tree(request: HttpRequest) -> HttpResponse:
    """Set up a root: the whole installation's matter."""
    form = NewUnitForm(request.actor, Action.FOUND_UNIT, TargetFacts(), *sent(request))
    return act_page(
        request,
        form,
        lambda: _found(request, form, None),
        title=_("Begin a tree"),
        trail=[*trail([], None), Crumb(_("Begin a tree"))],
        button=_("Set up the unit"),
        happens=[_("From the day that you give, the unit stands as the root of a tree of its own.")],
        back=reverse("organisation:forest"),
    )


def _found(request: HttpRequest, form: NewUnitForm, above: UnitState | None) -> tuple[str, Any]:
    wanted = form.cleaned_data
    actions.sectors(wanted["sectors"])
    state = actions.found_unit(
        request.actor,
        code=wanted["code"],
        parent=above.unit if above else None,
        kind=actions.unit_kinds([wanted["kind"]])[wanted["kind"]],
        sectors=wanted["sectors"],
        **form.wanted,
        **form.act,
    )
    return unit_url(state), _("%(unit)s is founded.") % {"unit": plain(state.title)}


def rename(request: HttpRequest, now: UnitState) -> HttpResponse:
    """Another name, kind or sectors."""
    form = UnitForm(
        request.actor,
        Action.RENAME_UNIT,
        now.policy_facts(),
        *sent(request),
        initial=UnitForm.says(now),
    )
    return act_page(
        request,
        form,
        lambda: _renamed(request, form, now),
        title=_("Rename %(unit)s, or change its kind and sectors") % {"unit": plain(now.title)},
        trail=_inside(now, _("Rename")),
        button=_("Save from that day"),
        happens=[
            _("From the day that you give, the unit is called and classed as below."),
            _("What it was called before stays in its history, and it is still found by it."),
        ],
        back=unit_url(now),
    )


def _renamed(request: HttpRequest, form: UnitForm, now: UnitState) -> tuple[str, Any]:
    wanted = form.cleaned_data
    actions.sectors(wanted["sectors"])
    state = actions.rename_unit(
        request.actor,
        now.unit,
        kind=actions.unit_kinds([wanted["kind"]])[wanted["kind"]],
        sectors=wanted["sectors"],
        version=wanted["version"],
        **form.wanted,
        **form.act,
    )
    return unit_url(state), _("%(unit)s is changed.") % {"unit": plain(state.title)}


def move(request: HttpRequest, now: UnitState) -> HttpResponse:
    """First choose the unit above, then confirm."""
    code = request.POST.get("parent", request.GET.get("parent"))
    above = queries.known_unit(request.actor, code) if code else None
    as_root = code == "" and request.actor.may(Action.MOVE_UNIT, TargetFacts(path=now.path, new_parent=""))
    if above is None and not as_root:
        return _choose_place(request, now, code)
    form = MoveForm(
        request.actor,
        Action.MOVE_UNIT,
        TargetFacts(path=now.path, new_parent=above.path if above else ""),
        *sent(request),
        initial={"parent": above.unit.code if above else "", "version": now.unit.version},
    )
    along = queries.states_along(now, clock.today()).values("unit").distinct().count() - 1
    place = Place(above.valid_from, above.valid_to, above.path, above.unit.code) if above else None
    problem = move_problem(now.path, place, clock.today(), 0)
    unit, below = plain(now.title), plain(above.title) if above else ""
    return act_page(
        request,
        form,
        lambda: _moved(request, form, now, above),
        title=_("Move %(unit)s") % {"unit": unit},
        trail=_inside(now, _("Move")),
        button=_("Move the unit"),
        happens=[
            _("From the day that you give, %(unit)s lies below %(place)s.") % {"unit": unit, "place": below}
            if above
            else _("From the day that you give, %(unit)s is the root of a tree of its own.") % {"unit": unit},
            _("Where it lay before stays in its history."),
            _("Who keeps the register of the new place keeps it for this unit too; who kept it before no longer does."),
        ],
        count=along or None,
        of=ngettext("unit below moves along", "units below move along", along),
        back=unit_url(now),
        hindered=refusal_of(problem) if problem else None,
    )


def _choose_place(request: HttpRequest, now: UnitState, asked: str | None) -> HttpResponse:
    ask = AskForm.of(request, "q")
    lines = queries.first_found(request.actor, ask.words) if ask.words else []
    context = {
        "now": now,
        "ask": ask,
        "searched": bool(ask.words),
        "asked": asked or "",
        "lines": [(line, f"?parent={line.state.unit.code}") for line in lines],
        "trail": _inside(now, _("Move")),
        "may_be_root": request.actor.may(Action.MOVE_UNIT, TargetFacts(path=now.path, new_parent="")),
    }
    return render(request, "organisation/choose_place.html", context)


def _moved(request: HttpRequest, form: MoveForm, now: UnitState, above: UnitState | None) -> tuple[str, Any]:
    state = actions.move_unit(
        request.actor,
        now.unit,
        parent=above.unit if above else None,
        version=form.cleaned_data["version"],
        **form.act,
    )
    return unit_url(state), _("%(unit)s is moved.") % {"unit": plain(state.title)}


def close(request: HttpRequest, now: UnitState) -> HttpResponse:
    """Close a unit in which nobody holds a post and below which nothing is open."""
    form = ActForm(
        request.actor,
        Action.CLOSE_UNIT,
        now.policy_facts(),
        *sent(request),
        initial={"version": now.unit.version},
    )
    posts = queries.open_posts(now)
    problem = closing_unit_problem(*queries.what_keeps_open(now, clock.today()))
    hindered: Refusal | None = refusal_of(problem) if problem else None
    return act_page(
        request,
        form,
        lambda: _closed(request, form, now),
        title=_("Close %(unit)s") % {"unit": plain(now.title)},
        trail=_inside(now, _("Close")),
        button=_("Close the unit"),
        happens=[
            _("From the day that you give, the unit no longer stands. All that it was stays in the register."),
            _("Its posts, which nobody holds, are closed with it."),
        ],
        count=posts or None,
        of=ngettext("post is closed with it", "posts are closed with it", posts),
        back=unit_url(now),
        hindered=hindered,
    )


def _closed(request: HttpRequest, form: ActForm, now: UnitState) -> tuple[str, Any]:
    state = actions.close_unit(request.actor, now.unit, version=form.cleaned_data["version"], **form.act)
    return unit_url(state), _("%(unit)s is closed.") % {"unit": plain(state.title)}


def found_post(request: HttpRequest, now: UnitState) -> HttpResponse:
    """Set up a post in a unit."""
    form = NewPostForm(request.actor, Action.FOUND_POST, now.policy_facts(), *sent(request))
    return act_page(
        request,
        form,
        lambda: _founded_post(request, form, now),
        title=_("Set up a post in %(unit)s") % {"unit": plain(now.title)},
        trail=_inside(now, _("Set up a post")),
        button=_("Set up the post"),
        happens=[_("From the day that you give, the unit has this post. It is vacant until you appoint somebody.")],
        back=unit_url(now),
    )


def _founded_post(request: HttpRequest, form: NewPostForm, now: UnitState) -> tuple[str, Any]:
    wanted = form.cleaned_data
    post = actions.found_post(
        request.actor,
        unit=now.unit,
        code=wanted["code"],
        kind=actions.post_kinds([wanted["kind"]])[wanted["kind"]],
        name=wanted["name"],
        names=form.texts("name"),
        **form.act,
    )
    address = reverse("organisation:post", kwargs={"code": post.code})
    return address, _("%(post)s is founded.") % {"post": plain(post.title)}


def _inside(state: UnitState, here: Any) -> list[Crumb]:
    return [*trail([state], None, last=True), Crumb(here)]
