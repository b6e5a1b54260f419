"""The comment on each report, on the board of a cycle."""

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Phase
from hyogi.meetings.queries.standing import FIXED, commented_of
from hyogi.rollups.columns import Asked, Column, State, offer, page_of


def offer_all() -> None:
    """Called when the room starts."""
    offer(
        Column(
            key="comment",
            title=_("Comment"),
            order=40,
            states=(State("none", _("not yet"), "open"), State(FIXED, _("fixed"), "done")),
            read=commented_of,
            url=page_of("cycles:assignment"),
            asked=(Asked("written_comments_due", frozenset({FIXED})),),
            phase=Phase.MEETING,
        )
    )
