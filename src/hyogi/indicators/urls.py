"""Addresses of the room."""

from hyogi.cycles.queries import cycle_page
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.indicators import queries, specimens
from hyogi.indicators.views import entering, reading

READ = ("GET", "HEAD")
app_name = "indicators"
urlpatterns = [
    page(
        "<uuid:id>/figures/",
        reading.cycle_figures,
        name="cycle",
        action=Action.SEE_MEETING_WORK,
        about=cycle_page,
        specimen=Specimen(specimens.a_cycle),
        methods=READ,
    ),
    page(
        "<uuid:id>/figures/add/",
        entering.define,
        name="define",
        action=Action.RUN_CYCLE,
        about=cycle_page,
        specimen=Specimen(specimens.a_cycle),
    ),
    page(
        "<uuid:id>/figures/of/<slug:code>/",
        entering.sheet,
        name="sheet",
        action=Action.PREPARE_MEETING,
        about=queries.sheet_of_indicator,
        specimen=Specimen(specimens.an_indicator),
    ),
    page(
        "assignments/<uuid:id>/figures/",
        reading.unit_figures,
        name="unit",
        action=Action.SEE_ASSIGNMENT,
        about=queries.sheet_of_unit,
        specimen=Specimen(specimens.a_reporter),
        methods=READ,
    ),
    page(
        "assignments/<uuid:id>/figures/enter/",
        entering.unit_sheet,
        name="enter",
        action=Action.WRITE_REPORT,
        about=queries.sheet_of_unit,
        specimen=Specimen(specimens.a_reporter),
    ),
    page(
        "assignments/<uuid:id>/figures/of/<slug:code>/",
        reading.figure,
        name="figure",
        action=Action.SEE_ASSIGNMENT,
        about=queries.one_figure,
        specimen=Specimen(specimens.a_figure),
        methods=READ,
    ),
]
