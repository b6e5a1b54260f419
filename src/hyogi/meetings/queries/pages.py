"""What the pages of a meeting are about: a run cycle in sight, and who reports at its meeting."""

from collections import Counter
from uuid import UUID

from django.db.models import QuerySet

from hyogi.cycles.models import Assignment, Cycle, Mode
from hyogi.cycles.queries import reporters_in, run_cycles
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
    return reporters_in(actor, cycle).filter(successor__isnull=True)


def modes_of(actor: Actor, cycle: Cycle) -> tuple[int, int]:
    """How many report on site, and how many in writing."""
    modes = Counter(reporting(actor, cycle).values_list("mode", flat=True))
    return modes[Mode.ON_SITE], modes[Mode.WRITTEN]


def place_among(
    actor: Actor, cycle: Cycle, *, id: UUID | None = None, position: int | None = None
) -> tuple[QuerySet[Assignment], int]:
    """All who report, and how many of them stand before the one with this id or position (0: there is none)."""
    rows = reporting(actor, cycle)
    wanted = rows.none()
    if id is not None:
        wanted = rows.filter(pk=id)
    elif position is not None:
        wanted = rows.filter(position=position)
    found = wanted.values_list("position", flat=True).first()
    return rows, 0 if found is None else rows.filter(position__lt=found).count()


def reporters_of(actor: Actor, cycle: Cycle) -> list[Assignment]:
    """All who report at the meeting, in order."""
    return list(reporting(actor, cycle))
