"""What is done with reports: written, handed in, returned or approved, submitted."""

from hyogi.reports.actions.submitting import submit
from hyogi.reports.actions.way import approve, give_back, hand_in
from hyogi.reports.actions.writing import attach, begin, detach, keep_texts

__all__ = ["approve", "attach", "begin", "detach", "give_back", "hand_in", "keep_texts", "submit"]
