"""Addresses of the room."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.regimes import views

app_name = "regimes"
urlpatterns = [
    page("", views.regimes, name="list", action=Action.SEE_CYCLES, specimen=Specimen(), methods=("GET", "HEAD")),
    page(
        "<slug:name>/",
        views.regime,
        name="regime",
        action=Action.SEE_CYCLES,
        specimen=Specimen({"name": "city_committee"}),
        methods=("GET", "HEAD"),
    ),
]
