"""What everybody sees of a meeting as it goes on: on a telephone, on the big screen, and as the JSON both ask for."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of
from hyogi.design.shapes import Crumb
from hyogi.foundation.pages import render
from hyogi.meetings import queries
from hyogi.meetings.views.parts import in_words, now_of, shown_items
from hyogi.meetings.wording import STATES

AHEAD = 8
"""So many items ahead are shown on a telephone."""


def live(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Now and next, and what comes after it."""
    context = _context(cycle)
    course = context["course"]
    ahead = queries.items_left(course.meeting)[:AHEAD] if course else []
    context["ahead"] = shown_items(ahead, cycle.zone)
    context["trail"] = [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        Crumb(_("Now and next")),
    ]
    return render(request, "meetings/live.html", context)


def screen(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Now, next and the clock in large type, with no controls."""
    return render(request, "meetings/screen.html", _context(cycle))


def _context(cycle: Cycle) -> dict[str, Any]:
    meeting, rules = queries.meeting_of(cycle), regime_of(cycle).meeting
    course = queries.course_of(cycle, meeting) if meeting else None
    return {
        "cycle": cycle,
        "course": course,
        "now": now_of(course, cycle) if course else None,
        "warn": " ".join(map(str, rules.warn_seconds)),
        "grace": rules.overtime_grace_seconds,
        "states": {str(state): words for state, words in STATES.items()},
    }


def now(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """The same in few bytes, asked every few seconds: seconds left by the server's clock, words in the reader's
    language."""
    meeting = queries.meeting_of(cycle)
    if meeting is None:
        answer = {
            "version": 0,
            "said": _("The meeting is not set up yet."),
            "now": in_words(None),
            "next": in_words(None),
        }
        return JsonResponse(answer)
    found = now_of(queries.course_of(cycle, meeting), cycle)
    return JsonResponse(
        {
            "version": meeting.version,
            "said": found.said,
            "runs": found.now is not None,
            "left": found.left,
            "seconds": found.seconds,
            "now": in_words(found.now),
            "next": in_words(found.next),
            "done": found.done,
            "total": found.total,
        },
        headers={"Cache-Control": "no-store"},
    )
