"""The secretary's desk: the meeting is set up, opened, run and closed here."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of
from hyogi.design.paging import Paging
from hyogi.design.saying import saved
from hyogi.design.tables import Column, Table
from hyogi.foundation import clock, once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal
from hyogi.meetings import actions, queries, sentences
from hyogi.meetings.actions.setting_up import shares_of
from hyogi.meetings.models import AgendaItem, Meeting
from hyogi.meetings.queries.agenda import ASKED_IN
from hyogi.meetings.queries.pages import modes_of
from hyogi.meetings.views.parts import now_of, shown_items, trail
from hyogi.meetings.wording import minutes

LEAF = 60
"""So many items of the agenda are shown at once."""
MOST_OFFERED = 4
"""Up to so many sittings are offered for choice."""


def desk(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """The desk, or the page that sets the meeting up."""
    meeting = queries.meeting_of(cycle)
    refusal = None
    if request.method == "POST":
        try:
            return once.act(request, lambda: _done(request, cycle))
        except Refusal as why:
            refusal = why
    status = 403 if refusal else 200
    if meeting is None:
        return render(request, "meetings/set_up.html", _before(request, cycle, refusal), status=status)
    return render(request, "meetings/desk.html", _running(request, cycle, meeting, refusal), status=status)


def _done(request: HttpRequest, cycle: Cycle) -> str:
    """Do what the button says; returns where its result stands."""
    name, _colon, id = request.POST.get("act", "").partition(":")
    act = _ACTS.get(name)
    if act is None:
        raise sentences.no_such_button()
    return reverse("meetings:desk", args=[cycle.pk]) + act(request, cycle, id)


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise sentences.no_such_button()
    return int(text)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise sentences.no_such_button() from None


def _set_up(request: HttpRequest, cycle: Cycle, _id: str) -> str:
    asked = request.POST.get("sittings", "0")
    actions.set_up(request.actor, cycle, sittings=int(asked) if asked in map(str, range(MOST_OFFERED + 1)) else 0)
    saved(request, _("The meeting is set up."))
    return ""


def _open(request: HttpRequest, cycle: Cycle, _id: str) -> str:
    actions.open_meeting(request.actor, cycle)
    saved(request, _("The meeting is open."))
    return ""


def _next(request: HttpRequest, cycle: Cycle, _id: str) -> str:
    item = actions.next_item(request.actor, cycle, _version(request))
    return f"#item-{item.position}"


def _begin(request: HttpRequest, cycle: Cycle, id: str) -> str:
    item = actions.begin_item(request.actor, cycle, _id(id), _version(request))
    return f"#item-{item.position}"


def _finish(request: HttpRequest, cycle: Cycle, _id: str) -> str:
    item = actions.finish_item(request.actor, cycle, _version(request))
    return f"#item-{item.position}"


def _question(request: HttpRequest, cycle: Cycle, _id: str) -> str:
    actions.ask_question(request.actor, cycle, _version(request))
    return ""


def _move(up: bool) -> Callable[[HttpRequest, Cycle, str], str]:
    def move(request: HttpRequest, cycle: Cycle, id: str) -> str:
        item = actions.move_item(request.actor, cycle, _id(id), up=up, version=_version(request))
        return _at(item)

    return move


def _break(request: HttpRequest, cycle: Cycle, id: str) -> str:
    return _at(actions.add_break(request.actor, cycle, _id(id), _version(request)))


def _at(item: AgendaItem) -> str:
    """The leaf of the agenda on which the item stands."""
    return f"?leaf={queries.place_of(item) // LEAF}#item-{item.position}"


_ACTS: dict[str, Callable[[HttpRequest, Cycle, str], str]] = {
    "set_up": _set_up,
    "open": _open,
    "next": _next,
    "begin": _begin,
    "finish": _finish,
    "question": _question,
    "up": _move(True),
    "down": _move(False),
    "break": _break,
}


def _before(request: HttpRequest, cycle: Cycle, refusal: Refusal | None) -> dict[str, Any]:
    """What setting up would come to: how long, how many sittings, how long each speaker has."""
    regime = regime_of(cycle)
    on_site, written = modes_of(request.actor, cycle)
    rows = [
        [str(n), minutes(shares.total), minutes(shares.others), minutes(shares.each), minutes(shares.spare)]
        for n in range(1, MOST_OFFERED + 1)
        for shares in [shares_of(regime, on_site, written, n)]
    ]
    columns = [
        Column("sittings", _("Sittings")),
        Column("total", _("Time in all"), "number"),
        Column("others", _("All but the reports"), "number"),
        Column("each", _("Each speaker"), "number"),
        Column("spare", _("Left for breaks"), "number"),
    ]
    return {
        "cycle": cycle,
        "on_site": on_site,
        "written": written,
        "table": Table(_("What the fixed time leaves each speaker"), columns, rows),
        "choices": range(1, MOST_OFFERED + 1),
        "needed": shares_of(regime, on_site, written).sittings,
        "refusal": refusal,
        "trail": trail(cycle),
    }


def _running(request: HttpRequest, cycle: Cycle, meeting: Meeting, refusal: Refusal | None) -> dict[str, Any]:
    """How far the meeting is; of the agenda the leaf on which it goes on, unless another is asked for."""
    rules = regime_of(cycle).meeting
    course = queries.course_of(cycle, meeting)
    goes_on = course.now.item if course.now else course.next
    place = queries.place_of(goes_on) if goes_on and "leaf" not in request.GET else 0
    leaf = Paging.of(request, LEAF).numbered(queries.agenda_rows(meeting), at=place // LEAF)
    asks = course.now is not None and course.now.item.kind in ASKED_IN
    return {
        "cycle": cycle,
        "meeting": meeting,
        "course": course,
        "lines": shown_items(leaf.rows, cycle.zone),
        "pager": leaf.pager,
        "now": now_of(course, cycle),
        "planned": minutes(course.planned),
        "questions": {
            "asked": len(course.questions),
            "most": rules.questions_max,
            "more": asks and len(course.questions) < rules.questions_max,
            "question": minutes(rules.question_seconds),
            "answer": minutes(rules.answer_seconds),
        }
        if asks
        else None,
        "too_early": not meeting.opened_at and cycle.meeting_on and clock.today(cycle.zone) < cycle.meeting_on,
        "quorum": queries.quorum_of(cycle, queries.standings_of(meeting)),
        "missing": queries.uncommented(cycle).count(),
        "commented": queries.count_commented(cycle),
        "acts": queries.acts_of(meeting),
        "warn": " ".join(map(str, rules.warn_seconds)),
        "grace": rules.overtime_grace_seconds,
        "refusal": refusal,
        "trail": trail(cycle),
    }


def closing(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Close the meeting, once; what it was closed with where it is closed already."""
    meeting = queries.meeting_of(cycle)
    refusal = None if meeting else sentences.no_meeting()
    if request.method == "POST":
        try:
            return once.act(request, lambda: _closed(request, cycle))
        except Refusal as why:
            refusal = why
    acts = {act.kind: act for act in queries.acts_of(meeting)} if meeting else {}
    if meeting and "opened" not in acts and refusal is None:
        refusal = sentences.not_opened_yet()
    context = {
        "cycle": cycle,
        "closed": acts.get("closed"),
        "may": meeting is not None and "opened" in acts and "closed" not in acts,
        "quorum": queries.quorum_of(cycle, queries.standings_of(meeting)) if meeting else None,
        "missing": queries.uncommented(cycle).count(),
        "left": queries.items_left(meeting).count() if meeting else 0,
        "refusal": refusal,
        "trail": trail(cycle, _("Close the meeting")),
    }
    return render(
        request, "meetings/closing.html", context, status=403 if refusal and request.method == "POST" else 200
    )


def _closed(request: HttpRequest, cycle: Cycle) -> str:
    actions.close_meeting(request.actor, cycle)
    saved(request, _("The meeting is closed."))
    return reverse("meetings:closing", args=[cycle.pk])
