"""The whole way from what is given for each reporter to a proposed grade, as one function of values.

Source: docs/regime-parameters.md, C10, "order of work".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from hyogi.results.rules.adjusting import Adjusted, Given, Kind, adjusted
from hyogi.results.rules.capping import Candidate, Cap, apply_cap, places_at_top
from hyogi.results.rules.composing import Arithmetic, Component, Composite, composite
from hyogi.results.rules.grading import Gate, Grade, Graded, Veto, graded

Scope = Literal["all", "kind", "sector"]


@dataclass(frozen=True)
class Terms:
    """What a regime says about results."""

    components: tuple[Component, ...]
    arithmetic: Arithmetic
    grades: tuple[Grade, ...]
    gates: tuple[Gate, ...] = ()
    vetoes: Mapping[str, Veto] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    bonus_max_x100: int = 0
    malus_max_x100: int = 0
    cap: Cap | None = None
    scopes: tuple[Scope, ...] = ("all",)
    base: Literal["graded", "all_reporters"] = "graded"
    mean_for: tuple[str, ...] = ()
    """Components whose missing value is the mean of the others'."""


@dataclass(frozen=True)
class Reporter:
    """What is given for one unit. `parts` by component, `vetoes` only those that two persons stand for."""

    id: str
    parts: Mapping[str, Fraction | None]
    graded: bool = True
    adjustments: tuple[Given, ...] = ()
    vetoes: tuple[str, ...] = ()
    kind: str = ""
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """A group of units under one cap: how many are counted, how many places there are, and who is where."""

    scope: Scope
    name: str
    base: int
    places: int
    top: tuple[str, ...]
    capped: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    open_places: int = 0
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What came of one unit. `proposed` is `None` where there is no grade, or where equals wait to be decided."""

    id: str
    composite: Composite
    adjusted: Adjusted
    graded: Graded
    proposed: str | None
    state: Literal["ungraded", "held", "tied", "proposed"]
    capped: bool = False


@dataclass(frozen=True)
class Worked:
    """The results of all, and the groups of the cap."""

    outcomes: Mapping[str, Outcome]
    groups: tuple[Group, ...] = ()


def work_out(terms: Terms, reporters: Sequence[Reporter]) -> Worked:
    """Parts, composite, adjustments, rounding, threshold, gates, vetoes, cap, ties; in this order."""
    filled = _with_means(terms, reporters)
    first = {one.id: _one(terms, one) for one in filled}
    if terms.cap is None:
        return Worked(first)
    groups = tuple(_group(terms, terms.cap, key, name, units, first) for key, name, units in _groups(terms, filled))
    capped = {id for group in groups for id in group.capped}
    tied = {id for group in groups for id in group.tied} - capped
    second = next((g.id for g in sorted(terms.grades, key=lambda g: g.order) if not g.top), None)
    found = {}
    for id, outcome in first.items():
        if id in capped:
            found[id] = replace(outcome, proposed=second, capped=True)
        elif id in tied:
            found[id] = replace(outcome, proposed=None, state="tied")
        else:
            found[id] = outcome
    return Worked(found, groups)


def _with_means(terms: Terms, reporters: Sequence[Reporter]) -> list[Reporter]:
    means: dict[str, Fraction] = {}
    for key in terms.mean_for:
        there = [value for one in reporters if one.graded and (value := one.parts.get(key)) is not None]
        if there:
            means[key] = sum(there, Fraction(0)) / len(there)
    return [
        replace(one, parts={**one.parts, **{k: v for k, v in means.items() if one.parts.get(k) is None}})
        for one in reporters
    ]


def _one(terms: Terms, reporter: Reporter) -> Outcome:
    points = adjusted(reporter.adjustments, terms.kinds, terms.bonus_max_x100, terms.malus_max_x100)
    if not reporter.graded:
        return Outcome(reporter.id, Composite(None, None), points, Graded(None), None, "ungraded")
    sum_ = composite(reporter.parts, terms.components, terms.arithmetic, points.points)
    vetoes = [terms.vetoes[key] for key in reporter.vetoes]
    grade = graded(sum_.score, reporter.parts, terms.grades, terms.gates, vetoes)
    state: Literal["held", "proposed"] = "held" if grade.grade is None else "proposed"
    return Outcome(reporter.id, sum_, points, grade, grade.grade, state)


def _groups(terms: Terms, reporters: Sequence[Reporter]) -> list[tuple[Scope, str, list[Reporter]]]:
    found: dict[tuple[Scope, str], list[Reporter]] = {}
    for scope in terms.scopes:
        for one in reporters:
            names = {"all": ("",), "kind": (one.kind,), "sector": one.sectors}[scope]
            for name in names:
                found.setdefault((scope, name), []).append(one)
    return [(scope, name, units) for (scope, name), units in found.items()]


def _group(
    terms: Terms, cap: Cap, scope: Scope, name: str, units: Sequence[Reporter], outcomes: Mapping[str, Outcome]
) -> Group:
    top = {grade.id for grade in terms.grades if grade.top}
    candidates = [
        Candidate(one.id, score, outcomes[one.id].proposed in top, one.parts)
        for one in units
        if outcomes[one.id].proposed is not None and (score := outcomes[one.id].composite.score) is not None
    ]
    base = len(units) if terms.base == "all_reporters" else len(candidates)
    places = apply_cap(candidates, cap, base=base)
    return Group(
        scope,
        name,
        base,
        places_at_top(base, cap),
        places.top,
        places.capped,
        places.undecided,
        places.open_places,
        tuple(one.unit for one in candidates),
    )
