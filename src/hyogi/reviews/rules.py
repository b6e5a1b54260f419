"""Scores of offices and the means of them; what a score may be. Sources: docs/regime-parameters.md, `[prereview]`,
`[[component]]` with the sources `functional_office_scores` and `visit_scores`."""

import re
from collections.abc import Iterable
from fractions import Fraction

_SCORE = re.compile(r"\d{1,4}([.,]\d{1,2})?")


def score_of(typed: str, scale_max: int) -> int | None:
    """A score as it was typed ("87", "87.5", "87,25") in hundredths of a point; `None` where nothing was typed.

    Raises:
        ValueError: for anything else, or for more than the scale has. Its argument is "number" or "scale".
    """
    text = typed.strip().translate(_WIDE)
    if not text:
        return None
    if not _SCORE.fullmatch(text):
        raise ValueError("number")
    whole, _point, rest = text.replace(",", ".").partition(".")
    hundredths = int(whole) * 100 + int(rest.ljust(2, "0") or 0)
    if hundredths > scale_max * 100:
        raise ValueError("scale")
    return hundredths


_WIDE = {0xFF10 + n: str(n) for n in range(10)} | {0xFF0E: ".", 0x3002: ".", 0xFF0C: ","}
"""Digits and points as an input method for Chinese or Japanese writes them."""


def mean_of(scores_x100: Iterable[int]) -> Fraction | None:
    """The exact mean of the scores, in points; `None` without one, which is a missing part and not zero."""
    values = list(scores_x100)
    return Fraction(sum(values), 100 * len(values)) if values else None
