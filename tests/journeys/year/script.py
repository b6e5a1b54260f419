"""The whole year, step by step."""

from collections.abc import Callable

from tests.journeys.year import after, before, evening, result, turn
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
    after.lists_are_planned_and_approved,
    after.a_point_is_required_of_all_and_taken_up,
    after.a_practice_is_proposed_recommended_and_taken_over,
    after.an_item_is_carried_out_and_closed,
    turn.the_record_is_published,
    turn.what_is_open_is_carried_over_and_the_cycle_closed,
    turn.the_next_year_asks_for_what_is_open,
]
