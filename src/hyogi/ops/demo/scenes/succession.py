"""The secretariat opens the next year's cycle from this one."""

from hyogi.ops.demo.story import Story
from hyogi.succession.actions import open_next


def next_year(story: Story) -> None:
    """As the last cycle proposes it: days moved, modes by what was before, open items to be answered."""
    open_next(story.office, story.cycle)
