"""The rules of invitation codes and user names.

A code is fifteen signs and a check sign, printed in four groups of four. Its 29 signs leave out what is mistaken for
another sign on paper (0 O 1 I L S U). 29 is a prime number, so one mistyped sign and two swapped neighbours are always
noticed before anything is looked up.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hyogi.organisation.rules import code_key

SIGNS = "23456789ABCDEFGHJKMNPQRTVWXYZ"
BODY = 15
GROUP = 4
SHORTEST_NAME, LONGEST_NAME = 3, 60
_BETWEEN = re.compile(r"[\s\-‐‑‒–—−ー_.·・]+")
_NAME = re.compile(r"[\w.@\-]+")


class Mistyped(StrEnum):
    """What is wrong with a code as it was typed."""

    LENGTH = "length"
    FOREIGN_SIGN = "foreign_sign"
    CHECK_SIGN = "check_sign"


@dataclass(frozen=True)
class Typed:
    """A code as it was meant, or what is wrong with it. `foreign` are the signs that occur in no code."""

    code: str = ""
    wrong: Mistyped | None = None
    foreign: str = ""
    length: int = 0


def code_of(numbers: Sequence[int]) -> str:
    """The code whose body these fifteen random numbers below 29 make.

    >>> code_of([0] * 15)
    '2222222222222222'
    """
    if len(numbers) != BODY or not all(0 <= n < len(SIGNS) for n in numbers):
        raise ValueError(f"{BODY} numbers below {len(SIGNS)} make a code")
    body = "".join(SIGNS[n] for n in numbers)
    return body + check_sign(body)


def check_sign(body: str) -> str:
    """The sign that makes the weighted sum of all places divisible by 29."""
    total = sum(place * SIGNS.index(sign) for place, sign in enumerate(body, start=2))
    return SIGNS[-total % len(SIGNS)]


def grouped(code: str) -> str:
    """The code as it is printed.

    >>> grouped("ABCDEFGHJKMNPQRT")
    'ABCD-EFGH-JKMN-PQRT'
    """
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read_code(typed: str) -> Typed:
    """The code in what somebody typed; blanks, dashes, small letters and full-width signs make no difference."""
    plain = _BETWEEN.sub("", code_key(typed)).upper()
    foreign = "".join(sorted(set(plain) - set(SIGNS)))
    if foreign:
        return Typed(wrong=Mistyped.FOREIGN_SIGN, foreign=foreign, length=len(plain))
    if len(plain) != BODY + 1:
        return Typed(wrong=Mistyped.LENGTH, length=len(plain))
    if check_sign(plain[:BODY]) != plain[BODY]:
        return Typed(wrong=Mistyped.CHECK_SIGN, length=len(plain))
    return Typed(code=plain, length=len(plain))


def user_name(typed: str) -> str:
    """A user name as it is stored and compared: width and capitals make no difference.

    >>> user_name(" Ｌin ")
    'lin'
    """
    return code_key(typed)


def fits_user_name(name: str) -> bool:
    """Whether a stored form can be a user name: 3 to 60 letters of any script, digits, and `. _ - @`."""
    return SHORTEST_NAME <= len(name) <= LONGEST_NAME and _NAME.fullmatch(name) is not None
