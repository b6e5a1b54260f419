"""Addresses of the room."""

from hyogi.cycles import queries, views
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action

app_name = "cycles"
urlpatterns = [
    page(
        "",
        views.cycles,
        name="list",
        action=Action.SEE_CYCLES,
        specimen=Specimen(),
        methods=("GET", "HEAD"),
    ),
    page(
        "<uuid:id>/",
        views.cycle,
        name="cycle",
        action=Action.SEE_CYCLE,
        about=queries.cycle_page,
        specimen=Specimen(queries.example),
        methods=("GET", "HEAD"),
    ),
]
