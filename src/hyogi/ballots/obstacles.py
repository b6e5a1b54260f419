"""What keeps a cycle from its result: a round that is not counted and signed."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.ballots.queries import State, rounds_of
from hyogi.cycles import obstacles
from hyogi.cycles.models import Cycle, Phase


def offer_all() -> None:
    """Called when the room starts."""
    obstacles.offer(Phase.RESULT, "ballots", _open_counts)


def _open_counts(cycle: Cycle) -> Iterator[Any]:
    for round in rounds_of(cycle):
        if round.state is not State.SEALED:
            yield _("Round %(round)s of the ballot is not counted and signed yet.") % {"round": round.ballot.round}
