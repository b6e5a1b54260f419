"""The result of one unit, for those who see the work of the meeting, and the acts on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.design.shapes import Act as Step
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain
from hyogi.foundation.languages import Texts
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Hidden
from hyogi.results import actions
from hyogi.results.forms import AdjustmentForm, DecisionForm, ReasonForm
from hyogi.results.queries import (
    AdjustmentTarget,
    Line,
    Sheet,
    UnitTarget,
    adjustments_of,
    decisions_of,
    letter_of,
    vetoes_of,
)
from hyogi.results.queries.posts import post_titles
from hyogi.results.queries.sheet import Stage
from hyogi.results.telling import arithmetic_lines, signed
from hyogi.results.views.acting import Act, sent, show, trail_of_unit
from hyogi.results.wording import MARKS, STATES


def unit(request: HttpRequest, target: UnitTarget) -> HttpResponse:
    """The way to the grade of the unit in sentences, its adjustments, vetoes and decisions."""
    assignment, sheet = target.assignment, target.sheet
    line = sheet.line_of(assignment.pk)
    facts = assignment.policy_facts()
    may = request.actor.may
    proposes = may(Action.PROPOSE_RESULT, facts)
    open_ = sheet.stage in (Stage.PROPOSED, Stage.DECIDED) and not sheet.signatures and line.state != "ungraded"
    context = {
        "assignment": assignment,
        "sheet": sheet,
        "line": line,
        "trail": trail_of_unit(request.actor, assignment),
        "lines": _arithmetic(sheet, line),
        "state": STATES[line.state],
        "mark": MARKS[line.state],
        "grade": Texts(sheet.title_of(line.grade)) if line.grade else _("no grade"),
        "adjustments": _adjustments(assignment, proposes),
        "vetoes": _vetoes(assignment),
        "steps": _steps(sheet, line),
        "letter": letter_of(assignment),
        "may_decide": open_ and (may(Action.DECIDE_RESULT, facts) or proposes),
        "may_enter": proposes and assignment.graded,
    }
    return render(request, "results/unit.html", context)


def _arithmetic(sheet: Sheet, line: Line) -> list[str]:
    if line.result is None or sheet.calculation is None:
        return []
    id = str(line.assignment.pk)
    detail = sheet.details.get(id, "exact")
    return arithmetic_lines(sheet.regime, line.result.arithmetic, detail, id, sheet.groups)


def _adjustments(assignment: Assignment, proposes: bool) -> Table | None:
    found = adjustments_of(assignment.cycle, assignment)
    titles = {one.key: one for one in regime_of(assignment.cycle).adjustment}
    rows = [
        (
            Cell(Texts(titles[one.key].title)),
            Cell(signed(titles[one.key].points_x100 * one.count)),
            Cell(one.reason),
            Cell(_("Take back"), reverse("results:cancel_adjustment", args=[one.pk])) if proposes else Cell(""),
        )
        for one in found
    ]
    columns = (
        Column("what", _("What for")),
        Column("points", _("Points"), "number"),
        Column("reason", _("Reason")),
        Column("act", _("What you can do")),
    )
    return Table(_("Adjustments of this unit"), columns, rows) if rows else None


def _vetoes(assignment: Assignment) -> Table | None:
    titles = {one.key: one.title for one in regime_of(assignment.cycle).veto}
    rows = []
    for veto, answer in vetoes_of(assignment.cycle, assignment):
        if answer is None:
            state = Cell(_("asserted by one side alone: no effect"), state="wait")
        else:
            state = Cell(_("confirmed"), state="done") if answer.confirmed else Cell(_("dismissed"), state="ended")
        rows.append((Cell(Texts(titles[veto.key]), reverse("results:veto", args=[veto.pk])), Cell(veto.on), state))
    columns = (Column("event", _("Event")), Column("on", _("Day"), "date"), Column("state", _("State"), "mark"))
    return Table(_("Vetoes of this unit"), columns, rows) if rows else None


def _steps(sheet: Sheet, line: Line) -> list[Step]:
    """Who decided what, the latest first."""
    if line.result is None:
        return []
    found = decisions_of(line.result)
    titles = post_titles(one.post for one in found)
    return [
        Step(
            one.at,
            titles.get(one.post, ""),
            _("Decided: %(grade)s")
            % {"grade": plain(Texts(sheet.title_of(one.grade))) if one.grade else _("no grade")},
            note=one.reason,
        )
        for one in reversed(found)
    ]


def decide(request: HttpRequest, target: UnitTarget) -> HttpResponse:
    """Decide the grade of one unit."""
    assignment, sheet = target.assignment, target.sheet
    line = sheet.line_of(assignment.pk)
    if line.result is None or sheet.calculation is None:
        raise Hidden
    choices = [(one.id, plain(Texts(one.title))) for one in sheet.regime.grade]
    if line.state == "held":
        choices = [("", _("no grade"))]
    form = DecisionForm(
        choices,
        request.actor,
        Action.DECIDE_RESULT,
        assignment.cycle.policy_facts(),
        *sent(request),
        initial={
            "grade": line.grade,
            "read": sheet.calculation.number,
            "seen": line.decision.number if line.decision else 0,
        },
    )
    return show(
        request,
        Act(
            title=_("Decide the grade of %(unit)s") % {"unit": plain(assignment.unit.names)},
            trail=trail_of_unit(request.actor, assignment, Crumb(_("Decision"))),
            form=form,
            perform=lambda: _decided(request, sheet, line, form),
            button=_("Decide"),
            happens=[
                _("The grade stands on the sheet as decided; it can be decided anew until somebody has signed."),
                _("With a reason you may go one step up or down from the proposal, never above gate, veto or cap."),
            ],
            back=_url(assignment),
            keep=f"decision-{assignment.pk}",
            lines=_arithmetic(sheet, line),
        ),
    )


def _decided(request: HttpRequest, sheet: Sheet, line: Line, form: DecisionForm) -> tuple[str, Any]:
    wanted = form.cleaned_data
    actions.decide(
        request.actor,
        sheet,
        line,
        grade=wanted["grade"],
        reason=wanted["reason"],
        seen=wanted["seen"],
        read=wanted["read"],
        **form.entry,
    )
    return _url(line.assignment), _("The grade is decided.")


def adjust(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """Points given or taken."""
    form = AdjustmentForm(regime_of(assignment.cycle), *sent(request))
    return show(
        request,
        Act(
            title=_("Give or take points: %(unit)s") % {"unit": plain(assignment.unit.names)},
            trail=trail_of_unit(request.actor, assignment, Crumb(_("Adjustment"))),
            form=form,
            perform=lambda: _adjusted(request, assignment, form),
            button=_("Enter the adjustment"),
            happens=[_("It counts when the results are worked out the next time, within the limits of the regime.")],
            back=_url(assignment),
            keep=f"adjustment-{assignment.pk}",
        ),
    )


def _adjusted(request: HttpRequest, assignment: Assignment, form: AdjustmentForm) -> tuple[str, Any]:
    wanted = form.cleaned_data
    actions.adjust(
        request.actor,
        assignment,
        key=wanted["key"],
        count=wanted["count"],
        reason=wanted["reason"],
        document=wanted["document"] or None,
    )
    return _url(assignment), _("The adjustment is entered.")


def cancel_adjustment(request: HttpRequest, target: AdjustmentTarget) -> HttpResponse:
    """Take an adjustment back."""
    assignment = target.assignment
    form = ReasonForm(*sent(request))

    def perform() -> tuple[str, Any]:
        actions.cancel_adjustment(request.actor, target, reason=form.cleaned_data["reason"])
        return _url(assignment), _("The adjustment is taken back.")

    return show(
        request,
        Act(
            title=_("Take an adjustment back"),
            trail=trail_of_unit(request.actor, assignment, Crumb(_("Adjustment"))),
            form=form,
            perform=perform,
            button=_("Take it back"),
            happens=[_("It no longer counts from the next calculation on. Both entries stay to be read.")],
            back=_url(assignment),
            keep=f"cancel-{target.adjustment.pk}",
            about=[(_("Reason of the entry"), target.adjustment.reason)],
        ),
    )


def _url(assignment: Assignment) -> str:
    return reverse("results:unit", args=[assignment.pk])
