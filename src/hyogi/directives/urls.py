"""Addresses of the room."""

from hyogi.directives import queries, views
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action

app_name = "directives"
urlpatterns = [
    page(
        "<uuid:id>/",
        views.point,
        name="point",
        action=Action.SEE_CYCLE,
        about=queries.point_page,
        specimen=Specimen(queries.example),
        methods=("GET", "HEAD"),
    ),
]
