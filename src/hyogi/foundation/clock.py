"""The only place that reads the time. The demo may stand on another day; nothing else can tell."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_stands: tuple[datetime, datetime, timedelta | None] | None = None
"""Where the clock was set, the real instant at which it was, and how long it may run on from there."""


def now() -> datetime:
    """The present instant, aware, in UTC."""
    real = datetime.now(UTC)
    if _stands is None:
        return real
    instant, since, longest = _stands
    passed = real - since
    return instant + (passed if longest is None else min(passed, longest))


def today(zone: str | None = None) -> date:
    """The present day in `zone` (an IANA name), or in the zone of the page or command, which is the installation's."""
    from django.utils import timezone

    return now().astimezone(ZoneInfo(zone) if zone else timezone.get_current_timezone()).date()


def stand_at(instant: datetime | None, *, since: datetime | None = None, longest: timedelta | None = None) -> None:
    """Let time run on from `instant`, where it stood at the real instant `since` (now), for at most `longest`; `None`
    returns to the real time. Demo and tests only."""
    global _stands
    _stands = None if instant is None else (instant.astimezone(UTC), since or datetime.now(UTC), longest)
