"""The comment on each report, on the board of a cycle."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Phase
from hyogi.meetings.queries.standing import FIXED, commented_of
from hyogi.rollups.columns import Asked, Column, State, offer


def offer_all() -> None:
    """Called when the room starts."""
    offer(
        Column(
            key="comment",
            title=_("Comment"),
            order=40,
            states=(State("none", _("not yet"), "open"), State(FIXED, _("fixed"), "done")),
            read=commented_of,
            url=_page_of_unit,
            asked=(Asked("written_comments_due", frozenset({FIXED})),),
            phase=Phase.MEETING,
        )
    )


def _page_of_unit(assignment: UUID, _state: str) -> str:
    return reverse("cycles:assignment", args=[assignment])
