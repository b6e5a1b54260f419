"""What this room shows on the pages of a cycle and of a reporter, and beside the draft of a comment."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import REPORTERS, count_reporters, language_of, reporters_listed
from hyogi.design.charts import Point, Series
from hyogi.design.paging import Paging
from hyogi.design.panels import Panel, offer
from hyogi.design.tables import Cell, Column, Table
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import written_in
from hyogi.foundation.policy import Action
from hyogi.reports.checking import form_of
from hyogi.reports.models import STATES
from hyogi.reports.queries import count_states, late_among, report_of, report_states, submission_of
from hyogi.reports.rules import ReportState

WORDS = dict(STATES)
MARKS = {
    ReportState.DRAFT: "open",
    ReportState.HANDED_IN: "wait",
    ReportState.RETURNED: "late",
    ReportState.APPROVED: "wait",
    ReportState.SUBMITTED: "done",
}


def offer_all() -> None:
    """Called when the room starts."""
    title = gettext_lazy("Reports and their states")
    offer("cycle", Panel("reported", title, "reports/cycle_panel.html", on_cycle, 15, is_leafed=True))
    offer("assignment", Panel("report", gettext_lazy("Report"), "reports/assignment_panel.html", on_assignment, 15))
    offer("draft", Panel("report", gettext_lazy("The report"), "reports/beside.html", beside, 10))


@dataclass(frozen=True)
class States:
    """How many reports are how far, and each of them in a table."""

    series: Series
    table: Table


def state_cell(state: ReportState | None) -> Cell:
    """How far a report is, as a mark."""
    if state is None:
        return Cell(_("not begun"), state="open")
    return Cell(WORDS[state], state=MARKS[state])


def on_cycle(actor: Actor, cycle: Cycle, paging: Paging) -> States | None:
    """How many reports are how far, and the state of each on the leaf, for those who look after the cycle."""
    if cycle.is_transcribed or not actor.may(Action.SEE_MEETING_WORK, cycle.policy_facts()):
        return None
    there = reporters_listed(actor, cycle)
    leaf = paging.numbered(there, "reports", anchor="reported", shared=REPORTERS)
    ids = [one.pk for one in leaf.rows]
    states, submitted_late = report_states(cycle, ids), late_among(cycle, ids)
    rows = []
    for one in leaf.rows:
        state = states.get(one.pk)
        page = "check" if state is ReportState.HANDED_IN else "read"
        late = Cell(_("late"), state="late") if one.pk in submitted_late else ""
        rows.append([Cell(one.unit.names, reverse(f"reports:{page}", args=[one.pk])), state_cell(state), late])
    counted = count_states(cycle)
    points = [Point(_("not begun"), count_reporters(cycle) - sum(counted.values()))]
    points += [Point(words, counted[ReportState(state)]) for state, words in STATES]
    series = Series(_("How far the reports are"), points, unit=_("reports"))
    columns = [
        Column("unit", _("Unit")),
        Column("state", _("State"), kind="mark"),
        Column("late", _("Late"), kind="mark"),
    ]
    return States(series, Table(_("Reports, in order"), columns, rows, pager=leaf.pager))


@dataclass(frozen=True)
class Links:
    """How far the report is, and what the actor can do with it."""

    state: Cell
    links: list[tuple[Any, str]]


def on_assignment(actor: Actor, assignment: Assignment) -> Links | None:
    """The report of the unit, for the unit itself and for those who look after the cycle."""
    facts = assignment.policy_facts()
    report = report_of(assignment)
    state = ReportState(report.state) if report else None
    links: list[tuple[Any, str]] = []
    writable = state in (None, ReportState.DRAFT, ReportState.RETURNED)
    if writable and actor.may(Action.WRITE_REPORT, facts):
        links.append((_("Write the report"), reverse("reports:write", args=[assignment.pk])))
    if state is ReportState.APPROVED and actor.may(Action.WRITE_REPORT, facts):
        links.append((_("Submit the report"), reverse("reports:submit", args=[assignment.pk])))
    if state is ReportState.HANDED_IN and actor.may(Action.CHECK_REPORT, facts):
        links.append((_("Check the report"), reverse("reports:check", args=[assignment.pk])))
    links.append((_("Read the report"), reverse("reports:read", args=[assignment.pk])))
    made = submission_of(assignment)
    if made:
        links.append((_("Receipt"), reverse("reports:receipt", args=[made.pk])))
    return Links(state_cell(state), links)


def beside(actor: Actor, assignment: Assignment) -> list[tuple[Any, str, str]] | None:
    """The submitted text, section by section, each with its language where that is known."""
    made = submission_of(assignment)
    if made is None or not actor.may(Action.SEE_MEETING_WORK, assignment.policy_facts()):
        return None
    likely = language_of(assignment.cycle)
    texts = [(part.title, made.texts.get(part.key, "")) for part in form_of(assignment.cycle)]
    return [(title, text, written_in(text, likely)) for title, text in texts]
