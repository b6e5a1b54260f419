"""What the pages of a meeting are about: a run cycle in sight, and who reports at its meeting."""

from uuid import UUID

from django.db.models import QuerySet

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import run_cycles, visible_assignments
from hyogi.foundation.actors import Actor
from hyogi.foundation.refusals import Hidden


def run_cycle(actor: Actor, id: UUID) -> Cycle:
    """The run cycle with this id; `Hidden` where there is none in sight."""
    found = run_cycles(actor).select_related("regime").filter(pk=id).first()
    if found is None:
        raise Hidden
    return found


def reporting(actor: Actor, cycle: Cycle) -> QuerySet[Assignment]:
    """Who reports at the meeting of the cycle, in order; for a unit that was merged its successor does."""
    rows = visible_assignments(actor).filter(branch=cycle.branch, cycle=cycle, successor__isnull=True)
    return rows.order_by("position")


def reporters_of(actor: Actor, cycle: Cycle) -> list[Assignment]:
    """All who report at the meeting, in order."""
    return list(reporting(actor, cycle))
