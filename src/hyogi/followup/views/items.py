"""One item: seen with its whole history, planned, reported on, checked."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.queries import language_of, regime_of
from hyogi.design.shapes import Crumb
from hyogi.design.words import spoken_day
from hyogi.followup import actions, queries
from hyogi.followup.forms import DueForm, EvidenceForm, PlanForm, ReportForm, WordsForm
from hyogi.followup.queries import ItemTarget
from hyogi.followup.rules import IN_HAND, OPEN_TO_THE_UNIT, ItemState
from hyogi.followup.views import showing
from hyogi.followup.views.acting import Act, sent, show
from hyogi.foundation import clock
from hyogi.foundation.languages import as_written
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action


def item(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """Everything about an item."""
    one, today = target.item, clock.today(target.assignment.cycle.zone)
    steps, rungs, evidence = queries.steps_of(one), queries.rungs_of(one), queries.evidence_of(one)
    ids = {step.post for step in steps} | {step.entered_for for step in steps} | {piece.post for piece in evidence}
    posts = queries.post_titles(ids)
    unit = target.assignment.unit.unit_id
    numbers = queries.numbers_for(target.assignment.cycle, ((rung, unit) for rung in rungs))
    context = {
        "item": one,
        "text": as_written(one.text, language_of(target.assignment.cycle)),
        "cell": showing.state_cell(one, today),
        "facts": showing.facts_of(one, today),
        "progress_due": queries.progress_due_of(one, steps),
        "today": today,
        "offers": _offers(request, target),
        "evidence": showing.evidence_table(evidence, posts) if evidence else None,
        "acts": showing.acts_of(steps, rungs, posts, numbers),
        "carried_from": one.carried_from,
        "trail": _trail(target),
    }
    return render(request, "followup/item.html", context)


def _trail(target: ItemTarget, *more: Any) -> list[Crumb]:
    name = _("Item %(number)s") % {"number": target.item.position}
    here = Crumb(name, showing.item_url(target.item) if more else "")
    return showing.trail(target.assignment, showing.list_crumb(target.list), here, *(Crumb(one) for one in more))


def _offers(request: HttpRequest, target: ItemTarget) -> list[tuple[str, Any]]:
    """The acts that the reader may do now, the main one first."""
    one, facts, actor = target.item, target.facts, request.actor
    state, names = ItemState(one.state), []
    if target.list.state in OPEN_TO_THE_UNIT and state is ItemState.OPEN and actor.may(Action.WRITE_PLAN, facts):
        names.append(("followup:plan_item", _("Plan this item")))
        if one.source == "self":
            names.append(("followup:drop_item", _("Strike the line off")))
    reports = actor.may(Action.REPORT_PROGRESS, facts)
    if state in IN_HAND and reports:
        names += [
            ("followup:progress", _("Report progress")),
            ("followup:claim", _("Report it as done")),
            ("followup:ask_due", _("Ask for another due day")),
        ]
    if state in IN_HAND | {ItemState.DONE_CLAIMED} and reports:
        names.append(("followup:add_evidence", _("Add evidence")))
    if actor.may(Action.CLOSE_ITEM, facts) and state in (ItemState.DONE_CLAIMED, ItemState.CLOSED):
        names.insert(0, ("followup:check", _("Check it") if state is ItemState.DONE_CLAIMED else _("Look at it again")))
    if actor.may(Action.APPROVE_PLAN, facts):
        if one.asked_due_on:
            names.append(("followup:answer_due", _("Answer the request for another day")))
        if one.needs:
            names.append(("followup:answer_needs", _("Answer what the unit needs")))
    return [(reverse(name, args=[one.pk]), words) for name, words in names]


def act(
    request: HttpRequest,
    target: ItemTarget,
    form: forms.Form,
    do: Callable[[dict[str, Any]], Any],
    *,
    title: Any,
    button: Any,
    happens: list[Any],
    saved: Any,
    keep: str,
) -> HttpResponse:
    one = target.item

    def perform() -> tuple[str, Any]:
        do(form.cleaned_data)
        return showing.item_url(one), saved

    return show(
        request,
        Act(
            title=title,
            trail=_trail(target, title),
            form=form,
            perform=perform,
            button=button,
            happens=happens,
            back=showing.item_url(one),
            keep=f"followup-{keep}-{one.pk}",
            about=[
                (_("Item %(number)s") % {"number": one.position}, one.text),
                *showing.facts_of(one, clock.today(target.assignment.cycle.zone)),
            ],
        ),
    )


def plan_item(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """How the unit answers and carries the item out."""
    one = target.item
    cycle = target.assignment.cycle
    latest = queries.latest_due(cycle)
    hint = _("A working day, at the latest %(day)s.") % {"day": spoken_day(latest) if latest else ""}
    posts = queries.owner_choices(one)
    form = PlanForm(one, posts, regime_of(cycle).follow.answer_values, hint, *sent(request))
    return act(
        request,
        target,
        form,
        lambda _wanted: actions.plan_item(request.actor, one, **form.wanted),
        title=_("Plan item %(number)s") % {"number": one.position},
        button=_("Save the plan of this item"),
        happens=[_("It is kept on the list. The head hands the whole plan in when all items are planned.")],
        saved=_("Item %(number)s is saved.") % {"number": one.position},
        keep="plan",
    )


def drop_item(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """Strike off a line of the unit's own."""
    one = target.item
    form = WordsForm(_("Reason"), *sent(request), initial={"version": one.version})
    return act(
        request,
        target,
        form,
        lambda wanted: actions.drop_item(request.actor, one, reason=wanted["text"], version=wanted["version"]),
        title=_("Strike item %(number)s off") % {"number": one.position},
        button=_("Strike it off"),
        happens=[_("The line stays in the history and is counted no more.")],
        saved=_("Item %(number)s is struck off.") % {"number": one.position},
        keep="drop",
    )


def progress(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """How far an item is."""
    one = target.item
    form = ReportForm(_("What was done since the last report"), *sent(request), initial={"version": one.version})
    return act(
        request,
        target,
        form,
        lambda wanted: actions.report_progress(
            request.actor, one, text=wanted["text"], version=wanted["version"], evidence=form.evidence
        ),
        title=_("Report progress on item %(number)s") % {"number": one.position},
        button=_("Report progress"),
        happens=[_("The report stands in the history of the item, for the units above too.")],
        saved=_("The report is kept."),
        keep="progress",
    )


def claim(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """The item is done, says its unit."""
    one = target.item
    form = ReportForm(_("What was done"), *sent(request), initial={"version": one.version})
    return act(
        request,
        target,
        form,
        lambda wanted: actions.claim_done(
            request.actor, one, text=wanted["text"], version=wanted["version"], evidence=form.evidence
        ),
        title=_("Report item %(number)s as done") % {"number": one.position},
        button=_("Report it as done"),
        happens=[
            _("Another person of the convening unit checks it. The day of the check is the day on which it is closed."),
            _("If something is missing, the item comes back with the reason."),
        ],
        saved=_("Reported as done. It waits for its check."),
        keep="claim",
    )


def add_evidence(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """A file that shows what was done."""
    one = target.item
    form = EvidenceForm(*sent(request), initial={"version": one.version})
    return act(
        request,
        target,
        form,
        lambda wanted: actions.add_evidence(
            request.actor, one, wanted["file"], says=wanted["says"], version=wanted["version"]
        ),
        title=_("Add evidence to item %(number)s") % {"number": one.position},
        button=_("Add the file"),
        happens=[_("The file stays with the item and cannot be taken away.")],
        saved=_("The file is kept."),
        keep="evidence",
    )


def ask_due(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """Ask for another due day."""
    one = target.item
    latest = queries.latest_due(target.assignment.cycle)
    hint = _("A working day, at the latest %(day)s.") % {"day": spoken_day(latest) if latest else ""}
    form = DueForm(hint, *sent(request), initial={"version": one.version})
    return act(
        request,
        target,
        form,
        lambda wanted: actions.ask_due(
            request.actor, one, due_on=wanted["due_on"], reason=wanted["reason"], version=wanted["version"]
        ),
        title=_("Ask for another due day for item %(number)s") % {"number": one.position},
        button=_("Ask for it"),
        happens=[_("The secretariat of the convening unit puts the day off or keeps it. Until then the day stands.")],
        saved=_("The request is kept. The secretariat answers it."),
        keep="ask-due",
    )
