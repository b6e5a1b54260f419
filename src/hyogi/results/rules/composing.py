"""From parts to a rounded score: weights, missing parts, adjustment, one rounding.

Sources: docs/regime-parameters.md, C1 `[composite]`, C9.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from hyogi.foundation.numbers import WHOLE_BP, Rounding, rounded


@dataclass(frozen=True)
class Component:
    """One part of the composite. `missing`: what happens without a value."""

    key: str
    weight_bp: int
    scale_max: int = 100
    missing: Literal["renormalise", "hold", "zero"] = "renormalise"


@dataclass(frozen=True)
class Arithmetic:
    """How a regime adds up and rounds."""

    digits: int = 2
    mode: Rounding = "half_up"
    when: Literal["end_only", "each_part"] = "end_only"
    missing_weight_max_bp: int = 4000
    scale_max: int = 100


@dataclass(frozen=True)
class Term:
    """A present part as it went in: its value, its share after missing parts were spread, whether it was clipped."""

    key: str
    value: Fraction
    share: Fraction
    clipped: bool = False

    @property
    def points(self) -> Fraction:
        return self.value * self.share


@dataclass(frozen=True)
class Composite:
    """The sum of the parts. Without a grade `exact` is `None`, and `held_by` names the parts that are missing."""

    exact: Fraction | None
    score: Fraction | None
    terms: tuple[Term, ...] = ()
    missing: tuple[str, ...] = ()
    held_by: tuple[str, ...] = ()


def composite(
    values: Mapping[str, Fraction | None],
    components: Sequence[Component],
    arithmetic: Arithmetic,
    adjustment: Fraction = Fraction(0),
) -> Composite:
    """The weighted sum of the parts that are there, adjusted, clipped to the scale and rounded once at the end.

    A part that is missing leaves its weight to the others in proportion, or holds the result, as its component says;
    more missing weight than `missing_weight_max_bp` holds the result too.
    """
    missing = tuple(c.key for c in components if values.get(c.key) is None and c.missing != "zero")
    holding = tuple(c.key for c in components if c.key in missing and c.missing == "hold")
    gone = sum(c.weight_bp for c in components if c.key in missing)
    if holding or gone > arithmetic.missing_weight_max_bp or gone >= WHOLE_BP:
        return Composite(None, None, missing=missing, held_by=holding or missing)
    whole = sum(c.weight_bp for c in components) - gone
    terms = tuple(
        _term(c, values.get(c.key) or Fraction(0), Fraction(c.weight_bp, whole))
        for c in components
        if c.key not in missing
    )
    exact = sum((term.points for term in terms), Fraction(0))
    total = exact
    if arithmetic.when == "each_part":
        total = sum((rounded(term.points, arithmetic.digits, arithmetic.mode) for term in terms), Fraction(0))
    total = min(max(total + adjustment, Fraction(0)), Fraction(arithmetic.scale_max))
    return Composite(exact, rounded(total, arithmetic.digits, arithmetic.mode), terms, missing)


def _term(component: Component, value: Fraction, share: Fraction) -> Term:
    most = Fraction(component.scale_max)
    return Term(component.key, min(value, most), share, clipped=value > most)
