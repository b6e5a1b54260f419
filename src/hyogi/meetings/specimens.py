"""Examples of addresses for the walk of the pages, found in the demonstration."""

from typing import Any

from hyogi.meetings.models import Comment, Meeting


def a_meeting() -> dict[str, Any]:
    """The cycle of the newest meeting that is run here."""
    rows = Meeting.unscoped.filter(cycle__regime__isnull=False).order_by("-held_on", "id")
    return {"id": rows.values_list("cycle", flat=True)[0]}


def a_meeting_held() -> dict[str, Any]:
    """The cycle of a meeting that was held."""
    rows = Meeting.unscoped.filter(opened_at__isnull=False).order_by("held_on", "id")
    return {"id": rows.values_list("cycle", flat=True)[0]}


def a_comment() -> dict[str, Any]:
    """A fixed comment that nothing corrects."""
    corrected = Comment.unscoped.filter(corrects__isnull=False).values("corrects")
    rows = Comment.unscoped.filter(fixed_at__isnull=False).exclude(pk__in=corrected).order_by("position", "id")
    return {"id": rows.values_list("pk", flat=True)[0]}
