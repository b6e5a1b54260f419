"""What the report of a unit must answer: the items that its list of the year before left open."""

from hyogi.cycles.models import Assignment
from hyogi.followup.queries import open_items_of
from hyogi.followup.rules import ItemState
from hyogi.followup.wording import STATES
from hyogi.reports.questions import Question


def open_questions(assignment: Assignment) -> list[Question]:
    """One question for each item of last year that is neither closed nor struck off, in the order of the list."""
    return [
        Question(item.pk, item.text, item.due_on, STATES[ItemState(item.state)], item.recurring)
        for item in open_items_of(assignment.unit.unit_id, assignment.cycle)
    ]
