"""The result and its letter, on the board of a cycle."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Phase
from hyogi.results.queries.standing import ACKNOWLEDGED, DECIDED, SENT, WORKED_OUT, told_of
from hyogi.rollups.columns import Asked, Column, State, offer, page_of

TO_UNIT, TO_RESULT = page_of("cycles:assignment"), page_of("results:unit")
LATER = frozenset({DECIDED, SENT, ACKNOWLEDGED})


def offer_all() -> None:
    """Called when the room starts."""
    offer(
        Column(
            key="result",
            title=_("Result and letter"),
            order=60,
            states=(
                State("none", _("not yet"), "open"),
                State(WORKED_OUT, _("worked out"), "wait"),
                State(DECIDED, _("decided"), "wait"),
                State(SENT, _("letter sent"), "wait"),
                State(ACKNOWLEDGED, _("letter read"), "done"),
            ),
            read=told_of,
            url=_url,
            asked=(
                Asked("decision", LATER),
                Asked("feedback_out", frozenset({SENT, ACKNOWLEDGED})),
            ),
            phase=Phase.RESULT,
        )
    )


def _url(assignment: UUID, state: str) -> str:
    return (TO_UNIT if state == "none" else TO_RESULT)(assignment, state)
