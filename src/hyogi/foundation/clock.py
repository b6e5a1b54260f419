"""The only place that reads the time. The demo may stand on another day; nothing else can tell."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_offset = timedelta(0)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC) + _offset


def today(zone: str | None = None) -> date:
    """The present day in `zone` (an IANA name), or in the zone of the page or command, which is the installation's."""
    from django.utils import timezone

    return now().astimezone(ZoneInfo(zone) if zone else timezone.get_current_timezone()).date()


def stand_at(instant: datetime | None) -> None:
    """Let time run on from `instant`; `None` returns to the real time. Demo and tests only."""
    global _offset
    _offset = timedelta(0) if instant is None else instant - datetime.now(UTC)
