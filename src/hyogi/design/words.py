"""Words as a page shows them: texts in several languages, days and instants, spans of days."""

import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hyogi.foundation.languages import current

ALWAYS = date(1, 1, 1)
FOREVER = date(9999, 12, 31)
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DAY = {"en": "D j M Y", "ja": "Y年n月j日（D）", "zh-Hans": "Y年n月j日（D）"}


def plain(value: Any) -> str:
    """The words of `value` in the reader's language, without mark-up. Marks of direction in them end with them."""
    text = str(value.say(current()).text) if hasattr(value, "say") else str(value)
    return f"\u2068{text}\u2069" if _DIRECTION.search(text) else text


def said(value: Any) -> SafeString:
    """The words of `value`, marked with their language where it is not the page's. Marks of direction that somebody
    typed (a name that reads backwards) do not reach beyond them."""
    text, other = value, ""
    if hasattr(value, "say"):
        here = current()
        text, language = value.say(here)
        other = language if language != here else ""
    if _DIRECTION.search(str(text)):
        return format_html("<bdi{}>{}</bdi>", format_html(' lang="{}"', other) if other else "", text)
    return format_html('<span lang="{}">{}</span>', other, text) if other else conditional_escape(text)


def day(value: date | datetime | None) -> SafeString:
    """A day with its weekday, in the reader's language; nothing for no day."""
    if value is None:
        return SafeString("")
    here = local(value) if isinstance(value, datetime) else value
    return format_html('<time datetime="{}">{}</time>', f"{here:%Y-%m-%d}", spoken_day(here))


def spoken_day(value: date) -> str:
    """A day with its weekday as plain words, for a sentence."""
    return formatted(value, _DAY[current()])


def plain_instant(value: datetime, zone: str = "") -> str:
    """A day and a time with its zone as plain words, for a paper."""
    return _spoken(local(value, zone), name_zone=True)


def moment(value: datetime, zone: str = "") -> str:
    """A day and a time as plain words, where the zone is said elsewhere."""
    return _spoken(local(value, zone), name_zone=False)


def _spoken(here: datetime, *, name_zone: bool) -> str:
    words = formatted(here, _DAY[current()] + ("," if current() == "en" else "") + " H:i")
    if name_zone:
        words += f" ({here.tzinfo})" if current() == "en" else f"（{here.tzinfo}）"
    return words


def instant(value: datetime | None, zone: str = "", *, name_zone: bool = False) -> SafeString:
    """A day and a time to the minute, in `zone` or the zone of the page; with the zone's name where asked."""
    if value is None:
        return SafeString("")
    here = local(value, zone)
    words = _spoken(here, name_zone=name_zone)
    return format_html('<time datetime="{}">{}</time>', here.isoformat(timespec="minutes"), words)


def span(first: date | None, until: date | None) -> SafeString:
    """A half-open span of days [first, until) in words; `ALWAYS` and `FOREVER` are open ends."""
    starts = first is not None and first != ALWAYS
    ends = until is not None and until != FOREVER
    last = day(until - timedelta(days=1)) if until is not None and ends else ""
    if starts and ends:
        pattern = _("%(first)s to %(last)s")
    elif starts:
        pattern = _("since %(first)s")
    elif ends:
        pattern = _("until %(last)s")
    else:
        pattern = _("without stated limits")
    return SafeString(conditional_escape(pattern) % {"first": day(first), "last": last})


def local(value: datetime, zone: str = "") -> datetime:
    """The instant in `zone`, or in the zone of the page."""
    if timezone.is_naive(value):
        raise ValueError("An instant on a page must know its zone.")
    return value.astimezone(ZoneInfo(zone) if zone else timezone.get_current_timezone())
