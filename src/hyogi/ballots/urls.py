"""Addresses of the room."""

from hyogi.ballots import specimens
from hyogi.ballots.queries import pages, round_page
from hyogi.ballots.views import counting, desk, signing, tally
from hyogi.foundation.files import XLSX
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action

READ = ("GET", "HEAD")
COUNT, SEE, SIGN = Action.COUNT_BALLOTS, Action.SEE_MEETING_WORK, Action.SIGN_COUNT
A_CYCLE, A_ROUND = Specimen(specimens.a_cycle), Specimen(specimens.a_round)
A_CLASS, A_REPORTER = Specimen(specimens.a_class), Specimen(specimens.a_reporter)
ROUND, CLASS = "ballots/<uuid:id>/", "ballots/<uuid:id>/classes/<str:voter_class>/"

app_name = "ballots"
urlpatterns = [
    page(
        "<uuid:id>/ballots/",
        desk.desk,
        name="desk",
        action=COUNT,
        about=pages.desk_page,
        specimen=A_CYCLE,
        methods=READ,
    ),
    page("<uuid:id>/ballots/open/", desk.opening, name="open", action=COUNT, about=pages.desk_page, specimen=A_CYCLE),
    page(ROUND, desk.count_room, name="round", action=COUNT, about=round_page, specimen=A_ROUND, methods=READ),
    page(ROUND + "forms/", desk.further, name="further", action=COUNT, about=round_page, specimen=A_ROUND),
    page(ROUND + "close/", desk.closing, name="close", action=COUNT, about=round_page, specimen=A_ROUND),
    page(CLASS, counting.entry, name="entry", action=COUNT, about=pages.class_page, specimen=A_CLASS),
    page(CLASS + "file/", counting.reading, name="reading", action=COUNT, about=pages.class_page, specimen=A_CLASS),
    page(
        CLASS + "count.csv",
        counting.empty_file,
        name="empty_file",
        action=COUNT,
        about=pages.class_page,
        specimen=A_CLASS,
        methods=READ,
        media_type="text/csv",
    ),
    page(ROUND + "tally/", tally.tally, name="tally", action=SEE, about=round_page, specimen=A_ROUND, methods=READ),
    page(
        ROUND + "tally.xlsx",
        tally.take_along,
        name="take_along",
        action=SEE,
        about=round_page,
        specimen=A_ROUND,
        methods=READ,
        media_type=XLSX,
    ),
    page(
        ROUND + "tally/<uuid:reporter>/",
        tally.working_of,
        name="working",
        action=SEE,
        about=pages.reporter_page,
        specimen=A_REPORTER,
        methods=READ,
    ),
    page(ROUND + "sign/", signing.sign, name="sign", action=SIGN, about=pages.sign_page, specimen=A_ROUND),
    page(ROUND + "signature/", signing.on_paper, name="on_paper", action=COUNT, about=round_page, specimen=A_ROUND),
    page(ROUND + "back/", signing.back_to_count, name="back", action=SIGN, about=pages.sign_page, specimen=A_ROUND),
]
