"""Addresses of the room."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.meetings import specimens
from hyogi.meetings.queries import comment_target
from hyogi.meetings.queries.pages import run_cycle
from hyogi.meetings.views import attendance, comments, desk, live

READ = ("GET", "HEAD")
app_name = "meetings"
urlpatterns = [
    page(
        "<uuid:id>/meeting/",
        desk.desk,
        name="desk",
        action=Action.RUN_MEETING,
        about=run_cycle,
        specimen=Specimen(specimens.a_meeting),
    ),
    page(
        "<uuid:id>/meeting/closing/",
        desk.closing,
        name="closing",
        action=Action.RUN_MEETING,
        about=run_cycle,
        specimen=Specimen(specimens.a_meeting),
    ),
    page(
        "<uuid:id>/meeting/attendance/",
        attendance.attendance,
        name="attendance",
        action=Action.RUN_MEETING,
        about=run_cycle,
        specimen=Specimen(specimens.a_meeting),
    ),
    page(
        "<uuid:id>/meeting/comments/",
        comments.comments,
        name="comments",
        action=Action.RUN_MEETING,
        about=run_cycle,
        specimen=Specimen(specimens.a_meeting_held),
    ),
    page(
        "meeting/comments/<uuid:id>/correction/",
        comments.correction,
        name="correction",
        action=Action.RUN_MEETING,
        about=comment_target,
        specimen=Specimen(specimens.a_comment),
    ),
    page(
        "<uuid:id>/meeting/live/",
        live.live,
        name="live",
        action=Action.SEE_CYCLE,
        about=run_cycle,
        specimen=Specimen(specimens.a_meeting),
        methods=READ,
    ),
    page(
        "<uuid:id>/meeting/screen/",
        live.screen,
        name="screen",
        action=Action.SEE_CYCLE,
        about=run_cycle,
        specimen=Specimen(specimens.a_meeting),
        methods=READ,
    ),
    page(
        "<uuid:id>/meeting/now.json",
        live.now,
        name="now",
        action=Action.SEE_CYCLE,
        about=run_cycle,
        specimen=Specimen(specimens.a_meeting),
        methods=READ,
        media_type="application/json",
    ),
]
