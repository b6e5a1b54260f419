"""The story of the demonstration: each step happens once, to the end, and everything still holds."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from hyogi.cycles.models import Phase
from hyogi.cycles.queries import cycle_by_code
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Installation
from hyogi.foundation.verifying import checks
from hyogi.ops import archives, cycle_files
from hyogi.ops.demo.years import PRESENT, SCENES, STEPS, between, step_after
from hyogi.results import actions as results
from hyogi.results.models import Letter
from hyogi.results.queries import sheet_page
from tests.ops.test_cycle_files import members
from tests.serving import Installed
from tests.world import standing

pytestmark = [pytest.mark.django_db, pytest.mark.either]
LAYOUT = "import json; from hyogi.ops import archives; print(json.dumps(archives.migrations()))"
TAKEN_IN = """
from pathlib import Path
from hyogi.cycles.models import Phase
from hyogi.cycles.queries import cycle_by_code
from hyogi.foundation.actors import Actor
from hyogi.foundation.verifying import checks
from hyogi.ops import archives, cycle_files
actor = Actor.system("tests")
code = cycle_files.take_in(actor, Path({file!r}))["cycle"]
print(*(found for check in checks() for found in check.find()), sep="\\n", end="")
cycle_files.write_to(actor, cycle_by_code(actor, code), Path({again!r}))
"""
"""What a fresh installation does with the file of a cycle: takes it in, recomputes everything, writes it again."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker, installations):  # type: ignore[no-untyped-def]
    with standing(django_db_blocker, installations):
        yield


def test_every_scene_is_played_once_from_the_beginning_to_the_last_step() -> None:
    ends = [step.until for step in STEPS]
    played = between("", ends[-1])

    assert sorted(played, key=id) == sorted(SCENES, key=id)
    assert ends == sorted(ends)


@pytest.mark.timeout(900)
def test_a_visitor_steps_through_the_whole_story_and_each_state_stands_in_a_fresh_installation(
    world: None, installations: Callable[[str], Installed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, normal = Client(), installations("normal")
    layout = json.loads(normal.run(LAYOUT))  # the tests' own tables are made from the models
    monkeypatch.setattr(archives, "migrations", lambda: layout)
    _stands_in_another(normal, tmp_path / "eve")
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
        _stands_in_another(normal, tmp_path / step.key)

    assert step_after(STEPS[-1].key) is None
    assert [(str(one.title), found) for one in checks() if (found := list(one.find()))] == []


def _stands_in_another(normal: Installed, folder: Path) -> None:
    """The cycle as it stands now, in one file, is the same in an installation that held nothing."""
    folder.mkdir()
    file, again = folder / "cycle.zip", folder / "again.zip"
    actor = Actor.system("tests")
    cycle_files.write_to(actor, cycle_by_code(actor, PRESENT), file)
    fresh = normal.copy(folder / "home")
    assert fresh.run(TAKEN_IN.format(file=str(file), again=str(again))).split() == []
    assert members(again) == members(file)
    fresh.remove()


def test_a_step_happens_once_and_the_story_goes_on_round_what_a_visitor_did_himself(world: None) -> None:
    from hyogi.ops.demo.scenes.cycles import enter
    from hyogi.ops.demo.story import Story
    from hyogi.ops.demo.world import examples, step_on

    step_on(STEPS[0].key)
    step_on(STEPS[0].key)
    assert Installation.unscoped.get().demo_scene == STEPS[0].key

    story = Story(PRESENT, examples() / "demo")
    story.at("2026-12-18 18:30")
    enter(story, Phase.RESULT)
    results.calculate(story.office, story.cycle, seen=0)
    results.propose(story.office, sheet_page(story.office, story.cycle.pk))

    left_out = step_on(STEPS[1].key)

    assert left_out == 0
    assert Installation.unscoped.get().demo_scene == STEPS[1].key
    assert Letter.unscoped.filter(cycle=story.cycle).count() == 32
