"""The letters of a cycle, one letter as the unit reads it, and what the unit does with it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.queries import deadline_of, regime_of
from hyogi.design.paging import Paging
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain
from hyogi.foundation import clock
from hyogi.foundation.languages import Texts
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action, may_enter
from hyogi.results import actions
from hyogi.results.actions.reviews import CLOSING
from hyogi.results.forms import Entered, ReviewForm
from hyogi.results.models import ReviewKind
from hyogi.results.panels import years
from hyogi.results.queries import LetterTarget, Sheet, acknowledgements_of, letters_of, reviews_of, reviews_on
from hyogi.results.telling import arithmetic_lines
from hyogi.results.views.acting import Act, sent, show, trail_of, trail_of_unit

LEAF = 30
"""So many letters, and so many requests, are on a leaf."""


def letters(request: HttpRequest, target: Sheet) -> HttpResponse:
    """All letters of the cycle: sent, acknowledged, late; the requests for review."""
    leaf = Paging.of(request, LEAF).numbered(target.in_order)
    ids = leaf.rows
    letters, now = letters_of(target.cycle, ids), clock.now()
    read = acknowledgements_of(target.cycle, [one.pk for one in letters.values()])
    rows = []
    for line in target.lines_among(ids):
        letter = letters.get(line.assignment.pk)
        if letter is None:
            state = Cell(_("not sent yet"), state="open")
        elif letter.pk in read:
            state = Cell(_("acknowledged"), state="done", note=_("late") if read[letter.pk].late else "")
        elif letter.acknowledge_by and now > letter.acknowledge_by:
            state = Cell(_("not acknowledged, late"), state="late")
        else:
            state = Cell(_("not acknowledged yet"), state="wait")
        address = reverse("results:letter", args=[letter.pk]) if letter else ""
        rows.append(
            (
                Cell(line.assignment.unit.names, address),
                Cell(letter.at if letter else ""),
                Cell(str(letter.number) if letter else ""),
                state,
                Cell(_("with a talk") if letter and letter.talk else ""),
            )
        )
    columns = (
        Column("unit", _("Unit")),
        Column("sent", _("Sent"), "date"),
        Column("number", _("Letter no."), "number"),
        Column("state", _("State"), "mark"),
        Column("talk", _("Talk")),
    )
    context = {
        "sheet": target,
        "trail": trail_of(target.cycle, Crumb(_("Letters"))),
        "table": Table(_("Letters of all units"), columns, rows, pager=leaf.pager),
        "reviews": _reviews(request, target),
    }
    return render(request, "results/letters.html", context)


def _reviews(request: HttpRequest, target: Sheet) -> Table | None:
    leaf = Paging.of(request, LEAF).numbered(reviews_of(target.cycle), "requests")
    rows = [
        (
            Cell(asked.assignment.unit.names, reverse("results:review", args=[asked.pk])),
            Cell(ReviewKind(asked.kind).label, note=_("second level") if asked.level > 1 else ""),
            Cell(asked.at),
            Cell(answer.get_outcome_display(), state="done")
            if answer
            else Cell(_("waits for an answer"), state="wait"),
        )
        for asked, answer in leaf.rows
    ]
    columns = (
        Column("unit", _("Unit")),
        Column("kind", _("What is to be looked at again")),
        Column("at", _("Asked"), "date"),
        Column("state", _("State"), "mark"),
    )
    return Table(_("Requests for review"), columns, rows, pager=leaf.pager) if rows else None


def letter(request: HttpRequest, target: LetterTarget) -> HttpResponse:
    """The letter, exactly as it was sent."""
    one, assignment = target.letter, target.assignment
    regime, content = regime_of(assignment.cycle), one.content
    facts = target.policy_facts()
    told = content.get("arithmetic")
    due, given = deadline_of(assignment, CLOSING), reviews_on(assignment)
    context = {
        "letter": one,
        "assignment": assignment,
        "trail": trail_of_unit(request.actor, assignment, Crumb(_("Letter"))),
        "grade": Texts(content["grade_words"]) if content["grade"] else "",
        "missing": [Texts(words) for words in content["missing"]],
        "vetoes": [(Texts(v["words"]), date.fromisoformat(v["on"]), v["reason"]) for v in content["vetoes"]],
        "comment": Texts(content["comment"]) if content["comment"] else "",
        "problems": content["problems"],
        "parts": _parts(content),
        "lines": arithmetic_lines(regime, told, "exact") if told else [],
        "acknowledged": target.acknowledged,
        "later": target.later,
        "reviews": [(ReviewKind(r.kind).label, reverse("results:review", args=[r.pk]), answer) for r, answer in given],
        "until": due.closes_at if due else None,
        "years": years(assignment),
        "may_acknowledge": not target.acknowledged and not target.later and _may(request, Action.ACKNOWLEDGE, facts),
        "may_ask": bool(regime.objection.kinds)
        and not target.later
        and (due is None or clock.now() <= due.closes_at or any(answer for _asked, answer in given))
        and _may(request, Action.ASK_REVIEW, facts),
    }
    return render(request, "results/letter.html", context)


def _may(request: HttpRequest, action: Action, facts: Any) -> bool:
    return type(may_enter(request.actor.facts, action, facts)).__name__ == "Allow"


def _parts(content: dict[str, Any]) -> Table | None:
    if "parts" not in content:
        return None
    rows = [(Cell(Texts(one["words"])), Cell(one["value"] or _("withheld"))) for one in content["parts"]]
    rows.append((Cell(_("Result")), Cell(content["score"] or _("withheld"))))
    columns = (Column("part", _("Part")), Column("value", _("Points"), "number"))
    return Table(_("The parts of the result"), columns, rows)


def acknowledge(request: HttpRequest, target: LetterTarget) -> HttpResponse:
    """The head has read the letter."""
    form = Entered(request.actor, Action.ACKNOWLEDGE, target.policy_facts(), *sent(request))

    def perform() -> tuple[str, Any]:
        actions.acknowledge(request.actor, target, **form.entry)
        return _url(target), _("The letter is acknowledged.")

    return show(
        request,
        Act(
            title=_("Acknowledge the letter"),
            trail=trail_of_unit(request.actor, target.assignment, Crumb(_("Letter"), _url(target))),
            form=form,
            perform=perform,
            button=_("Acknowledge"),
            happens=[
                _("You confirm that the head of the unit has read the letter. It says nothing on whether he agrees.")
            ],
            back=_url(target),
            keep="acknowledge",
        ),
    )


def ask_review(request: HttpRequest, target: LetterTarget) -> HttpResponse:
    """Ask that something be looked at again."""
    kinds = regime_of(target.assignment.cycle).objection.kinds
    form = ReviewForm(kinds, request.actor, Action.ASK_REVIEW, target.policy_facts(), *sent(request))

    def perform() -> tuple[str, Any]:
        wanted = form.cleaned_data
        made = actions.ask_review(
            request.actor, target, kind=ReviewKind(wanted["kind"]), text=wanted["text"], **form.entry
        )
        return reverse("results:review", args=[made.pk]), _("The request is handed in.")

    return show(
        request,
        Act(
            title=_("Ask for a review"),
            trail=trail_of_unit(request.actor, target.assignment, Crumb(_("Letter"), _url(target))),
            form=form,
            perform=perform,
            button=_("Hand in the request"),
            happens=[
                _("Another person than those who decided answers with a reason."),
                _("A fact, a count or the procedure may be looked at again, each once; the judgement itself may not."),
            ],
            back=_url(target),
            keep=f"review-{target.letter.pk}",
            about=[(_("Unit"), plain(target.assignment.unit.names))],
        ),
    )


def _url(target: LetterTarget) -> str:
    return reverse("results:letter", args=[target.letter.pk])
