"""What is done at the turn of the year."""

from hyogi.cycles.actions import open_cycle
from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.succession.proposing import proposal


def open_next(actor: Actor, cycle: Cycle) -> Cycle:
    """Open the next year's cycle as the last one proposes it, with nothing changed.

    Raises:
        Refusal, Stale: as for opening any cycle.
    """
    actor.must(Action.OPEN_CYCLE, cycle.policy_facts())
    draft = proposal(actor, cycle)
    return open_cycle(
        actor,
        convening=draft.convening,
        regime=draft.regime,
        year=draft.year,
        code=draft.code,
        title=draft.title,
        meeting_on=draft.meeting_on,
        days=draft.days,
        choices=draft.choices,
        listed=draft.listed,
        previous=cycle,
    )
