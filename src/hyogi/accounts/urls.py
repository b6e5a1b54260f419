"""Addresses of the room."""

from hyogi.accounts import views
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action

app_name = "accounts"
urlpatterns = [
    page(
        "demo/choose/",
        views.choose_demo_post,
        name="demo_chooser",
        action=Action.CHOOSE_DEMO_POST,
        specimen=Specimen(),
    ),
]
