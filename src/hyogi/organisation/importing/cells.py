"""Single cells: text as it is kept, days, and the sign that keeps a spreadsheet from computing with a text."""

import re
import unicodedata
from datetime import date

from hyogi.foundation.languages import tidy
from hyogi.organisation.rules import ALWAYS, FOREVER

_BREAKS = re.compile(r"[ \u3000]*[\r\n\t\v\f\x85\u2028\u2029]+[ \u3000]*")
_COMPUTED = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_FIRST = "'=+-@\t\r＝＋－＠"
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)")
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00(\.0+)?)?$")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def clean(text: str) -> str:
    """One line, composed, without control characters and blanks at the ends: as a cell is kept.

    >>> clean(" Tidemark\\n City ")
    'Tidemark City'
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return tidy(_BREAKS.sub(" ", text.strip()))


def clean_code(text: str) -> str:
    """A code as it is kept: like any cell, and without signs that nobody sees."""
    return clean(text if text.isascii() else text.translate(_UNSEEN))


def strange_sign(text: str) -> str:
    """The first sign that no text can hold, such as NUL or half of a pair, by its number; empty where there is none.

    >>> strange_sign("a\\x00b"), strange_sign("a\\nb")
    ('U+0000', '')
    """
    if text.isprintable():
        return ""
    for sign in text:
        if (unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\r\n\t\v\f\x85") or sign in "\ufffe\uffff":
            return f"U+{ord(sign):04X}"
    return ""


def guard(text: str) -> str:
    """The text as a CSV carries it past a spreadsheet: one that would be computed is led in by an apostrophe.

    >>> guard("=1+1"), guard("'=1+1"), guard("O'Hara")
    ("'=1+1", "''=1+1", "O'Hara")
    """
    return f"'{text}" if text and text[0] in _FIRST and _COMPUTED.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given."""
    return text[1:] if text.startswith("'") and _COMPUTED.match(text) else text


def day_of(text: str) -> date | None:
    """The day that a cell names: 2026-02-03, 2026/2/3, 2026.2.3 or 2026年2月3日, of any width.

    Raises:
        ValueError: when it is not a day of the calendar, or not written so. Eras and other orders are not guessed.
    """
    plain = _MIDNIGHT.sub("", unicodedata.normalize("NFKC", text).strip())
    found = _DAY.fullmatch(plain)
    if not found:
        raise ValueError(text)
    year, *rest = (int(number) for number in found.groups() if number)
    day = date(year, *rest)
    return None if day in (ALWAYS, FOREVER) else day


def has_shape_of_day(text: str) -> bool:
    """Whether it is written as a day, though the calendar may not have it."""
    return bool(_DAY.fullmatch(_MIDNIGHT.sub("", unicodedata.normalize("NFKC", text).strip())))
