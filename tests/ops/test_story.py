"""The story of the demonstration: each step happens once, to the end, and everything still holds."""

from datetime import date

import pytest
from django.test import Client

from hyogi.foundation import clock
from hyogi.foundation.models import Installation
from hyogi.foundation.verifying import checks
from hyogi.ops.demo.years import SCENES, STEPS, between, step_after
from tests.world import standing

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker):  # type: ignore[no-untyped-def]
    with standing(django_db_blocker):
        yield


def test_every_scene_is_played_once_from_the_beginning_to_the_last_step() -> None:
    ends = [step.until for step in STEPS]
    played = between("", ends[-1])

    assert sorted(played, key=id) == sorted(SCENES, key=id)
    assert ends == sorted(ends)


def test_a_visitor_steps_through_the_whole_story(world: None) -> None:
    visitor = Client()
    for step in STEPS:
        page = visitor.get("/demo/story/")
        assert page.status_code == 200
        assert page.context["next"] == step
        key = page.content.decode().split('name="once" value="')[1].split('"')[0]
        sent = visitor.post("/demo/story/", {"step": step.key, "once": key})
        assert sent.status_code == 302
        installation = Installation.unscoped.get()
        assert installation.demo_scene == step.key
        assert clock.today("Asia/Shanghai") == date.fromisoformat(step.until[:10])

    assert step_after(STEPS[-1].key) is None
    assert [(str(one.title), found) for one in checks() if (found := list(one.find()))] == []


def test_a_step_that_somebody_else_let_happen_does_not_happen_again(world: None) -> None:
    from hyogi.ops.demo.world import step_on

    step_on(STEPS[0].key)
    step_on(STEPS[0].key)

    assert Installation.unscoped.get().demo_scene == STEPS[0].key
