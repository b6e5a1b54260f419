"""The desk of a directive: begin it, write its points, issue it; and what a level below adds."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.directives import actions, queries
from hyogi.directives.forms import PointForm, TitleForm
from hyogi.directives.models import Point
from hyogi.directives.queries import Progress, UnitPage, WorkPage
from hyogi.directives.rules import AddressKind
from hyogi.directives.views.shared import label_of, progress_cells, progress_columns, trail_of
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal


def desk(request: HttpRequest, target: WorkPage) -> HttpResponse:
    """The directive of a cycle: while it is written, its points; once issued, how far the units are."""
    may_write = request.actor.may(Action.ISSUE_DIRECTIVE, target.policy_facts())
    form = TitleForm(request.POST if "begin" in request.POST else None, initial={"year": target.cycle.year + 1})
    if request.method == "POST" and "issue" in request.POST and target.directive is not None:
        return once.act(request, lambda: _issued(request, target))
    if request.method == "POST" and form.is_valid():
        try:
            return once.act(request, lambda: _begun(request, target, form))
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error("title_en", str(refusal))
    points = queries.points_of(target.directive) if target.directive else []
    context = {
        "page": target,
        "trail": trail_of(target.cycle, _("Directive")),
        "form": form if may_write and target.directive is None else None,
        "table": _table(target, points, may_write) if points else None,
        "may_issue": may_write and target.is_draft,
        "may_begin_programme": may_write,
        "programmes": queries.programmes_of(target.cycle),
    }
    return render(request, "directives/desk.html", context)


def _begun(request: HttpRequest, target: WorkPage, form: TitleForm) -> str:
    actions.begin_directive(request.actor, target.cycle, title=form.texts("title"), year=form.cleaned_data["year"])
    saved(request, _("The directive is begun. Write its points, then issue it."))
    return reverse("directives:desk", args=[target.cycle.pk])


def _issued(request: HttpRequest, target: WorkPage) -> str:
    if target.directive is None:
        raise ValueError("there is no directive to issue")
    actions.issue(request.actor, target.directive, version=_number(request.POST.get("version", "")))
    saved(request, _("Issued. Every unit that a point reaches is asked to take it up."))
    return reverse("directives:desk", args=[target.cycle.pk])


def _table(target: WorkPage, points: list[Point], may_write: bool) -> Table:
    progress = queries.progress_of(target.cycle, points)
    draft = target.is_draft
    rows = [
        [
            Cell(label_of(point), _address(point, draft and may_write), note=point.heading or ""),
            point.due_on or "",
            *_counts(progress[point.pk], draft),
        ]
        for point in points
    ]
    counts = [Column("reached", _("Units reached"), kind="number")] if draft else progress_columns()
    columns = [Column("point", _("Point")), Column("due", _("By which day"), kind="date"), *counts]
    return Table(_("Points of the directive"), columns, rows)


def _counts(progress: Progress, draft: bool) -> list[Any]:
    return [progress.reached] if draft else progress_cells(progress)


def _address(point: Point, editable: bool) -> str:
    return reverse("directives:edit_point" if editable else "directives:point", args=[point.pk])


def new_point(request: HttpRequest, target: WorkPage) -> HttpResponse:
    """Write a further point of a draft."""
    form = PointForm(queries.addressees_below(target.cycle), request.POST or None)
    if request.method == "POST" and form.is_valid() and target.directive is not None:
        directive = target.directive
        return _sent(request, target, form, lambda: actions.add_point(request.actor, directive, form.wanted))
    return _form(request, target, form, _("A new point"))


def edit_point(request: HttpRequest, target: WorkPage) -> HttpResponse:
    """Write a point of a draft anew, or take it out."""
    point = target.point
    if point is None:
        raise ValueError("the page is about a point")
    if request.method == "POST" and "remove" in request.POST:
        return once.act(request, lambda: _removed(request, target, point))
    there = queries.addressees_below(target.cycle)
    form = PointForm(there, request.POST or None, initial=_initial(point, there.by_code))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        return _sent(
            request, target, form, lambda: actions.change_point(request.actor, point, form.wanted, version=version)
        )
    return _form(request, target, form, label_of(point))


def _initial(point: Point, by_code: bool) -> dict[str, Any]:
    asked = queries.addresses_of(point)
    branches = [one.code for one in asked if by_code and one.kind == AddressKind.BRANCH]
    return {
        **{f"heading_{code}": words for code, words in point.heading.items()},
        **{f"text_{code}": words for code, words in point.text.items()},
        "addresses": [f"{one.kind}:{one.code}" for one in asked],
        "branches": "\n".join(branches),
        "due_on": point.due_on,
        "version": point.version,
    }


def _removed(request: HttpRequest, target: WorkPage, point: Point) -> str:
    actions.remove_point(request.actor, point)
    saved(request, _("The point is taken out; the later ones have moved up."))
    return reverse("directives:desk", args=[target.cycle.pk])


def add_local(request: HttpRequest, target: UnitPage) -> HttpResponse:
    """A unit on the way down adds a point for its own branch. It can drop nothing."""
    form = PointForm(queries.addressees_below(target.cycle, target.unit), request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> Point:
            return actions.add_point(request.actor, target.directive, form.wanted, added_by=target.unit)

        return _sent(request, target, form, act)
    title = _("A point of %(unit)s for its own branch") % {"unit": target.unit.name}
    return _form(request, target, form, title)


def _sent(request: HttpRequest, target: Any, form: PointForm, act: Any) -> HttpResponse:
    def perform() -> str:
        act()
        saved(request, _("The point is written."))
        name = "directives:obligations" if isinstance(target, UnitPage) else "directives:desk"
        return reverse(name, args=[target.cycle.pk])

    try:
        return once.act(request, perform)
    except Refusal as refusal:
        if not refusal.field:
            raise
        form.refuse(refusal.field, str(refusal))
    return _form(request, target, form, _("A point"))


def _form(request: HttpRequest, target: Any, form: PointForm, title: str) -> HttpResponse:
    point = getattr(target, "point", None)
    desk = Crumb(_("Directive"), reverse("directives:desk", args=[target.cycle.pk]))
    context = {
        "form": form,
        "title": title,
        "trail": trail_of(target.cycle, desk, title),
        "point": point,
        "page": target,
    }
    return render(request, "directives/point_form.html", context)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
