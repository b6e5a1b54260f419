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
    page(
        "<uuid:id>/phase/",
        views.phase,
        name="phase",
        action=Action.RUN_CYCLE,
        about=queries.cycle_page,
        specimen=Specimen(lambda: queries.running_example("cycle")),
    ),
    page(
        "<uuid:id>/venue/",
        views.name_venue,
        name="venue",
        action=Action.RUN_CYCLE,
        about=queries.cycle_page,
        specimen=Specimen(lambda: queries.running_example("cycle")),
    ),
    page(
        "stages/<uuid:id>/",
        views.move_stage,
        name="stage",
        action=Action.RUN_CYCLE,
        about=queries.stage_page,
        specimen=Specimen(lambda: queries.running_example("stage")),
    ),
    page(
        "assignments/<uuid:id>/",
        views.assignment,
        name="assignment",
        action=Action.SEE_ASSIGNMENT,
        about=queries.assignment_page,
        specimen=Specimen(lambda: queries.running_example("assignment")),
        methods=("GET", "HEAD"),
    ),
    page(
        "assignments/<uuid:id>/mode/",
        views.choose_mode,
        name="mode",
        action=Action.RUN_CYCLE,
        about=queries.assignment_page,
        specimen=Specimen(lambda: queries.running_example("assignment")),
    ),
    page(
        "assignments/<uuid:id>/extension/",
        views.extend,
        name="extend",
        action=Action.RUN_CYCLE,
        about=queries.assignment_page,
        specimen=Specimen(lambda: queries.running_example("assignment")),
    ),
    page(
        "open/<str:code>/",
        views.opening,
        name="open",
        action=Action.OPEN_CYCLE,
        about=queries.opening_of,
        specimen=Specimen({"code": "TM"}, {"regime": "city_committee", "year": "2027", "meeting_on": "2027-12-17"}),
    ),
    page(
        "assignments/<uuid:id>/successor/",
        views.successor,
        name="successor",
        action=Action.RUN_CYCLE,
        about=queries.assignment_page,
        specimen=Specimen(lambda: queries.running_example("assignment")),
    ),
]
