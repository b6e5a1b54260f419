"""What the next year takes over from the last one. Sources: docs/regime-parameters.md, `[[stage]]`, `[modes]`."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from hyogi.cycles.rules import days_off_to_next

FEBRUARY = 2
LAST_OF_FEBRUARY = 28


def a_year_later(day: date) -> date:
    """The same day of the next year; the 29th of February becomes the 28th."""
    if day.month == FEBRUARY and day.day > LAST_OF_FEBRUARY:
        return date(day.year + 1, FEBRUARY, LAST_OF_FEBRUARY)
    return day.replace(year=day.year + 1)


def moved(days: Mapping[str, date], to_working_day: Collection[str], is_off: Callable[[date], bool]) -> dict[str, date]:
    """Each stage's day a year later, in the order in which they were; those of `to_working_day` that would fall on a
    day off go to the next working day, and a later stage never comes before one that was moved so."""
    found: dict[str, date] = {}
    least = date.min
    for key in sorted(days, key=lambda key: days[key]):
        day = a_year_later(days[key])
        wanted = days_off_to_next(day, is_off) if key in to_working_day else day
        least = found[key] = max(wanted, least)
    return found


def is_due_on_site(history: Sequence[bool], at_least_every: int) -> bool:
    """Whether a unit must report on site now, so that it does so at least every so many cycles. `history` says of its
    last cycles, the newest first, whether it was on site; cycles in which it did not report are left out.

    >>> is_due_on_site([False, False], 3), is_due_on_site([False, True], 3), is_due_on_site([False], 3)
    (True, False, False)
    """
    needed = at_least_every - 1
    return len(history) >= needed and not any(history[:needed])
