"""What the page of a cycle shows of its ballot."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.ballots.queries import states_of_rounds
from hyogi.ballots.wording import MARKS, STATES
from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of
from hyogi.design.panels import Panel, offer
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action


@dataclass(frozen=True)
class Entrance:
    """The rounds of a cycle with where each is counted and read, and where one is opened."""

    rounds: tuple[tuple[int, str, Any, str, str], ...]
    desk: str


def offer_all() -> None:
    """Called when the room starts."""
    offer("cycle", Panel("ballots", _("Ballot on paper"), "ballots/panel.html", _entrance, order=45))


def _entrance(actor: Actor, cycle: Cycle) -> Entrance | None:
    facts = cycle.policy_facts()
    counts, reads = actor.may(Action.COUNT_BALLOTS, facts), actor.may(Action.SEE_MEETING_WORK, facts)
    if cycle.regime_id is None or not (counts or reads) or not regime_of(cycle).ballot.used:
        return None
    rounds = tuple(
        (
            number,
            MARKS[state],
            STATES[state],
            reverse("ballots:round", args=[id]) if counts else "",
            reverse("ballots:tally", args=[id]) if reads else "",
        )
        for id, number, state in states_of_rounds(cycle)
    )
    return Entrance(rounds, reverse("ballots:desk", args=[cycle.pk]) if counts else "")
