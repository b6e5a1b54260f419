"""What the page of a run cycle shows of itself, and the page of one reporter."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.actions.advancing import ORDER, next_phase
from hyogi.cycles.actions.changing import AHEAD
from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.models import Assignment, Cycle, Extension, ModeBy, Phase, Stage
from hyogi.cycles.queries import (
    REPORTERS,
    UNSETTLED,
    extensions_of,
    frozen_regime_of,
    line_of,
    regime_of,
    reporters_listed,
    stages_of,
    stands,
)
from hyogi.design import panels
from hyogi.design.paging import Leaf, Paging
from hyogi.design.panels import Filled
from hyogi.design.shapes import Crumb
from hyogi.design.shapes import Stage as Shown
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import moment
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.regimes.names import name_of

LEAF = 35
"""So many reporters are shown at once on the page of a cycle."""


@dataclass(frozen=True)
class Running:
    """A run cycle as its page shows it: how far it is, its dates, who reports."""

    phases: list[Shown]
    next_words: str
    next_url: str
    stages: Table
    reporters: Table | None
    regime: Any
    regime_name: Any
    venue_url: str


def running(request: HttpRequest, cycle: Cycle, paging: Paging) -> Running | None:
    """The course of a run cycle, with the leaf of its reporters; nothing for a transcribed one."""
    if cycle.regime_id is None:
        return None
    actor: Actor = request.actor
    runs = actor.may(Action.RUN_CYCLE, cycle.policy_facts())
    reporters, regime = reporters_listed(actor, cycle), frozen_regime_of(cycle)
    following = next_phase(cycle)
    return Running(
        phases=_phases(cycle),
        next_words=str(following.label) if following and runs else "",
        next_url=reverse("cycles:phase", args=[cycle.pk]) if following and runs else "",
        stages=_stages(cycle, runs),
        reporters=_reporters(paging.numbered(reporters, anchor="reporters", shared=REPORTERS)),
        regime=regime,
        regime_name=name_of(regime.name),
        venue_url=reverse("cycles:venue", args=[cycle.pk]) if runs and cycle.phase in AHEAD else "",
    )


def _phases(cycle: Cycle) -> list[Shown]:
    now = ORDER.index(Phase(cycle.phase))
    closed = cycle.phase == Phase.CLOSED
    return [
        Shown(phase.label, state="past" if at < now or closed else "now" if at == now else "next")
        for at, phase in enumerate(ORDER)
    ]


def _stages(cycle: Cycle, runs: bool) -> Table:
    """All stages by date; the first that is still to come is marked, and days off are named."""
    is_off = is_off_in(regime_of(cycle).regime.workday_calendar)
    stages, now = stages_of(cycle), clock.now()
    upcoming = next((stage for stage in stages if stage.due_at >= now), None)
    rows = [
        [
            Cell(stage.title, _change_url(stage, runs)),
            _when(stage, cycle.zone),
            _("a day off") if is_off(stage.due_at.astimezone(ZoneInfo(cycle.zone)).date()) else "",
            _state(stage, upcoming, now),
        ]
        for stage in stages
    ]
    columns = [
        Column("stage", _("Stage")),
        Column("due", _("Due")),
        Column("off", _("Day off")),
        Column("state", _("State"), kind="mark"),
    ]
    return Table(_("Stages, by date"), columns, rows)


def _change_url(stage: Stage, runs: bool) -> str:
    return reverse("cycles:stage", args=[stage.pk]) if runs and stage.closes_at >= clock.now() else ""


def _when(stage: Stage, zone: str) -> str:
    text = moment(stage.due_at, zone)
    if stage.hard and stage.grace_hours:
        return _("%(due)s, closes %(hours)s hours later") % {"due": text, "hours": stage.grace_hours}
    return _("%(due)s, then closed") % {"due": text} if stage.hard else text


def _state(stage: Stage, upcoming: Stage | None, now: Any) -> Cell:
    if upcoming is not None and stage.pk == upcoming.pk:
        return Cell(_("next"), state="wait")
    return Cell(_("past"), state="ended") if stage.due_at < now else Cell(_("to come"), state="open")


def _reporters(leaf: Leaf) -> Table | None:
    """Who reports, a leaf at a time."""
    if not leaf.rows:
        return None
    rows = [
        [
            Cell(one.unit.names, reverse("cycles:assignment", args=[one.pk]), note=one.unit.code),
            one.reporter or "",
            Cell(one.get_mode_display(), note=_why(one)),
            "" if one.graded else _("without a grade"),
        ]
        for one in leaf.rows
    ]
    columns = [
        Column("unit", _("Unit")),
        Column("post", _("Reports through")),
        Column("mode", _("How it reports")),
        Column("graded", _("Grade")),
    ]
    return Table(_("Who reports, in order"), columns, rows, pager=leaf.pager)


def _why(one: Assignment) -> str:
    if one.mode_by == ModeBy.CHOICE:
        return _("chosen: %(reason)s") % {"reason": one.reason} if one.reason else _("chosen")
    return str(one.get_mode_by_display())


@dataclass(frozen=True)
class Section:
    """A panel on the page of a reporter."""

    filled: Filled


def assignment(request: HttpRequest, target: Assignment) -> HttpResponse:
    """One reporter of a cycle with all that the rooms above know of it."""
    cycle = target.cycle
    runs = request.actor.may(Action.RUN_CYCLE, target.policy_facts())
    context = {
        "assignment": target,
        "cycle": cycle,
        "why": _why(target),
        "runs": runs,
        "is_closed": runs and cycle.phase in UNSETTLED and not stands(target.unit),
        "may_choose": runs and target.mode_by != ModeBy.KIND and cycle.phase in (Phase.WRITING, Phase.BEFORE),
        "extensions": _extensions(target),
        "sections": [Section(one) for one in panels.fill("assignment", request.actor, target)],
        "trail": trail_of(cycle, target.unit.names),
    }
    return render(request, "cycles/assignment.html", context)


def _extensions(target: Assignment) -> Table | None:
    found = extensions_of(target)
    if not found:
        return None
    titles = {stage.key: stage.title for stage in stages_of(target.cycle)}
    zone = target.cycle.zone
    rows = [[titles.get(one.stage_key, one.stage_key), _until(one, zone), one.reason] for one in found]
    columns = [Column("stage", _("Stage")), Column("until", _("Until")), Column("reason", _("Reason"))]
    return Table(_("More time given"), columns, rows)


def _until(one: Extension, zone: str) -> str:
    return moment(one.until, zone)


def trail_of(cycle: Cycle, *last: Any) -> list[Crumb]:
    """From the cycles to a page of this one."""
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        *(one if isinstance(one, Crumb) else Crumb(one) for one in last),
    ]


def trail_above(cycle: Cycle) -> list[Crumb]:
    """From the cycles over the units above to the convening unit and the year."""
    units = [Crumb(unit.names) for unit in [*line_of(cycle), cycle.convening]]
    return [Crumb(_("Cycles"), reverse("cycles:list")), *units, Crumb(str(cycle.year))]
