"""Addresses of the room."""

from hyogi.cycles.queries import cycle_page
from hyogi.foundation.files import XLSX
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.reviews import queries, views
from hyogi.reviews.queries import example

app_name = "reviews"
urlpatterns = [
    page(
        "assignments/<uuid:id>/notes/",
        views.notes,
        name="notes",
        action=Action.READ_REPORT,
        about=queries.note_page,
        specimen=Specimen(lambda: example("assignment")),
    ),
    page(
        "readings/<uuid:id>/end/",
        views.end_reading,
        name="end_reading",
        action=Action.PREPARE_MEETING,
        about=queries.reading_page,
        specimen=Specimen(lambda: example("reading")),
        methods=("POST",),
    ),
    page(
        "<uuid:id>/scores/<slug:component>/",
        views.sheet,
        name="sheet",
        action=Action.SEE_MEETING_WORK,
        about=queries.sheet_page,
        specimen=Specimen(lambda: example("sheet")),
    ),
    page(
        "<uuid:id>/scores/<slug:component>/sheet.xlsx",
        views.sheet_file,
        name="sheet_file",
        action=Action.PREPARE_MEETING,
        about=queries.sheet_page,
        specimen=Specimen(lambda: example("sheet")),
        methods=("GET", "HEAD"),
        media_type=XLSX,
    ),
    page(
        "<uuid:id>/comments/drafts/",
        views.drafts,
        name="drafts",
        action=Action.SEE_MEETING_WORK,
        about=cycle_page,
        specimen=Specimen(lambda: example("cycle")),
        methods=("GET", "HEAD"),
    ),
    page(
        "<uuid:id>/comments/print/",
        views.printed,
        name="printed",
        action=Action.SEE_MEETING_WORK,
        about=cycle_page,
        specimen=Specimen(lambda: example("cycle")),
        methods=("GET", "HEAD"),
    ),
    page(
        "assignments/<uuid:id>/draft/",
        views.draft,
        name="draft",
        action=Action.SEE_MEETING_WORK,
        about=queries.draft_page,
        specimen=Specimen(lambda: example("assignment")),
    ),
]
