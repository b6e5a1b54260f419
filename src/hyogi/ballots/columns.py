"""The appraisal on paper, on the board of a cycle."""

from django.utils.translation import gettext_lazy as _

from hyogi.ballots.queries.standing import CLOSED, COUNTING, SEALED, VOID, appraised_of
from hyogi.cycles.models import Phase
from hyogi.cycles.queries import regime_of
from hyogi.rollups.columns import Column, State, offer, page_of


def offer_all() -> None:
    """Called when the room starts."""
    offer(
        Column(
            key="ballot",
            title=_("Appraisal"),
            order=50,
            states=(
                State("none", _("not yet"), "open"),
                State(COUNTING, _("is counted"), "wait"),
                State(CLOSED, _("waits for signatures"), "wait"),
                State(VOID, _("does not count"), "late"),
                State(SEALED, _("counted"), "done"),
            ),
            read=appraised_of,
            url=page_of("cycles:assignment"),
            phase=Phase.MEETING,
            applies=lambda cycle: regime_of(cycle).ballot.used,
        )
    )
