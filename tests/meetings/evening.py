"""A small cycle on the day of its meeting, for the tests of this room."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hyogi.cycles.actions import advance
from hyogi.cycles.models import Phase
from hyogi.cycles.queries import stage_of
from hyogi.foundation import clock
from hyogi.meetings import actions
from hyogi.meetings.models import Meeting
from hyogi.meetings.queries import meeting_of
from tests.loop import Small, a_cycle

CITY = ZoneInfo("Asia/Shanghai")


def meeting_now(small: Small) -> Meeting:
    """The meeting as it stands now."""
    meeting = meeting_of(small.again())
    assert meeting is not None
    return meeting


def set_up(reporters: int = 3, regime: str = "city_committee", sittings: int = 0) -> Small:
    """A cycle before its meeting, which is set up; the clock stands at nine on its day."""
    small = a_cycle(reporters, regime)
    actions.set_up(small.office, small.cycle, sittings=sittings)
    cycle = small.again()
    advance(small.office, cycle, Phase.BEFORE, cycle.version)
    at_meeting(small)
    return small


def at_meeting(small: Small, minutes: int = 0, days: int = 0) -> datetime:
    """Let the clock stand so long after the planned beginning of the meeting."""
    stage = stage_of(small.cycle, "meeting")
    assert stage is not None
    at = stage.due_at.astimezone(CITY) + timedelta(minutes=minutes, days=days)
    clock.stand_at(at)
    return at


def an_evening(reporters: int = 3, regime: str = "city_committee") -> Small:
    """A cycle whose meeting is open."""
    small = set_up(reporters, regime)
    actions.open_meeting(small.office, small.again())
    small.cycle = small.again()
    return small
