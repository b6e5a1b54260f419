"""The forest: a unit lies under one other or is a root; never under itself; at most 200 levels deep."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hyogi.foundation.paths import DEEPEST, STEP, depth_of, is_within
from hyogi.organisation.rules.days import FOREVER, Span
from hyogi.organisation.rules.problems import Fault, Problem, problem


@dataclass(frozen=True)
class Place(Span):
    """Where a unit lay in a span of days. `code` is for the sentence."""

    path: str = ""
    code: str = ""


def placing_problem(above: Sequence[Place], on: date, levels: int = 1) -> Problem | None:
    """Whether something `levels` deep can be put under a unit from `on` on.

    `above` are the states of that unit, in the order of time. It must stand from that day on, without end, and at one
    place: otherwise what is put below would have to move with it on a day in the past or the future, and that is an
    act of its own.
    """
    later = [place for place in above if place.until > on]
    if not later or later[0].first > on:
        first = above[0].first if above and above[0].first > on else None
        return problem(
            Fault.PARENT_MISSING, code=above[0].code if above else "", day=on, since=first, until=_end(above)
        )
    if later[-1].until != FOREVER:
        return problem(Fault.PARENT_ENDS, code=later[0].code, on=later[-1].until)
    for place in later[1:]:
        if place.path != later[0].path:
            return problem(Fault.PARENT_MOVED, code=place.code, day=on, since=place.first)
    depth = depth_of(later[-1].path) + levels
    return problem(Fault.TOO_DEEP, depth=depth, most=DEEPEST) if depth > DEEPEST else None


def _end(above: Sequence[Place]) -> date | None:
    return above[-1].until if above and above[-1].until != FOREVER else None


def move_problem(path: str, above: Place | None, on: date, later_below: int) -> Problem | None:
    """Whether the unit at `path` can come to lie under `above`: not under itself or what lies below it, not where it
    lies already, and not while units below it have states that begin after that day."""
    if above is not None and is_within(above.path, path):
        return problem(Fault.INTO_ITSELF, code=above.code)
    if moved_path(path, path, above.path if above else "") == path:
        return problem(Fault.NOTHING_CHANGES)
    if later_below:
        return problem(Fault.LATER_BELOW, count=later_below, day=on)
    return None


def moved_path(path: str, top: str, above: str) -> str:
    """The path of a unit at `path` in the subtree of `top`, once `top` lies under `above`.

    >>> moved_path("000001000002000003", "000001000002", "000009")
    '000009000002000003'
    """
    return above + path[len(top) - STEP :]


def closing_unit_problem(held: int, units_below: int) -> Problem | None:
    """A unit is closed when nobody holds a post in it and nothing is open below it."""
    if units_below:
        return problem(Fault.UNITS_BELOW, count=units_below)
    if held:
        return problem(Fault.POSTS_HELD, count=held)
    return None


def cycle_in(parents: Mapping[str, str]) -> list[str]:
    """Keys that lie under themselves, following child → parent; one ring, in the order of its links, or nothing.

    >>> cycle_in({"a": "b", "b": "c", "c": "b"})
    ['b', 'c']
    """
    safe: set[str] = set()
    for start in parents:
        line: dict[str, None] = {}
        here = start
        while here in parents and here not in safe and here not in line:
            line[here] = None
            here = parents[here]
        if here in line:
            ring = list(line)
            return ring[ring.index(here) :]
        safe.update(line)
    return []
