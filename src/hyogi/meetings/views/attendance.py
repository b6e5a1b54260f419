"""Attendance, made for a telephone in one hand: one touch signs a seat in; leave and substitutes in the form below."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.models import Cycle
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


def attendance(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Who is summoned, who is there, and whether they are enough."""
    meeting = queries.meeting_of(cycle)
    if meeting is None:
        return render(
            request, "meetings/attendance_page.html", {"cycle": cycle, "trail": trail(cycle, _("Attendance"))}
        )
    seats = queries.seats_of(meeting)
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
    context = _context(cycle, meeting, seats) | {"mark": mark, "name": name, "refusal": refusal}
    bad = request.method == "POST"
    return render(request, "meetings/attendance_page.html", context, status=403 if bad and refusal else 200)


def _signed(request: HttpRequest, cycle: Cycle, act: str) -> str:
    """One seat touched, all ticked ones together, or who the rules summon by now."""
    name, _colon, id = act.partition(":")
    here = reverse("meetings:attendance", args=[cycle.pk])
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
    return reverse("meetings:attendance", args=[cycle.pk])


def _added(request: HttpRequest, cycle: Cycle, form: NameForm) -> str:
    seat = actions.add_seat(request.actor, cycle, form.cleaned_data["list"], form.cleaned_data["name"])
    saved(request, _("%(who)s stands on the list now.") % {"who": seat.name})
    return reverse("meetings:attendance", args=[cycle.pk]) + f"#seat-{seat.position}"


def _context(cycle: Cycle, meeting: Meeting, seats: list[Seat]) -> dict[str, Any]:
    groups = [
        (role_words(role), [_line(seat, cycle.zone) for seat in group])
        for role, group in groupby(sorted(seats, key=_place(seats)), key=lambda seat: seat.role)
    ]
    return {
        "cycle": cycle,
        "meeting": meeting,
        "groups": groups,
        "quorum": queries.quorum_of(cycle, seats),
        "classes": queries.class_counts(seats),
        "is_shut": meeting.closed_at is not None,
        "trail": trail(cycle, _("Attendance")),
    }


def _place(seats: list[Seat]) -> Any:
    """Seats of the same role lie together, in the order in which the roles come first."""
    first: dict[str, int] = {}
    for seat in seats:
        first.setdefault(seat.role, seat.position)
    return lambda seat: (first[seat.role], seat.position)


def _line(seat: Seat, zone: str) -> dict[str, Any]:
    return {
        "seat": seat,
        "state": MARKS[Standing(seat.standing)],
        "words": seat.get_standing_display(),
        "is_there": seat.standing in PRESENT,
        "at": clock_time(seat.signed_at, zone),
        "note": ", ".join(filter(None, [seat.substitute, seat.reason])),
    }
