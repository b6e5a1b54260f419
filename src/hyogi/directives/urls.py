"""Addresses of the room."""

from hyogi.directives import queries, views
from hyogi.directives.queries import running_example
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action

app_name = "directives"
urlpatterns = [
    page(
        "points/<uuid:id>/",
        views.point,
        name="point",
        action=Action.SEE_CYCLE,
        about=queries.point_page,
        specimen=Specimen(queries.example),
        methods=("GET", "HEAD"),
    ),
    page(
        "<uuid:id>/directive/",
        views.desk,
        name="desk",
        action=Action.SEE_MEETING_WORK,
        about=queries.draft_page,
        specimen=Specimen(lambda: running_example("cycle")),
    ),
    page(
        "<uuid:id>/directive/new/",
        views.new_point,
        name="new_point",
        action=Action.ISSUE_DIRECTIVE,
        about=queries.draft_page,
        specimen=Specimen(lambda: running_example("draft")),
    ),
    page(
        "points/<uuid:id>/writing/",
        views.edit_point,
        name="edit_point",
        action=Action.ISSUE_DIRECTIVE,
        about=queries.draft_point,
        specimen=Specimen(lambda: running_example("draft_point")),
    ),
    page(
        "<uuid:id>/obligations/",
        views.obligations,
        name="obligations",
        action=Action.SEE_CYCLE,
        about=queries.draft_page,
        specimen=Specimen(lambda: running_example("cycle")),
        methods=("GET", "HEAD"),
    ),
    page(
        "points/<uuid:id>/units/<uuid:unit>/",
        views.take_up,
        name="take_up",
        action=Action.SEE_ASSIGNMENT,
        about=queries.own_point,
        specimen=Specimen(lambda: running_example("point")),
    ),
    page(
        "<uuid:id>/directive/units/<uuid:unit>/",
        views.add_local,
        name="add_local",
        action=Action.ISSUE_DIRECTIVE,
        about=queries.unit_page,
        specimen=Specimen(lambda: running_example("unit")),
    ),
    page(
        "<uuid:id>/programmes/new/",
        views.begin_programme,
        name="new_programme",
        action=Action.ISSUE_DIRECTIVE,
        about=queries.draft_page,
        specimen=Specimen(lambda: running_example("cycle")),
    ),
    page(
        "programmes/<uuid:id>/",
        views.programme,
        name="programme",
        action=Action.SEE_CYCLE,
        about=queries.programme_page,
        specimen=Specimen(lambda: running_example("programme")),
    ),
]
