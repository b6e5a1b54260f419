"""How far the appraisal of each unit is, read lightly for the board. No mark of a form is in here."""

from collections.abc import Collection
from uuid import UUID

from hyogi.ballots.models import Ballot, Sealing, SendBack, Tally
from hyogi.ballots.rules import Verdict
from hyogi.cycles.models import Assignment, Cycle

COUNTING, CLOSED, SEALED, VOID = "counting", "closed", "sealed", "void"


def appraised_of(cycle: Cycle, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """How far the last round is, for each unit on its form; the empty word for units that are not graded. At most four
    statements."""
    free = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle, graded=False)
    if among is not None:
        free = free.filter(pk__in=list(among))
    found = dict.fromkeys(free.values_list("pk", flat=True), "")
    ballot = Ballot.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("-round").first()
    if ballot is None:
        return found
    state, wanted = _state(ballot), None if among is None else set(among)
    lines = [UUID(one) for one in ballot.lines]
    return found | {id: state for id in lines if wanted is None or id in wanted}


def _state(ballot: Ballot) -> str:
    sealed = Sealing.unscoped.filter(branch=ballot.branch, ballot=ballot).values_list("tally__verdict", flat=True)
    if verdict := sealed.first():
        return SEALED if verdict == Verdict.COUNTS else VOID
    back = SendBack.unscoped.filter(branch=ballot.branch, ballot=ballot).values("tally")
    is_closed = Tally.unscoped.filter(branch=ballot.branch, ballot=ballot).exclude(pk__in=back).exists()
    return CLOSED if is_closed else COUNTING
