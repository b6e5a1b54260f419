"""Addresses of the room."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.rollups import queries, specimens, views

app_name = "rollups"
urlpatterns = [
    page(
        "<uuid:id>/board/",
        views.board,
        name="board",
        action=Action.SEE_ASSIGNMENT,
        about=queries.board_page,
        specimen=Specimen(specimens.a_cycle),
        methods=("GET", "HEAD"),
    ),
    page(
        "<uuid:id>/chasing/<slug:stage>/",
        views.chasing,
        name="chasing",
        action=Action.PREPARE_MEETING,
        about=queries.chasing_page,
        specimen=Specimen(specimens.a_chasing),
    ),
    page(
        "<uuid:id>/telephone/<slug:stage>/",
        views.telephone,
        name="telephone",
        action=Action.PREPARE_MEETING,
        about=queries.chasing_page,
        specimen=Specimen(specimens.a_chasing),
    ),
]
