"""Days: from when an act may hold, and how the states of one thing follow one another.

A span holds from its first day to the day on which it no longer holds. `ALWAYS` is a start that nobody stated,
`FOREVER` an end that has not come. History is never rewritten: an act holds from the start of the last state at the
earliest. On that very day it is allowed, so that what was entered wrongly can be put right by a further act; the state
that it replaces then held for no day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hyogi.organisation.rules.problems import Fault, Problem, problem

ALWAYS = date(1, 1, 1)
FOREVER = date(9999, 12, 31)
EARLIEST = date(1000, 1, 1)
AHEAD = timedelta(days=2 * 366)


@dataclass(frozen=True)
class Span:
    """From `first` until `until`, which is the first day outside."""

    first: date = ALWAYS
    until: date = FOREVER

    def holds_on(self, day: date) -> bool:
        return self.first <= day < self.until

    def meets(self, other: "Span") -> bool:
        """Whether there is a day in both."""
        return max(self.first, other.first) < min(self.until, other.until)


def day_problem(day: date, today: date) -> Problem | None:
    """A day that a person states lies between the year 1000 and two years from now; beyond, it was mistyped."""
    if day < EARLIEST:
        return problem(Fault.DAY_TOO_EARLY, day=day, earliest=EARLIEST)
    if day > today + AHEAD:
        return problem(Fault.DAY_TOO_LATE, day=day, latest=today + AHEAD)
    return None


def act_problem(last: Span, on: date) -> Problem | None:
    """Whether a further act on a thing may hold from `on`, seeing its last state."""
    if last.until != FOREVER:
        return problem(Fault.CLOSED, on=last.until)
    if on < last.first:
        return problem(Fault.BEFORE_LAST_ACT, day=on, since=last.first)
    return None


def spans_problem(spans: Sequence[Span]) -> Problem | None:
    """The states of one thing, in any order, follow one another without overlap and without gap; those that held for
    no day do not count."""
    real = sorted((span for span in spans if span.first < span.until), key=lambda span: span.first)
    for before, after in pairwise(real):
        if after.first < before.until:
            return problem(Fault.OVERLAP, day=after.first, until=before.until)
        if after.first > before.until:
            return problem(Fault.GAP, since=before.until, until=after.first)
    return None
