"""Addresses of the room."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.succession import queries, specimens, views

app_name = "succession"
urlpatterns = [
    page(
        "<uuid:id>/next/",
        views.next_year,
        name="next",
        action=Action.OPEN_CYCLE,
        about=queries.turn_of,
        specimen=Specimen(specimens.a_last_cycle),
    ),
    page(
        "<uuid:id>/carried/",
        views.carried,
        name="carried",
        action=Action.SEE_MEETING_WORK,
        about=queries.carried_page,
        specimen=Specimen(specimens.a_last_cycle),
        methods=("GET", "HEAD"),
    ),
]
