"""Drafts of comments: all of a cycle, one with what it rests on, and all in large type for the chair."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of, reporters_in
from hyogi.cycles.views.changing import acted
from hyogi.cycles.views.running import trail_of
from hyogi.design import panels
from hyogi.design.fields import Measure
from hyogi.design.paging import Paging
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.reports.rules import length
from hyogi.reviews import actions, queries
from hyogi.reviews.forms import DraftForm
from hyogi.reviews.queries import DraftPage

PRINTED = 100
"""So many drafts are printed from one page."""


def drafts(request: HttpRequest, target: Cycle) -> HttpResponse:
    """Every reporter in order with how far the draft of its comment is."""
    there = reporters_in(request.actor, target)
    leaf = Paging.of(request).numbered(there)
    found = queries.drafts_among(target, leaf.rows)
    rows = [
        [
            Cell(one.unit.names, reverse("reviews:draft", args=[one.pk])),
            one.get_mode_display(),
            Cell(_("drafted"), state="done") if draft else Cell(_("no draft"), state="open"),
            length(draft.text) if draft else "",
            len(draft.lines) if draft else "",
        ]
        for one, draft in found
    ]
    columns = [
        Column("unit", _("Unit")),
        Column("mode", _("How it reports")),
        Column("state", _("Draft"), kind="mark"),
        Column("length", _("Characters"), kind="number"),
        Column("problems", _("Problems named"), kind="number"),
    ]
    context = {
        "cycle": target,
        "done": queries.count_drafts(target),
        "total": there.count(),
        "table": Table(_("Drafts of the comments, in the order of the reports"), columns, rows, pager=leaf.pager)
        if rows
        else None,
        "trail": trail_of(target, _("Drafts of the comments")),
    }
    return render(request, "reviews/drafts.html", context)


def draft(request: HttpRequest, target: DraftPage) -> HttpResponse:
    """The draft of one comment beside what it rests on."""
    assignment, kept = target.assignment, target.draft
    form = DraftForm(
        _measure(assignment.cycle),
        request.POST or None,
        initial={
            "text": kept.text if kept else "",
            "problems": kept.problems if kept else "",
            "version": kept.version if kept else 0,
        },
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def perform() -> str:
            actions.draft_comment(
                request.actor,
                assignment,
                text=given["text"],
                problems=given["problems"],
                version=given["version"],
            )
            saved(request, _("The draft is kept."))
            onward = target.following if "onward" in request.POST else None
            return reverse("reviews:draft", args=[onward.pk if onward else assignment.pk])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    listed = Crumb(_("Drafts of the comments"), reverse("reviews:drafts", args=[assignment.cycle.pk]))
    context = {
        "page": target,
        "form": form if request.actor.may(Action.PREPARE_MEETING, target.policy_facts()) else None,
        "most": regime_of(assignment.cycle).meeting.comment_max_chars,
        "beside": panels.fill("draft", request.actor, assignment),
        "versions": queries.versions_of(kept),
        "trail": trail_of(assignment.cycle, listed, assignment.unit.names),
    }
    return render(request, "reviews/draft.html", context)


def _measure(cycle: Cycle) -> Measure:
    """How long a comment may be, counted as the act counts."""
    regime = regime_of(cycle)
    unit = regime.report.length_unit
    return Measure(
        regime.meeting.comment_max_chars, "words" if unit == "words" else "letters", lambda text: length(text, unit)
    )


def printed(request: HttpRequest, target: Cycle) -> HttpResponse:
    """The drafts in large type, one report a page, for the chair; those of thousands in parts."""
    there = reporters_in(request.actor, target)
    leaf = Paging.of(request, PRINTED).numbered(there)
    first = leaf.at * PRINTED + 1
    context = {
        "cycle": target,
        "found": list(enumerate(queries.drafts_among(target, leaf.rows), first)),
        "part": (first, first + len(leaf.rows) - 1, there.count()) if leaf.pager else (),
        "pager": leaf.pager,
        "trail": trail_of(target, _("For the chair")),
    }
    return render(request, "reviews/printed.html", context)
