"""Codes, names and reasons: what may be typed, and when two codes are the same code."""

import unicodedata

from hyogi.organisation.rules.problems import Fault, Problem, problem

LONGEST_CODE = 64
LONGEST_NAME = 300
LONGEST_REASON = 500
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"
_NOT_IN_CODES = "/\\;#?%"


def code_key(code: str) -> str:
    """The form by which codes are compared: width, case, composition and invisible signs make no difference.

    >>> code_key(" ＴＭ-03 ") == code_key("tm-03") == code_key("TM\u200b-03")
    True
    """
    if code.isascii() and code.isprintable():  # most codes, and quick for files of many
        return code.lower().strip()
    key = code
    while (folded := _folded(key)) != key:
        key = folded
    return key


def _folded(code: str) -> str:
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", code) if not _is_unseen(sign))
    return unicodedata.normalize("NFKC", seen.casefold()).strip()


def _is_unseen(sign: str) -> bool:
    """Signs that take no room: joiners, marks of direction, soft hyphens, selectors of variants, fillers, controls."""
    return (
        unicodedata.category(sign) in ("Cf", "Cc", "Cs")
        or "\ufe00" <= sign <= "\ufe0f"
        or "\U000e0100" <= sign <= "\U000e01ef"
        or sign in _FILLERS
    )


def code_problem(code: str) -> Problem | None:
    """Whether this may be the code of a unit, a post or a person: 1 to 64 signs, at least one letter or digit, none
    of those that part addresses and lists."""
    key = code_key(code)
    if not any(sign.isalnum() for sign in key):
        return problem(Fault.CODE_MISSING)
    if len(key) > LONGEST_CODE or len(code) > LONGEST_CODE:
        return problem(Fault.CODE_TOO_LONG, most=LONGEST_CODE, length=max(len(key), len(code)))
    for sign in _NOT_IN_CODES:
        if sign in code or sign in key:
            return problem(Fault.CODE_SIGN, sign=sign)
    return None


def name_problem(name: str, most: int = LONGEST_NAME) -> Problem | None:
    """A name is there, can be seen, and has at most 300 signs. It is kept as typed."""
    if not any(not _is_unseen(sign) and not sign.isspace() for sign in name):
        return problem(Fault.NAME_MISSING)
    if len(name) > most:
        return problem(Fault.NAME_TOO_LONG, most=most, length=len(name))
    return None


def reason_problem(reason: str) -> Problem | None:
    """Every act has a reason, of at most 500 signs: the decision or paper on which it rests."""
    if not reason.strip():
        return problem(Fault.REASON_MISSING)
    if len(reason) > LONGEST_REASON:
        return problem(Fault.REASON_TOO_LONG, most=LONGEST_REASON, length=len(reason))
    return None
