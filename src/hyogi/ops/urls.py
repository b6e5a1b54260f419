"""Addresses of the room: the story of a demonstration, a cycle in one file."""

from hyogi.cycles.queries import cycle_page, running_example
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.ops import exporting, views

app_name = "ops"
urlpatterns = [
    page("demo/story/", views.story, name="story", action=Action.CHOOSE_DEMO_POST, specimen=Specimen()),
    page(
        "cycles/<uuid:id>/export/",
        exporting.export_cycle,
        name="export_cycle",
        action=Action.EXPORT_CYCLE,
        about=cycle_page,
        specimen=Specimen(lambda: running_example("cycle")),
    ),
]
