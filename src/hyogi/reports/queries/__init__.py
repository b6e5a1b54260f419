"""Every question asked of reports."""

from hyogi.reports.queries.likeness import Alike, alike, needs_remark
from hyogi.reports.queries.pages import (
    FilePage,
    PreviousYear,
    ReceiptPage,
    ReportPage,
    file_page,
    known_hash,
    previous_year,
    receipt_page,
    report_page,
)
from hyogi.reports.queries.stored import (
    attachments_of,
    count_states,
    figures_for,
    late_among,
    passages_of,
    report_of,
    report_states,
    steps_of,
    submission_of,
    submissions_of,
    texts_of,
)

__all__ = [
    "Alike",
    "FilePage",
    "PreviousYear",
    "ReceiptPage",
    "ReportPage",
    "alike",
    "attachments_of",
    "count_states",
    "figures_for",
    "file_page",
    "known_hash",
    "late_among",
    "needs_remark",
    "passages_of",
    "previous_year",
    "receipt_page",
    "report_of",
    "report_page",
    "report_states",
    "steps_of",
    "submission_of",
    "submissions_of",
    "texts_of",
]
