"""Attendance, made for a telephone in one hand: one touch signs a seat in; leave and substitutes in the form below."""

from collections import Counter
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.models import Cycle
from hyogi.design.paging import Leaf, Paging
from hyogi.design.saying import saved
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal
from hyogi.meetings import actions, queries, sentences
from hyogi.meetings.actions import Mark
from hyogi.meetings.forms import NameForm, SeatForm
from hyogi.meetings.models import Meeting, Seat, Standing
from hyogi.meetings.queries.attendance import PRESENT
from hyogi.meetings.views.parts import clock_time, trail
from hyogi.meetings.wording import MARKS, role_words

LEAF = 100
"""So many seats are on a leaf."""


def attendance(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Who is summoned, who is there, and whether they are enough."""
    meeting = queries.meeting_of(cycle)
    if meeting is None:
        return render(
            request, "meetings/attendance_page.html", {"cycle": cycle, "trail": trail(cycle, _("Attendance"))}
        )
    standings = queries.standings_of(meeting)
    leaf = Paging.of(request, LEAF).numbered(_in_order(standings))
    wanted = request.POST.get("seat") or request.GET.get("seat", "")
    shown = {one.pk for one in leaf.rows}
    seats = queries.seats_among(meeting, shown | {one.pk for one in standings if str(one.pk) == wanted})
    act = request.POST.get("act", "") if request.method == "POST" else ""
    mark = SeatForm(request.POST if act == "mark" else None, seats=seats, initial={"seat": request.GET.get("seat", "")})
    name = NameForm(request.POST if act == "name" else None, lists=queries.lists_of(cycle))
    refusal = None
    if request.method == "POST":
        try:
            if act == "mark" and mark.is_valid():
                return once.act(request, lambda: _noted(request, cycle, mark))
            if act == "name" and name.is_valid():
                return once.act(request, lambda: _added(request, cycle, name))
            if act not in ("mark", "name"):
                return once.act(request, lambda: _signed(request, cycle, act))
        except Refusal as why:
            refusal = why
            for form in (mark, name):
                if form.is_bound and why.field in form.fields:
                    form.add_error(why.field, str(why))
                    refusal = None
    context = _context(cycle, meeting, standings, leaf, [one for one in seats if one.pk in shown]) | {
        "mark": mark,
        "name": name,
        "refusal": refusal,
    }
    bad = request.method == "POST"
    return render(request, "meetings/attendance_page.html", context, status=403 if bad and refusal else 200)


def _signed(request: HttpRequest, cycle: Cycle, act: str) -> str:
    """One seat touched, all ticked ones together, or who the rules summon by now."""
    name, _colon, id = act.partition(":")
    here = _here(request, cycle)
    if name == "refresh":
        added = actions.refresh_seats(request.actor, cycle)
        saved(request, _("Seats added: %(count)s.") % {"count": added})
        return here
    try:
        ids = [UUID(one) for one in ([id] if name == "present" else request.POST.getlist("seat"))]
    except ValueError:
        raise sentences.no_such_seat() from None
    if name not in ("present", "ticked") or not ids:
        raise sentences.no_such_seat()
    marked = actions.mark_seats(request.actor, cycle, {id: Mark(Standing.PRESENT) for id in ids})
    words = ngettext("%(count)s seat is signed in.", "%(count)s seats are signed in.", len(marked))
    saved(request, words % {"count": len(marked)})
    return here + (f"#seat-{marked[0].position}" if marked else "")


def _noted(request: HttpRequest, cycle: Cycle, form: SeatForm) -> str:
    wanted = form.cleaned_data
    mark = Mark(Standing(wanted["standing"]), wanted["reason"], wanted["substitute"])
    for seat in actions.mark_seats(request.actor, cycle, {UUID(wanted["seat"]): mark}):
        saved(request, _("Noted: %(who)s, %(how)s.") % {"who": seat.name, "how": mark.standing.label})
    return _here(request, cycle)


def _here(request: HttpRequest, cycle: Cycle) -> str:
    """The leaf that is open."""
    leaf = request.GET.get("leaf", "")
    here = reverse("meetings:attendance", args=[cycle.pk])
    return f"{here}?leaf={leaf}" if leaf.isascii() and leaf.isdigit() else here


def _added(request: HttpRequest, cycle: Cycle, form: NameForm) -> str:
    seat = actions.add_seat(request.actor, cycle, form.cleaned_data["list"], form.cleaned_data["name"])
    saved(request, _("%(who)s stands on the list now.") % {"who": seat.name})
    ids = [one.pk for one in _in_order(queries.standings_of(seat.meeting))]
    return reverse("meetings:attendance", args=[cycle.pk]) + f"?leaf={ids.index(seat.pk) // LEAF}#seat-{seat.position}"


def _context(cycle: Cycle, meeting: Meeting, standings: list[Any], leaf: Leaf, seats: list[Seat]) -> dict[str, Any]:
    by_id = {seat.pk: seat for seat in seats}
    of_role = Counter(one.role for one in standings)
    groups = [
        (role_words(role), of_role[role], [_line(by_id[one.pk], cycle.zone) for one in group])
        for role, group in groupby(leaf.rows, key=lambda one: one.role)
    ]
    return {
        "cycle": cycle,
        "meeting": meeting,
        "groups": groups,
        "quorum": queries.quorum_of(cycle, standings),
        "classes": queries.class_counts(standings),
        "pager": leaf.pager,
        "leaf": leaf.at,
        "is_shut": meeting.closed_at is not None,
        "trail": trail(cycle, _("Attendance")),
    }


def _in_order(standings: list[Any]) -> list[Any]:
    """Seats of the same role lie together, in the order in which the roles come first."""
    first: dict[str, int] = {}
    for one in standings:
        first.setdefault(one.role, one.position)
    return sorted(standings, key=lambda one: (first[one.role], one.position))


def _line(seat: Seat, zone: str) -> dict[str, Any]:
    return {
        "seat": seat,
        "state": MARKS[Standing(seat.standing)],
        "words": seat.get_standing_display(),
        "is_there": seat.standing in PRESENT,
        "at": clock_time(seat.signed_at, zone),
        "note": ", ".join(filter(None, [seat.substitute, seat.reason])),
    }
