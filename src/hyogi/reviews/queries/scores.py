"""Scores of offices: one sheet for each part of the result that is entered by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple
from uuid import UUID

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import regime_of, run_assignments, run_cycles
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.regimes.shape.lists import Component
from hyogi.reviews.models import Score
from hyogi.reviews.rules import mean_of

BY_HAND = {"functional_office_scores", "visit_scores", "office_scores", "panel_scores"}
"""Sources of components that offices score here."""


class Key(NamedTuple):
    """Whose score by whom."""

    assignment: UUID
    office: str


@dataclass(frozen=True)
class Sheet:
    """The scores of one component that hold: `scores` by unit and office, `offices` by name."""

    assignments: list[Assignment]
    offices: list[str]
    scores: dict[Key, Score]


def entered_by_hand(cycle: Cycle) -> list[Component]:
    """The parts of the cycle's result that offices score."""
    return [one for one in regime_of(cycle).component if one.source in BY_HAND]


def component_of(cycle: Cycle, key: str) -> Component | None:
    """The part of this key, where it is entered by hand."""
    return next((one for one in entered_by_hand(cycle) if one.key == key), None)


def sheet_of(cycle: Cycle, component: str, units: Sequence[Assignment] | None = None) -> Sheet:
    """The sheet of a component with the newest score of each office, over these units, else over all; three statements,
    however many they are."""
    rows = Score.unscoped.filter(branch=cycle.branch, cycle=cycle, component=component)
    offices = sorted(rows.order_by().values_list("office", flat=True).distinct())
    if units is not None:
        rows = rows.filter(assignment__in=units)
    newest: dict[Key, Score] = {Key(row.assignment_id, row.office): row for row in rows.order_by("number", "id")}
    return Sheet(run_assignments(Actor.system("scores"), cycle) if units is None else list(units), offices, newest)


def scores_of(cycle: Cycle, component: str) -> dict[UUID, Fraction]:
    """The exact mean of the offices' scores for each unit that has one, by the id of the assignment, in points."""
    rows = Score.unscoped.filter(branch=cycle.branch, cycle=cycle, component=component).order_by("number", "id")
    newest = {(unit, office): value for unit, office, value in rows.values_list("assignment", "office", "value_x100")}
    given: dict[UUID, list[int]] = {}
    for (unit, _office), value in newest.items():
        if value is not None:
            given.setdefault(unit, []).append(value)
    means = {assignment: mean_of(values) for assignment, values in given.items()}
    return {assignment: mean for assignment, mean in means.items() if mean is not None}


@dataclass(frozen=True)
class SheetPage:
    """The sheet of one component of a cycle, for its page."""

    cycle: Cycle
    component: Component

    @property
    def title(self) -> Texts:
        """What the regime calls the part."""
        return Texts(self.component.title)

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def sheet_page(actor: Actor, id: UUID, component: str) -> SheetPage:
    """The sheet; `Hidden` where the cycle is out of sight or has no such part."""
    cycle = run_cycles(actor).filter(pk=id).first()
    part = component_of(cycle, component) if cycle else None
    if cycle is None or part is None:
        raise Hidden
    return SheetPage(cycle, part)
