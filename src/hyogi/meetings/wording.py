"""The room's words for what it stores: roles, how seats and clocks stand, lengths of time."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.meetings.models import Standing
from hyogi.meetings.rules import State

ROLES = {
    "chair": _("chair"),
    "member": _("member"),
    "attendee": _("attendee"),
    "reporter": _("reporter"),
    "guide": _("guide from above"),
    "observer": _("observer"),
    "observer_speaking": _("observer who may speak"),
    "observer_silent": _("observer who does not speak"),
    "panel": _("panel"),
    "panel_chair": _("chair of the panel"),
    "rapporteur": _("rapporteur"),
    "staff": _("staff"),
    "secretariat": _("secretariat"),
    "scrutineer": _("scrutineers"),
    "any_voter": _("whoever votes"),
    "any": _("anybody"),
    "all": _("everybody"),
    "leader_in_charge": _("leader in charge"),
    "member_states": _("member States"),
    "member_or_observer": _("members and observers"),
    "plenary": _("plenary"),
}
"""Roles of a regime, at the table and in the agenda."""
MARKS = {
    Standing.EXPECTED: "open",
    Standing.PRESENT: "done",
    Standing.SUBSTITUTE: "done",
    Standing.LEAVE: "ended",
    Standing.ABSENT: "late",
}
STATES = {
    State.NEXT: _("has not begun"),
    State.IN_TIME: _("in time"),
    State.WARN: _("nearly over"),
    State.GRACE: _("time is up"),
    State.OVER: _("over time"),
}


def role_words(role: str) -> Any:
    """A role in the reader's language; one that is not known here as the regime writes it."""
    return ROLES.get(role, role)


def minutes(seconds: int) -> str:
    """A length of time as a clock writes it.

    >>> minutes(480), minutes(-75), minutes(3725)
    ('8:00', '−1:15', '1:02:05')
    """
    sign, rest = ("−" if seconds < 0 else ""), abs(seconds)
    hours, rest = divmod(rest, 3600)
    whole = f"{hours}:{rest // 60:02d}" if hours else f"{rest // 60}"
    return f"{sign}{whole}:{rest % 60:02d}"
