"""From a score to a grade: thresholds, then gates, then vetoes. A later step never raises what an earlier one lowered.

Sources: docs/regime-parameters.md, C8, C10.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import eq, ge, gt, le, lt
from typing import Literal

_COMPARED = {"<": lt, "<=": le, "==": eq, ">=": ge, ">": gt}


@dataclass(frozen=True)
class Grade:
    """A grade in words; `from_x100` is the least score in hundredths. `order` 1 is the best."""

    id: str
    from_x100: int
    order: int
    top: bool = False


@dataclass(frozen=True)
class Gate:
    """A condition on a part: where it does not hold against `value_x100` the grade is at most `else_max`. A gate on
    what is no part of the composite has no component, and is always missing."""

    key: str
    component: str
    value_x100: int
    else_max: str
    if_missing: Literal["pass", "fail", "hold"] = "pass"
    op: Literal["<", "<=", "==", ">=", ">"] = ">="

    def passes(self, value: Fraction) -> bool:
        """Whether a value satisfies it."""
        return bool(_COMPARED[self.op](value * 100, self.value_x100))


@dataclass(frozen=True)
class Veto:
    """An event that limits the grade, asserted by one person and confirmed by another."""

    key: str
    effect: Literal["max_grade", "fixed_grade", "drop_one", "no_grade"]
    grade: str = ""


@dataclass(frozen=True)
class Graded:
    """A grade with the reasons for which it is not the threshold's own: keys of gates and vetoes."""

    grade: str | None
    threshold: str | None = None
    reasons: tuple[str, ...] = ()


def grade_at(score: Fraction, grades: Sequence[Grade]) -> Grade:
    """The best grade whose threshold the rounded score reaches.

    Raises:
        ValueError: when the score reaches none; a regime's lowest grade begins at zero.
    """
    for grade in sorted(grades, key=lambda g: g.order):
        if score * 100 >= grade.from_x100:
            return grade
    raise ValueError(f"no grade for {score}")


def graded(
    score: Fraction | None,
    values: Mapping[str, Fraction | None],
    grades: Sequence[Grade],
    gates: Iterable[Gate] = (),
    vetoes: Iterable[Veto] = (),
) -> Graded:
    """The threshold's grade, lowered by every gate that is not passed and every veto; of several limits the lowest
    holds. A fixed grade holds whatever else is the case."""
    if score is None:
        return Graded(None)
    by_id = {grade.id: grade for grade in grades}
    start = grade_at(score, grades)
    order, fixed = start.order, None
    reasons: list[str] = []
    for gate in gates:
        value = values.get(gate.component)
        if value is None and gate.if_missing == "hold":
            return Graded(None, start.id, (gate.key,))
        failed = gate.if_missing == "fail" if value is None else not gate.passes(value)
        if failed and by_id[gate.else_max].order > order:
            order, reasons = by_id[gate.else_max].order, [*reasons, gate.key]
    worst = max(grade.order for grade in grades)
    for veto in vetoes:
        match veto.effect:
            case "no_grade":
                return Graded(None, start.id, (veto.key,))
            case "fixed_grade":
                fixed = max(fixed or 0, by_id[veto.grade].order)
                limit = fixed
            case "drop_one":
                limit = min(start.order + 1, worst)
            case _:
                limit = by_id[veto.grade].order
        if limit > order:
            order, reasons = limit, [*reasons, veto.key]
    name = next(grade.id for grade in grades if grade.order == (fixed or order))
    return Graded(name, start.id, tuple(reasons))
