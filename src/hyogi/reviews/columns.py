"""What is prepared before the meeting, on the board of a cycle."""

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Phase
from hyogi.reviews.queries import entered_by_hand
from hyogi.reviews.queries.standing import BEGUN, DONE, DRAFTED, drafted_of, known_of
from hyogi.rollups.columns import Asked, Column, State, offer, page_of


def offer_all() -> None:
    """Called when the room starts."""
    offer(
        Column(
            key="known",
            title=_("Visit and scores"),
            order=20,
            states=(
                State("none", _("not yet"), "open"),
                State(BEGUN, _("some"), "wait"),
                State(DONE, _("all scores there"), "done"),
            ),
            read=known_of,
            url=page_of("reviews:notes"),
            asked=(Asked("prereview_due", frozenset({DONE})),),
            phase=Phase.BEFORE,
            applies=lambda cycle: bool(entered_by_hand(cycle)),
        )
    )
    offer(
        Column(
            key="draft",
            title=_("Draft of the comment"),
            order=30,
            states=(State("none", _("no draft"), "open"), State(DRAFTED, _("drafted"), "done")),
            read=drafted_of,
            url=page_of("reviews:draft"),
            phase=Phase.BEFORE,
        )
    )
