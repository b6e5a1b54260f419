"""Units propose what they found to work; the city recommends it; others take it over."""

from hyogi.cycles.models import FrozenUnit
from hyogi.ops.demo.story import Story
from hyogi.practices import actions
from hyogi.practices.models import Practice
from hyogi.practices.rules import Move


def propose(story: Story) -> None:
    """Three units propose a practice each."""
    cycle = story.cycle
    units = {one.unit.code: one for one in story.assignments}
    for one in story.texts("practices")["practice"]:
        assignment = units[one["unit"]]
        actions.propose(story.head(assignment), cycle, assignment.unit, title=one["title"], text=one["text"])


def recommend(story: Story) -> None:
    """A member of the secretariat recommends two of them, and other districts take these over."""
    units: dict[str, FrozenUnit] = {one.unit.code: one.unit for one in story.assignments}
    heads = {one.unit.code: story.head(one) for one in story.assignments}
    for one, practice in zip(story.texts("practices")["practice"], _practices(story), strict=True):
        if not one["recommend"]:
            continue
        actions.move(story.office, practice, Move.RECOMMENDED, text=one["recommend"], version=practice.version)
        for taken in one["adopted"]:
            code = taken["unit"]
            actions.adopt(heads[code], practice, units[code], text=taken["text"])


def credit(story: Story) -> None:
    """What others use is credited to who proposed it."""
    for one, practice in zip(story.texts("practices")["practice"], _practices(story), strict=True):
        if one["credit"]:
            actions.move(story.office, practice, Move.CREDITED, text=one["credit"], version=practice.version)


def _practices(story: Story) -> list[Practice]:
    cycle = story.cycle
    found = list(Practice.unscoped.filter(branch=cycle.branch, cycle=cycle).select_related("unit"))
    for practice in found:
        practice.cycle = cycle
    return found
