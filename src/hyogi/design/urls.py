"""Addresses of the design room."""

from hyogi.design import views
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action

app_name = "design"
urlpatterns = [
    page(
        "styleguide/",
        views.styleguide,
        name="styleguide",
        action=Action.SEE_STYLEGUIDE,
        specimen=Specimen(),
        methods=("GET", "HEAD"),
    ),
    page(
        "styleguide/answers/<int:number>/",
        views.error_page,
        name="error_page",
        action=Action.SEE_STYLEGUIDE,
        specimen=Specimen({"number": 500}),
        methods=("GET", "HEAD"),
    ),
]
