"""What is stored of results. All of it is append-only: a correction is a new row that names the old."""

from hyogi.results.models.base import ResultRow
from hyogi.results.models.calculating import Adjustment, Calculation, Result, Veto, VetoAnswer
from hyogi.results.models.deciding import Decision, Proposal, ResultSignature, SignOff
from hyogi.results.models.telling import Acknowledgement, Letter, Outcome, ReviewAnswer, ReviewKind, ReviewRequest

TABLES: tuple[type[ResultRow], ...] = (
    Calculation,
    Result,
    Adjustment,
    Veto,
    VetoAnswer,
    Proposal,
    Decision,
    ResultSignature,
    SignOff,
    Letter,
    Acknowledgement,
    ReviewRequest,
    ReviewAnswer,
)
APPEND_ONLY = tuple(model._meta.db_table for model in TABLES)

__all__ = [
    "APPEND_ONLY",
    "TABLES",
    "Acknowledgement",
    "Adjustment",
    "Calculation",
    "Decision",
    "Letter",
    "Outcome",
    "Proposal",
    "Result",
    "ResultRow",
    "ResultSignature",
    "ReviewAnswer",
    "ReviewKind",
    "ReviewRequest",
    "SignOff",
    "Veto",
    "VetoAnswer",
]
