"""Exact shares and roundings: fractions inside, one rounding where a regulation states it, never binary floats."""

from fractions import Fraction
from typing import Literal

Rounding = Literal["half_up", "half_even", "down"]
WHOLE_BP = 10_000


def share_reached(part: int, whole: int, bp: int, *, strict: bool = False) -> bool:
    """Whether `part` of `whole` is at least (`strict`: more than) `bp` basis points, compared in whole numbers.

    >>> share_reached(20, 30, 6666), share_reached(19, 30, 6666)
    (True, False)
    """
    left, right = part * WHOLE_BP, bp * whole
    return left > right if strict else left >= right


def rounded(value: Fraction, digits: int = 2, mode: Rounding = "half_up") -> Fraction:
    """`value` cut to `digits` decimals, still exact.

    >>> rounded(Fraction("2.675")), rounded(Fraction("89.985"), mode="half_even")
    (Fraction(67, 25), Fraction(4499, 50))
    """
    scaled = value * 10**digits
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest - scaled.denominator
    if mode == "half_up":
        up = twice >= 0
    elif mode == "half_even":
        up = twice > 0 or (twice == 0 and whole % 2 == 1)
    else:
        up = False
    return Fraction(whole + up, 10**digits)


def decimal(value: Fraction, digits: int = 2) -> str:
    """A rounded value as it is written: `90.26`.

    Raises:
        ValueError: when the value has more decimals, so that writing it would round a second time.
    """
    scaled = value * 10**digits
    if scaled.denominator != 1:
        raise ValueError(f"{value} is not rounded to {digits} decimals")
    sign, number = "-" if scaled < 0 else "", str(abs(scaled.numerator)).rjust(digits + 1, "0")
    return f"{sign}{number[:-digits]}.{number[-digits:]}" if digits else f"{sign}{number}"
