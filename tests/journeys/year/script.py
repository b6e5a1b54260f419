"""The year, step by step."""

from collections.abc import Callable

from tests.journeys.year import before, evening, result
from tests.journeys.year.people import Year

STEPS: list[Callable[[Year], None]] = [
    before.the_secretariat_opens_the_cycle,
    before.reports_are_written,
    before.a_report_is_returned_and_handed_in_again,
    before.reports_are_approved_and_submitted,
    before.notes_scores_and_drafts_are_made,
    before.papers_are_made,
    evening.the_meeting_is_held,
    evening.the_forms_are_counted,
    evening.scrutineers_sign,
    result.the_result_is_worked_out_and_decided,
    result.the_result_is_signed_and_told,
]
