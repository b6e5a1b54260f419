"""What other rooms take of a ballot: the signed part of each reporter, and how much of it may be shown."""

from fractions import Fraction
from uuid import UUID

from hyogi.ballots.models import Sealing
from hyogi.ballots.queries.figures import shown_tally
from hyogi.ballots.queries.rounds import State, rounds_of
from hyogi.ballots.rules import Detail
from hyogi.ballots.sealing import parts_in
from hyogi.cycles.models import Cycle


def ballot_parts(cycle: Cycle) -> dict[UUID, Fraction | None]:
    """The ballot part of each reporter on the form, by assignment, exact; `None`: a missing part. Empty before a round
    is signed. Ask `detail_of` before an exact fraction is shown to anybody."""
    last = (
        Sealing.unscoped.filter(branch=cycle.branch, cycle=cycle)
        .select_related("tally")
        .order_by("-ballot__round")
        .first()
    )
    return parts_in(last.tally) if last else {}


def detail_of(cycle: Cycle) -> dict[UUID, Detail]:
    """How much of each part may be shown: the exact fraction, two digits, or nothing at all."""
    sealed = [one for one in rounds_of(cycle) if one.state is State.SEALED]
    tally = shown_tally(sealed[-1], count_withheld=False) if sealed else None
    return {one.assignment.pk: one.detail for one in tally.reporters} if tally else {}
