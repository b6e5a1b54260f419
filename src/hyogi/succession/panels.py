"""What this room shows on the page of a cycle: the way to the next year, and to what came from the last one."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle, Phase
from hyogi.design.panels import Panel, offer
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.succession.queries import following

AFTER = (Phase.RESULT, Phase.FOLLOW_UP, Phase.CLOSED)
"""Phases in which the next year's cycle is opened."""


@dataclass(frozen=True)
class Ways:
    """The next cycle, or the address at which it is opened; and where what came from the last one stands."""

    following: Cycle | None
    opens: str
    carried: str


def offer_all() -> None:
    """Called when the room starts."""
    offer("cycle", Panel("succession", _("From year to year"), "succession/panel.html", ways, 95))


def ways(actor: Actor, cycle: Cycle) -> Ways | None:
    """What the actor may see and do at the turn of the year; nothing for a transcribed cycle."""
    if cycle.regime_id is None:
        return None
    facts = cycle.policy_facts()
    next_one = following(actor, cycle)
    may_open = next_one is None and cycle.phase in AFTER and actor.may(Action.OPEN_CYCLE, facts)
    sees = cycle.previous_id is not None and actor.may(Action.SEE_MEETING_WORK, facts)
    found = Ways(
        next_one,
        reverse("succession:next", args=[cycle.pk]) if may_open else "",
        reverse("succession:carried", args=[cycle.pk]) if sees else "",
    )
    return found if found.following or found.opens or found.carried else None
