"""Every act at a meeting: set it up, open and close it, run its agenda, mark attendance, fix and correct comments."""

from hyogi.meetings.actions.attendance import Mark, add_seat, mark_seats
from hyogi.meetings.actions.comments import correct_comment, fix_comment
from hyogi.meetings.actions.running import (
    add_break,
    ask_question,
    begin_item,
    finish_item,
    move_item,
    next_item,
)
from hyogi.meetings.actions.setting_up import refresh_seats, set_up
from hyogi.meetings.actions.sitting import close_meeting, open_meeting

__all__ = [
    "Mark",
    "add_break",
    "add_seat",
    "ask_question",
    "begin_item",
    "close_meeting",
    "correct_comment",
    "finish_item",
    "fix_comment",
    "mark_seats",
    "move_item",
    "next_item",
    "open_meeting",
    "refresh_seats",
    "set_up",
]
