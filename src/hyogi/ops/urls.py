"""Addresses of the room: the story of a demonstration."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.ops import views

app_name = "ops"
urlpatterns = [
    page("demo/story/", views.story, name="story", action=Action.CHOOSE_DEMO_POST, specimen=Specimen()),
]
