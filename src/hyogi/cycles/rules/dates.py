"""The dates of a cycle from its anchors. Sources: docs/regime-parameters.md, `[[stage]]`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

IsOff = Callable[[date], bool]
LONGEST_BREAK = 60


@dataclass(frozen=True)
class StageRule:
    """A stage as a regime states it: so many days from its anchor."""

    key: str
    anchor: str
    offset: int
    unit: Literal["calendar_day", "working_day"] = "calendar_day"
    to_working_day: bool = False


def working_day(start: date, count: int, is_off: IsOff) -> date:
    """The working day `count` working days after `start` (before it where negative); 0 is `start` itself.

    Raises:
        ValueError: when the calendar has no working day for two months on end.
    """
    day, left, step = start, abs(count), timedelta(days=1 if count > 0 else -1)
    breaks = 0
    while left:
        day += step
        breaks = breaks + 1 if is_off(day) else 0
        if breaks > LONGEST_BREAK:
            raise ValueError(f"no working day within {LONGEST_BREAK} days of {start}")
        left -= not is_off(day)
    return day


def days_off_to_next(day: date, is_off: IsOff) -> date:
    """The day itself where it is a working day, else the next one."""
    return working_day(day, 1, is_off) if is_off(day) else day


def planned(stages: Sequence[StageRule], known: Mapping[str, date], is_off: IsOff) -> dict[str, date]:
    """The day of each stage, by key. `known` are days that are set (the meeting, and what was set by hand); a stage
    whose key is known keeps that day, and stages anchored to it follow.

    Raises:
        ValueError: when a stage hangs on an anchor that no stage and no known day gives.
    """
    days = dict(known)
    left = [stage for stage in stages if stage.key not in days]
    while left:
        ready = [stage for stage in left if stage.anchor in days]
        if not ready:
            raise ValueError("no day is known for " + ", ".join(sorted({stage.anchor for stage in left})))
        for stage in ready:
            days[stage.key] = _day(stage, days[stage.anchor], is_off)
        left = [stage for stage in left if stage not in ready]
    return {stage.key: days[stage.key] for stage in stages}


def _day(stage: StageRule, anchor: date, is_off: IsOff) -> date:
    if stage.unit == "working_day":
        return working_day(anchor, stage.offset, is_off)
    day = anchor + timedelta(days=stage.offset)
    return days_off_to_next(day, is_off) if stage.to_working_day else day


def out_of_order(planned: Mapping[str, date], chosen: Mapping[str, date]) -> tuple[str, str] | None:
    """Two stages of which the first is planned before the second and was put after it; nothing where all keep their
    order. Stages that are planned on one day may change places."""
    keys = sorted((key for key in planned if key in chosen), key=lambda key: (planned[key], chosen[key]))
    for early, late in combinations(keys, 2):
        if planned[early] < planned[late] and chosen[early] > chosen[late]:
            return early, late
    return None
