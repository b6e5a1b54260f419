"""Who has a place at the meeting, as cards, plans and lists name them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle
from hyogi.design.words import plain
from hyogi.meetings.models import Seat
from hyogi.meetings.queries import COUNTED, meeting_of, seats_of
from hyogi.papers.kinds.common import within
from hyogi.papers.making import NothingYet

FRONT = ("chair", "member", "guide", "panel")
"""Whose place is at the table in front; all others sit in the hall."""


@dataclass(frozen=True)
class Guest:
    """One place: the name of the person (where none is kept, in front his post, in the hall his unit), his unit and
    post, and what he is there as; whether he makes the quorum."""

    name: str
    unit: str
    post: str
    group: str
    front: bool
    counts: bool


def guests(cycle: Cycle) -> list[Guest]:
    """Everybody who has a seat at the meeting: the chair and the table in front, then reporters, then the others; each
    group in the order of the seats.

    Raises:
        NothingYet: where the meeting is not set up.
    """
    meeting = meeting_of(cycle)
    seats = seats_of(meeting) if meeting else []
    if not seats:
        raise NothingYet(_("The meeting is not set up yet; its page summons people by the rules of the cycle."))
    order = [*FRONT, "reporter"]
    ranked = sorted(seats, key=lambda seat: order.index(seat.role) if seat.role in order else len(order))
    return [_guest(seat) for seat in ranked]


def _guest(seat: Seat) -> Guest:
    unit = plain(seat.unit_names)
    post = within(plain(seat.post.title), unit) if seat.post else plain(seat.name)
    name = plain(seat.person.title) if seat.person and (seat.person.name or seat.person.names) else ""
    place = post if seat.role in FRONT else unit
    return Guest(
        name or place or plain(seat.name), unit, post, _group(seat.role), seat.role in FRONT, seat.role in COUNTED
    )


def _group(role: str) -> str:
    return {
        "chair": _("Chair and members"),
        "member": _("Chair and members"),
        "guide": _("Guides from the level above"),
        "panel": _("Panel"),
        "reporter": _("Those who report"),
        "staff": _("Staff"),
        "observer": _("Observers"),
        "observer_speaking": _("Observers"),
        "observer_silent": _("Observers"),
        "rapporteur": _("Rapporteurs"),
    }.get(role, _("Attendees"))
