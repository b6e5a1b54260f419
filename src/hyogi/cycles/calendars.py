"""Which days are off, by the calendar that a regime names. Public holidays come from the library `holidays`."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import holidays

_PLACES: dict[str, tuple[str, str | None]] = {
    "cn": ("CN", None),
    "jp": ("JP", None),
    "geneva": ("CH", "GE"),
    "eu": ("BE", None),
    "hk": ("HK", None),
    "tw": ("TW", None),
}
SATURDAY = 5


def is_off_in(calendar: str) -> Callable[[date], bool]:
    """The question "is this day off?" for a calendar; one that is not known here has weekends only.

    A working Saturday or Sunday that a country sets against a holiday (调休) is a working day.
    """
    place = _PLACES.get(calendar)

    def is_off(day: date) -> bool:
        if place is None:
            return day.weekday() >= SATURDAY
        off, worked = _year(*place, day.year)
        return day in off or (day.weekday() >= SATURDAY and day not in worked)

    return is_off


@lru_cache(maxsize=64)
def _year(country: str, part: str | None, year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The days off and the working weekend days of one year."""
    known = holidays.country_holidays(country, subdiv=part, years=year)
    worked = {day for day in getattr(known, "weekend_workdays", set()) if day.year == year}
    return frozenset(day for day in known if day not in worked), frozenset(worked)
