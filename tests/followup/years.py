"""The cycle after a small one."""

from dataclasses import replace
from datetime import timedelta

from hyogi.cycles.actions import open_cycle
from hyogi.cycles.queries import cycle_page, run_assignments
from hyogi.foundation.languages import Texts
from hyogi.regimes.loading import load
from tests.loop import Small


def next_year(small: Small) -> Small:
    """The same units in the next cycle, which follows the small one."""
    assert small.cycle.meeting_on is not None
    made = open_cycle(
        small.office,
        convening=small.city,
        regime=load("city_committee"),
        year=small.cycle.year + 1,
        code=f"CITY-{small.cycle.year + 1}",
        title=Texts({"en": "Next"}),
        meeting_on=small.cycle.meeting_on + timedelta(days=364),
        previous=small.cycle,
    )
    cycle = cycle_page(small.office, made.pk)
    return replace(small, cycle=cycle, assignments=run_assignments(small.office, cycle))
