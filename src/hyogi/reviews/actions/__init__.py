"""What is done before the meeting: readers are named, notes taken, scores entered, comments drafted."""

from hyogi.reviews.actions.drafting import draft_comment
from hyogi.reviews.actions.noting import assign_reader, end_reading, note
from hyogi.reviews.actions.scoring import Entered, enter_scores

__all__ = ["Entered", "assign_reader", "draft_comment", "end_reading", "enter_scores", "note"]
