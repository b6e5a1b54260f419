"""From parts to a grade, in the order fixed for every regime: parts → composite → adjustments → rounding → threshold
→ gates → vetoes → cap → ties → decision. A later step never raises what an earlier gate or veto lowered.

Sources: docs/regime-parameters.md, C1 `[composite]`, `[cap]`, `[tie]`, `[adjust]`, C8, C9, C10.
"""

from hyogi.results.rules.adjusting import LATE, Adjusted, Given, Kind, adjusted, days_begun
from hyogi.results.rules.capping import Candidate, Cap, Places, apply_cap, places_at_top
from hyogi.results.rules.composing import Arithmetic, Component, Composite, Term, composite
from hyogi.results.rules.deciding import SHORTEST_REASON, Body, Standing, decision_problem
from hyogi.results.rules.grading import Gate, Grade, Graded, Veto, grade_at, graded
from hyogi.results.rules.signing import Seat, fits, next_seats, seats_of
from hyogi.results.rules.working import Group, Outcome, Reporter, Terms, Worked, work_out

__all__ = [
    "LATE",
    "SHORTEST_REASON",
    "Adjusted",
    "Arithmetic",
    "Body",
    "Candidate",
    "Cap",
    "Component",
    "Composite",
    "Gate",
    "Given",
    "Grade",
    "Graded",
    "Group",
    "Kind",
    "Outcome",
    "Places",
    "Reporter",
    "Seat",
    "Standing",
    "Term",
    "Terms",
    "Veto",
    "Worked",
    "adjusted",
    "apply_cap",
    "composite",
    "days_begun",
    "decision_problem",
    "fits",
    "grade_at",
    "graded",
    "next_seats",
    "places_at_top",
    "seats_of",
    "work_out",
]
