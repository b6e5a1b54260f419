"""Every question asked of results."""

from hyogi.results.queries.letters import (
    LetterTarget,
    acknowledgements_of,
    letter_of,
    letter_page,
    letters_of,
    own_grades,
    own_letters,
)
from hyogi.results.queries.lines import Line
from hyogi.results.queries.reviews import ReviewTarget, review_page, reviews_of, reviews_on
from hyogi.results.queries.sheet import (
    Sheet,
    UnitTarget,
    decisions_of,
    grades_of,
    is_signed_off,
    sheet_of,
    sheet_page,
    unit_page,
)
from hyogi.results.queries.units import (
    AdjustmentTarget,
    VetoTarget,
    adjustment_page,
    adjustments_of,
    confirmed_vetoes,
    veto_page,
    vetoes_of,
)

__all__ = [
    "AdjustmentTarget",
    "LetterTarget",
    "Line",
    "ReviewTarget",
    "Sheet",
    "UnitTarget",
    "VetoTarget",
    "acknowledgements_of",
    "adjustment_page",
    "adjustments_of",
    "confirmed_vetoes",
    "decisions_of",
    "grades_of",
    "is_signed_off",
    "letter_of",
    "letter_page",
    "letters_of",
    "own_grades",
    "own_letters",
    "review_page",
    "reviews_of",
    "reviews_on",
    "sheet_of",
    "sheet_page",
    "unit_page",
    "veto_page",
    "vetoes_of",
]
