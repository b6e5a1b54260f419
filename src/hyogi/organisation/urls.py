"""Addresses of the room."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.organisation import queries
from hyogi.organisation.importing.urls import urlpatterns as importing
from hyogi.organisation.views import posts, reading, units

READ = ("GET", "HEAD")
UNIT = Specimen({"code": "TM-03"})
POST = Specimen({"code": "TM-03-HEAD"})

app_name = "organisation"
urlpatterns = [
    page("", reading.forest, name="forest", action=Action.SEE_REGISTER, specimen=Specimen(), methods=READ),
    page(
        "units/<str:code>/",
        reading.unit,
        name="unit",
        action=Action.SEE_UNIT,
        about=queries.unit_in_sight,
        specimen=UNIT,
        methods=READ,
    ),
    page(
        "units/<str:code>/history/",
        reading.unit_history,
        name="unit_history",
        action=Action.SEE_UNIT,
        about=queries.unit_in_sight,
        specimen=UNIT,
        methods=READ,
    ),
    page(
        "trees/",
        units.begin_tree,
        name="tree_found",
        action=Action.FOUND_UNIT,
        specimen=Specimen(),
    ),
    page(
        "units/<str:code>/below/",
        units.found,
        name="unit_found",
        action=Action.FOUND_UNIT,
        about=queries.unit_in_sight,
        specimen=UNIT,
        on_paper=True,
    ),
    page(
        "units/<str:code>/name/",
        units.rename,
        name="unit_rename",
        action=Action.RENAME_UNIT,
        about=queries.unit_in_sight,
        specimen=UNIT,
        on_paper=True,
    ),
    page(
        "units/<str:code>/place/",
        units.move,
        name="unit_move",
        action=Action.MOVE_UNIT,
        about=queries.unit_in_sight,
        specimen=UNIT,
        on_paper=True,
    ),
    page(
        "units/<str:code>/closing/",
        units.close,
        name="unit_close",
        action=Action.CLOSE_UNIT,
        about=queries.unit_in_sight,
        specimen=UNIT,
        on_paper=True,
    ),
    page(
        "units/<str:code>/posts/",
        units.found_post,
        name="post_found",
        action=Action.FOUND_POST,
        about=queries.unit_in_sight,
        specimen=UNIT,
        on_paper=True,
    ),
    page(
        "posts/<str:code>/",
        reading.post,
        name="post",
        action=Action.SEE_POST,
        about=queries.post_in_sight,
        specimen=POST,
        methods=READ,
    ),
    page(
        "posts/<str:code>/holder/",
        posts.appoint,
        name="appoint",
        action=Action.APPOINT,
        about=queries.post_in_sight,
        specimen=POST,
        on_paper=True,
    ),
    page(
        "posts/<str:code>/closing/",
        posts.close,
        name="post_close",
        action=Action.CLOSE_POST,
        about=queries.post_in_sight,
        specimen=POST,
        on_paper=True,
    ),
    page(
        "tenures/<uuid:id>/end/",
        posts.end,
        name="tenure_end",
        action=Action.END_TENURE,
        about=queries.tenure_in_sight,
        specimen=Specimen(queries.a_tenure_of("TM-03-HEAD")),
        on_paper=True,
    ),
    page(
        "people/<str:code>/",
        reading.person,
        name="person",
        action=Action.SEE_PERSON,
        about=queries.person_in_sight,
        specimen=Specimen({"code": "N-001"}),
        methods=READ,
    ),
    page(
        "scans/<uuid:id>/",
        reading.scan,
        name="scan",
        action=Action.SEE_SCAN,
        about=queries.scan_in_sight,
        specimen=Specimen(queries.a_scan),
        methods=READ,
        media_type="application/octet-stream",
    ),
    *importing,
]
