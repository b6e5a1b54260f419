"""What a feedback letter says: exactly what the regime's `feedback.shows` allows, and no figure of a ballot that would
tell how a small class marked.

Sources: docs/regime-parameters.md, C1 `[feedback]`, `[objection]`; C13 (disclosure).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from hyogi.ballots.rules import Detail
from hyogi.foundation.numbers import decimal, rounded
from hyogi.regimes.shape import RegimeFile
from hyogi.results.models import Result, Veto

BALLOT = "ballot"
DIGITS = 2


def letter_content(
    regime: RegimeFile,
    result: Result,
    grade: str,
    *,
    detail: str,
    vetoes: Sequence[Veto],
    comment: Mapping[str, str],
    problems: Iterable[str],
) -> dict[str, Any]:
    """All that the unit is told. Parts and points only where the regime shows them; of a ballot part that may not be
    shown nothing, and then no sum either, from which it would follow."""
    content: dict[str, Any] = {
        "shows": regime.feedback.shows,
        "state": result.state,
        "grade": grade,
        "grade_words": next((dict(one.title) for one in regime.grade if one.id == grade), {}),
        "missing": [dict(c.title) for c in regime.component if c.key in result.arithmetic["held_by"]],
        "vetoes": [_veto(regime, veto) for veto in vetoes],
        "comment": dict(comment),
        "problems": list(problems),
    }
    if regime.feedback.shows in ("grade_and_parts", "full"):
        content["parts"] = _parts(regime, result, detail)
        content["score"] = None if detail == Detail.NOTHING else points(result.score)
    if regime.feedback.shows == "full":
        content["arithmetic"] = told(regime, result.arithmetic, detail)
    return content


def _parts(regime: RegimeFile, result: Result, detail: str) -> list[dict[str, Any]]:
    sources = {one.key: one for one in regime.component}
    return [
        {
            "words": dict(sources[key].title),
            "value": None
            if sources[key].source == BALLOT and detail == Detail.NOTHING
            else decimal(rounded(Fraction(value), DIGITS), DIGITS),
        }
        for key, value, _share, _clipped in result.arithmetic["terms"]
    ]


def told(regime: RegimeFile, arithmetic: dict[str, Any], detail: str) -> dict[str, Any] | None:
    """The arithmetic as far as it may be told: whole, or with the ballot part and the sums rounded to two digits, or
    not at all."""
    if detail == Detail.NOTHING:
        return None
    if detail == Detail.EXACT:
        return arithmetic
    ballot = {one.key for one in regime.component if one.source == BALLOT}
    return {
        **arithmetic,
        "exact": None,
        "terms": [
            [key, _rounded(value) if key in ballot else value, share, clipped]
            for key, value, share, clipped in arithmetic["terms"]
        ],
        "rounded": sorted(ballot),
    }


def points(score: str) -> str | None:
    """A score that is kept as a fraction as it is written, 90.26."""
    return decimal(Fraction(score), DIGITS) if score and (Fraction(score) * 100).denominator == 1 else _long(score)


def _long(score: str) -> str | None:
    return decimal(Fraction(score), 4) if score else None


def _rounded(value: str) -> str:
    near = rounded(Fraction(value), DIGITS)
    return f"{near.numerator}/{near.denominator}"


def _veto(regime: RegimeFile, veto: Veto) -> dict[str, Any]:
    words = next((dict(one.title) for one in regime.veto if one.key == veto.key), {})
    on: date = veto.on
    return {"words": words, "on": on.isoformat(), "reason": veto.reason}
