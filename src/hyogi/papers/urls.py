"""Addresses of the room."""

from typing import Any

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.papers import queries, specimens
from hyogi.papers.actions import WORD
from hyogi.papers.views import desk, files, record, templates
from hyogi.records import queries as records
from hyogi.records import specimens as record_specimens

GET = ("GET", "HEAD")
PAPER = "cycles/<uuid:id>/papers/<slug:key>/"
OF_PAPER: dict[str, Any] = {"action": Action.MAKE_PAPERS, "about": queries.paper_of}

app_name = "papers"
urlpatterns = [
    page(
        "papers/records/<slug:slug>/<int:version>/<language:language>.docx",
        record.record,
        name="record",
        action=Action.SEE_PUBLIC,
        about=records.record_in,
        specimen=Specimen(record_specimens.a_version_in),
        methods=GET,
        media_type=WORD,
    ),
    page(
        "cycles/<uuid:id>/papers/",
        desk.desk,
        name="cycle",
        action=Action.MAKE_PAPERS,
        about=queries.run_cycle,
        specimen=Specimen(specimens.a_cycle),
    ),
    page(PAPER, desk.paper, name="paper", specimen=Specimen(specimens.a_paper), **OF_PAPER),
    page(
        PAPER + "<language:language>/",
        templates.exchange,
        name="exchange",
        specimen=Specimen(specimens.a_template),
        **OF_PAPER,
    ),
    page(
        PAPER + "<language:language>/return/",
        templates.go_back,
        name="return",
        specimen=Specimen(specimens.a_template),
        methods=("POST",),
        **OF_PAPER,
    ),
    page(
        PAPER + "<language:language>/template.docx",
        templates.template,
        name="template",
        specimen=Specimen(specimens.a_template),
        methods=GET,
        media_type=WORD,
        **OF_PAPER,
    ),
    page(
        PAPER + "<language:language>/<int:number>.docx",
        templates.earlier,
        name="earlier",
        specimen=Specimen(specimens.an_earlier_template),
        methods=GET,
        media_type=WORD,
        **OF_PAPER,
    ),
    page(
        "papers/letters/<uuid:id>/<language:language>.docx",
        files.own_letter,
        name="own_letter",
        action=Action.SEE_ASSIGNMENT,
        about=queries.own_letter,
        specimen=Specimen(specimens.a_letter),
        methods=GET,
        media_type=WORD,
    ),
    page(
        "papers/made/<uuid:id>/",
        files.made,
        name="made",
        action=Action.MAKE_PAPERS,
        about=queries.bundle,
        specimen=Specimen(specimens.a_making),
        methods=GET,
        media_type="application/zip",
    ),
]
