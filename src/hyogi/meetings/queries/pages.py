"""What the pages of a meeting are about: a run cycle in sight."""

from uuid import UUID

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import run_cycles
from hyogi.foundation.actors import Actor
from hyogi.foundation.refusals import Hidden


def run_cycle(actor: Actor, id: UUID) -> Cycle:
    """The run cycle with this id; `Hidden` where there is none in sight."""
    found = run_cycles(actor).select_related("regime").filter(pk=id).first()
    if found is None:
        raise Hidden
    return found
