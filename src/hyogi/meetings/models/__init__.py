"""What is stored of a meeting: documents from above, agenda, attendance, speeches as points, comments.

A meeting is told by a transcript or run here. Of a transcript there are attendees by name, items without times and
comments by attendees; of a meeting that is run here seats, items with times, and comments that were fixed.
"""

from hyogi.meetings.models.agenda import KINDS, AgendaItem, ItemKind, Question, RunKind
from hyogi.meetings.models.attendance import (
    Attendance,
    AttendancePost,
    AttendanceRule,
    OpenEnd,
    Role,
    Seat,
    SeatMark,
    Standing,
)
from hyogi.meetings.models.comments import Category, Comment, CommentProblem
from hyogi.meetings.models.meeting import Document, Meeting, MeetingAct, MeetingActKind, OfMeeting
from hyogi.meetings.models.speeches import PointKind, Speech, SpeechPoint

__all__ = [
    "KINDS",
    "AgendaItem",
    "Attendance",
    "AttendancePost",
    "AttendanceRule",
    "Category",
    "Comment",
    "CommentProblem",
    "Document",
    "ItemKind",
    "Meeting",
    "MeetingAct",
    "MeetingActKind",
    "OfMeeting",
    "OpenEnd",
    "PointKind",
    "Question",
    "Role",
    "RunKind",
    "Seat",
    "SeatMark",
    "Speech",
    "SpeechPoint",
    "Standing",
]
