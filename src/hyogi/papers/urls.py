"""Addresses of the room."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.papers import views
from hyogi.records import queries, specimens

app_name = "papers"
urlpatterns = [
    page(
        "papers/records/<slug:slug>/<int:version>/<language:language>.docx",
        views.record,
        name="record",
        action=Action.SEE_PUBLIC,
        about=queries.record_in,
        specimen=Specimen(specimens.a_version_in),
        methods=("GET", "HEAD"),
        media_type=views.WORD,
    )
]
