"""What the number of an office may look like, what of a call is kept, how long a reminder waits for the mail server."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from enum import StrEnum

LONGEST_NUMBER = 40
LONGEST_NOTE = 200
WAITS = timedelta(days=3)
"""A reminder that could not be sent within this time is not sent any more: what it says may have become untrue."""
FEWEST_DIGITS, MOST_DIGITS = 3, 24
_LOOKS = re.compile(r"[0-9+()/ .,:;#*\-–—、转轉分机機内內线線extEXT]+")
_MOBILE = re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}|(?:(?:00)?81|0)[789]0\d{8}")


def plain_number(text: str) -> str:
    """A number as it is kept: full-width signs as plain ones, single blanks.

    >>> plain_number("０３－１２３４－５６７８ （内線１２）")
    '03-1234-5678 (内線12)'
    """
    return " ".join(unicodedata.normalize("NFKC", text).split())


class Unfit(StrEnum):
    """Why a number is not kept."""

    NO_NUMBER = "no_number"
    TOO_LONG = "too_long"
    MOBILE = "mobile"


def unfit_number(text: str) -> Unfit | None:
    """Why this cannot be the telephone number of an office; `None` where it can.

    A number has digits and the usual signs between them, perhaps an extension. One that is a mobile telephone's in
    China or Japan is somebody's own, and not kept.

    >>> unfit_number("0571-8800 1234 ext 5"), unfit_number("138 0013 8000")
    (None, <Unfit.MOBILE: 'mobile'>)
    """
    digits = re.sub(r"\D", "", text)
    if len(text) > LONGEST_NUMBER:
        return Unfit.TOO_LONG
    if not _LOOKS.fullmatch(text) or not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS or not digits.isascii():
        return Unfit.NO_NUMBER
    return Unfit.MOBILE if _MOBILE.fullmatch(digits) else None


class Lack(StrEnum):
    """What is wrong with what was noted of a call."""

    NO_DAY = "no_day"
    DAY_PAST = "day_past"
    DAY_WITHOUT_PROMISE = "day_without_promise"


def lack_of_call(promised: bool, day: date | None, today: date) -> Lack | None:
    """A promise is for a day that is not past; what is no promise has no day."""
    if not promised:
        return Lack.DAY_WITHOUT_PROMISE if day else None
    if day is None:
        return Lack.NO_DAY
    return Lack.DAY_PAST if day < today else None


def is_stale(waits_since: datetime, now: datetime) -> bool:
    """Whether a reminder has waited too long to be sent."""
    return now - waits_since > WAITS
