"""Every question asked of ballots."""

from hyogi.ballots.queries.figures import (
    DIGITS,
    Own,
    ShownLine,
    ShownReporter,
    ShownTally,
    own_entry,
    shown_tally,
)
from hyogi.ballots.queries.outcome import ballot_parts, detail_of
from hyogi.ballots.queries.rounds import (
    ClassStanding,
    Round,
    Seat,
    State,
    lines_on_form,
    round_page,
    rounds_in,
    rounds_of,
    states_of_rounds,
)

__all__ = [
    "DIGITS",
    "ClassStanding",
    "Own",
    "Round",
    "Seat",
    "ShownLine",
    "ShownReporter",
    "ShownTally",
    "State",
    "ballot_parts",
    "detail_of",
    "lines_on_form",
    "own_entry",
    "round_page",
    "rounds_in",
    "rounds_of",
    "shown_tally",
    "states_of_rounds",
]
