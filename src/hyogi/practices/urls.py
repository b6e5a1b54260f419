"""Addresses of the room."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.practices import queries, views
from hyogi.practices.queries import example

app_name = "practices"
urlpatterns = [
    page(
        "<uuid:id>/practices/",
        views.practices,
        name="list",
        action=Action.SEE_CYCLE,
        about=queries.cycle_page,
        specimen=Specimen(lambda: example("cycle")),
        methods=("GET", "HEAD"),
    ),
    page(
        "<uuid:id>/practices/units/<uuid:unit>/",
        views.propose,
        name="propose",
        action=Action.PROPOSE_PRACTICE,
        about=queries.unit_page,
        specimen=Specimen(lambda: example("unit")),
    ),
    page(
        "practices/<uuid:id>/",
        views.practice,
        name="practice",
        action=Action.SEE_CYCLE,
        about=queries.practice_page,
        specimen=Specimen(lambda: example("practice")),
    ),
]
