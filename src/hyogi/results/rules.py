"""From parts to a grade, in the order fixed for every regime: parts → composite → adjustments → rounding → threshold
→ gates → vetoes → cap → ties. A later step never raises what an earlier gate or veto lowered.

Sources: docs/regime-parameters.md, C1 `[composite]`, `[cap]`, `[tie]`, `[adjust]`, C8, C9, C10.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Grade:
    """A grade in words; `from_x100` is the least score in hundredths. `order` 1 is the best."""

    id: str
    from_x100: int
    order: int
    top: bool = False


@dataclass(frozen=True)
class Gate:
    """A condition on a part: below `value_x100` the grade is at most `else_max`."""

    key: str
    component: str
    value_x100: int
    else_max: str
    if_missing: Literal["pass", "fail", "hold"] = "pass"


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
        failed = gate.if_missing == "fail" if value is None else value * 100 < gate.value_x100
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


@dataclass(frozen=True)
class Cap:
    """The most units that may get the top grade, in basis points of those graded, and what ties at it do."""

    share_bp: int
    rounding: Literal["down", "half_up", "up"] = "down"
    min_top: int = 0
    tie: Literal["break_chain", "demote_all_tied", "admit_all_tied", "signer_decides"] = "signer_decides"
    chain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A graded unit before the cap: rounded score, whether it stands for the top grade, values that break ties."""

    unit: str
    score: Fraction
    top: bool
    values: Mapping[str, Fraction | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Places:
    """Who keeps the top grade, who is lowered by the cap, and between whom somebody must decide for how many places."""

    top: tuple[str, ...]
    capped: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    open_places: int = 0


def places_at_top(count: int, cap: Cap) -> int:
    """How many places the cap leaves among `count` graded units."""
    exact = Fraction(count * cap.share_bp, WHOLE_BP)
    whole = exact.numerator // exact.denominator
    if cap.rounding == "up" and exact > whole:
        whole += 1
    if cap.rounding == "half_up" and exact - whole >= Fraction(1, 2):
        whole += 1
    return max(whole, cap.min_top)


def apply_cap(units: Sequence[Candidate], cap: Cap, drawn: Sequence[str] = ()) -> Places:
    """Who keeps the top grade. Lowered units stay in the base and take no place. Ties at the last place are broken by
    the values named in the chain (a missing one ranks last), and at `draw` by the order `drawn`."""
    places = places_at_top(len(units), cap)
    standing = sorted((u for u in units if u.top), key=lambda u: (-u.score, u.unit))
    if len(standing) <= places:
        return Places(tuple(u.unit for u in standing))
    line = standing[places - 1].score if places else None
    above = [u for u in standing if line is not None and u.score > line]
    tied = [u for u in standing if u.score == line]
    below = [u.unit for u in standing if line is None or u.score < line]
    left = places - len(above)
    sure = [u.unit for u in above]
    if len(tied) <= left:
        return Places((*sure, *(u.unit for u in tied)), tuple(below))
    names = [u.unit for u in tied]
    match cap.tie:
        case "demote_all_tied":
            return Places(tuple(sure), (*names, *below))
        case "admit_all_tied":
            return Places((*sure, *names), tuple(below))
        case "signer_decides":
            return Places(tuple(sure), tuple(below), tuple(names), left)
    return _broken(sure, tied, below, left, cap.chain, drawn)


def _broken(
    sure: list[str],
    tied: list[Candidate],
    below: list[str],
    left: int,
    chain: Sequence[str],
    drawn: Sequence[str],
) -> Places:
    """The chain of ties, value by value; what it leaves equal stays undecided unless it ends in a draw."""
    place = {unit: at for at, unit in enumerate(drawn)}
    groups = [tied]
    for word in chain:
        groups = [part for group in groups for part in _parted(group, word, place)]
    top, room = list(sure), left
    for at, group in enumerate(groups):
        names = [u.unit for u in group]
        if len(names) > room:
            lowered = [u.unit for later in groups[at + 1 if room else at :] for u in later]
            return Places(tuple(top), (*lowered, *below), tuple(names) if room else (), room)
        top += names
        room -= len(names)
    return Places(tuple(top), tuple(below))


def _parted(group: list[Candidate], word: str, place: Mapping[str, int]) -> list[list[Candidate]]:
    """A tied group in the order of one value, best first, equals together."""

    def rank(unit: Candidate) -> tuple[bool, Fraction]:
        if word == "draw":
            return (unit.unit not in place, Fraction(place.get(unit.unit, 0)))
        value = unit.values.get(word)
        return (value is None, -value if value is not None else Fraction(0))

    ranks = sorted({rank(unit) for unit in group})
    return [[unit for unit in group if rank(unit) == at] for at in ranks]
