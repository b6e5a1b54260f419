"""What holds at a meeting: what comes after what and how long, who is summoned, whether they are enough, comments."""

from hyogi.meetings.rules.agenda import (
    BREAK_SECONDS,
    Line,
    Reporter,
    Shares,
    Slot,
    Template,
    breaks,
    laid_out,
    length_of,
    may_pass,
    share_time,
    sittings,
    speaking_order,
)
from hyogi.meetings.rules.attendance import (
    Quorum,
    Term,
    Units,
    quorum,
    terms,
)
from hyogi.meetings.rules.comments import Lack, canonical, lacks, may_fix, problems_of
from hyogi.meetings.rules.timing import Shown, State, shown

__all__ = [
    "BREAK_SECONDS",
    "Lack",
    "Line",
    "Quorum",
    "Reporter",
    "Shares",
    "Shown",
    "Slot",
    "State",
    "Template",
    "Term",
    "Units",
    "breaks",
    "canonical",
    "lacks",
    "laid_out",
    "length_of",
    "may_fix",
    "may_pass",
    "problems_of",
    "quorum",
    "share_time",
    "shown",
    "sittings",
    "speaking_order",
    "terms",
]
