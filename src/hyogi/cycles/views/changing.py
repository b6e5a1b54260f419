"""Pages on which the secretariat moves a running cycle on and changes it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles import actions, obstacles
from hyogi.cycles.actions.advancing import next_phase
from hyogi.cycles.actions.changing import REPORTER
from hyogi.cycles.forms.changing import (
    ExtensionForm,
    InstantForm,
    ModeForm,
    SuccessorByCode,
    SuccessorForm,
    VenueForm,
)
from hyogi.cycles.models import Assignment, Cycle, Mode, Phase
from hyogi.cycles.queries import StagePage, assignment_page, names_of, stages_of, successors_for, with_code
from hyogi.cycles.views.running import trail_of
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.design.words import plain
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal

MOST_CHOICES = 100
"""Among more reporters than these the successor is not chosen from a list but named by its code."""


def phase(request: HttpRequest, target: Cycle) -> HttpResponse:
    """What keeps the cycle from its next phase, and the step into it."""
    following = next_phase(target)
    if request.method == "POST":
        return once.act(request, lambda: _advanced(request, target))
    context = {
        "cycle": target,
        "following": following,
        "keeps": obstacles.of(following, target) if following else [],
        "trail": trail_of(target, _("Next phase")),
    }
    return render(request, "cycles/phase.html", context)


def _advanced(request: HttpRequest, target: Cycle) -> str:
    asked, version = request.POST.get("phase", ""), request.POST.get("version", "")
    if asked not in Phase.values or not version.isdecimal() or len(version) > 9:
        raise Refusal(
            rule=_("The form names the phase that the cycle enters."),
            fact=_("It names none."),
            remedy=_("Open the page again and send the form from there."),
        )
    moved = actions.advance(request.actor, target, Phase(asked), int(version))
    saved(request, _("The cycle is in the phase “%(phase)s”.") % {"phase": moved.get_phase_display()})
    return reverse("cycles:cycle", args=[target.pk])


def move_stage(request: HttpRequest, target: StagePage) -> HttpResponse:
    """Set another instant for a stage."""
    stage, cycle = target.stage, target.cycle
    due = stage.due_at.astimezone(ZoneInfo(cycle.zone))
    form = InstantForm(
        cycle.zone, request.POST or None, initial={"day": due.date(), "time": due.time(), "version": stage.version}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def perform() -> str:
            actions.move_stage(
                request.actor,
                cycle,
                stage,
                due_at=form.instant,
                reason=given["reason"],
                version=given["version"],
            )
            saved(request, _("The stage is moved."))
            return reverse("cycles:cycle", args=[cycle.pk])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    title = _("Move a stage: %(stage)s") % {"stage": plain(stage.title)}
    return _form(request, form, title, trail_of(cycle, title), _("Move the stage"))


def name_venue(request: HttpRequest, target: Cycle) -> HttpResponse:
    """Say where the meeting is held."""
    form = VenueForm(request.POST or None, initial={"venue": target.venue, "version": target.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def perform() -> str:
            actions.name_venue(request.actor, target, venue=given["venue"], version=given["version"])
            saved(request, _("The place of the meeting is kept; papers that are made from now on name it."))
            return reverse("cycles:cycle", args=[target.pk])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    title = _("Place of the meeting")
    return _form(request, form, title, trail_of(target, title), _("Keep the place"))


def choose_mode(request: HttpRequest, target: Assignment) -> HttpResponse:
    """Choose how a unit reports."""
    form = ModeForm(
        request.POST or None, initial={"mode": target.mode, "reason": target.reason, "version": target.version}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def perform() -> str:
            actions.choose_mode(
                request.actor, target, mode=Mode(given["mode"]), reason=given["reason"], version=given["version"]
            )
            saved(request, _("Kept."))
            return reverse("cycles:assignment", args=[target.pk])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    title = _("How %(unit)s reports") % {"unit": plain(target.unit.names)}
    return _form(request, form, title, _trail_at(target, title), _("Keep the choice"))


def extend(request: HttpRequest, target: Assignment) -> HttpResponse:
    """Give one reporter more time."""
    stages = [stage for stage in stages_of(target.cycle) if stage.actor == REPORTER]
    form = ExtensionForm([(stage.key, plain(stage.title)) for stage in stages], target.cycle.zone, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def perform() -> str:
            actions.extend(request.actor, target, stage_key=given["stage"], until=form.instant, reason=given["reason"])
            saved(request, _("More time is given."))
            return reverse("cycles:assignment", args=[target.pk])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    title = _("More time for %(unit)s") % {"unit": plain(target.unit.names)}
    return _form(request, form, title, _trail_at(target, title), _("Give more time"))


def successor(request: HttpRequest, target: Assignment) -> HttpResponse:
    """Name who reports for a unit that was merged."""
    form = _successor_form(request, target)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def perform() -> str:
            actions.name_successor(
                request.actor,
                target,
                assignment_page(request.actor, UUID(given["successor"])),
                reason=given["reason"],
                version=given["version"],
            )
            saved(request, _("The successor is named."))
            return reverse("cycles:assignment", args=[target.pk])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    title = _("Who reports for %(unit)s") % {"unit": plain(target.unit.names)}
    return _form(request, form, title, _trail_at(target, title), _("Name the successor"))


def _successor_form(request: HttpRequest, target: Assignment) -> SuccessorForm | SuccessorByCode:
    """The form in which the successor is chosen, or, among very many, named by its code."""
    there = successors_for(request.actor, target)
    given: dict[str, Any] = {"data": request.POST or None, "initial": {"version": target.version}}
    few = names_of(there[: MOST_CHOICES + 1])
    if len(few) <= MOST_CHOICES:
        return SuccessorForm([(str(key), plain(names)) for key, names in few], **given)
    return SuccessorByCode(lambda code: with_code(there, code), **given)


def acted(request: HttpRequest, form: forms.Form, perform: Callable[[], str]) -> HttpResponse | None:
    """The answer to the act, or nothing where the form is to be shown again with what was refused."""
    try:
        return once.act(request, perform)
    except Refusal as refusal:
        if not refusal.field:
            raise
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return None


def _trail_at(target: Assignment, title: str) -> list[Crumb]:
    here = Crumb(target.unit.names, reverse("cycles:assignment", args=[target.pk]))
    return trail_of(target.cycle, here, title)


def _form(request: HttpRequest, form: Any, title: str, trail: list[Crumb], act: str) -> HttpResponse:
    return render(request, "cycles/change.html", {"form": form, "title": title, "trail": trail, "act": act})
