"""A cycle whose meeting is set up, in an empty database."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.loop import Small


@pytest.fixture
def small(db: None) -> "Small":
    """A small cycle with its agenda and its seats."""
    from hyogi.meetings.actions import set_up
    from tests.loop import a_cycle

    small = a_cycle(reporters=3)
    set_up(small.office, small.cycle)
    return small
