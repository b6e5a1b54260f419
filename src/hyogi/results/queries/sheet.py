"""The proposal sheet: what stands for each unit of a cycle, how far the result is, who has signed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, cast
from uuid import UUID

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page, cycle_page, regime_of, run_assignments
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.regimes.shape import RegimeFile
from hyogi.results.models import (
    Calculation,
    Decision,
    Letter,
    Proposal,
    Result,
    ResultSignature,
    SignOff,
    Veto,
)
from hyogi.results.queries.units import vetoes_of
from hyogi.results.rules import Group, Seat, Standing, seats_of
from hyogi.results.sealing import canonical, sha256_of
from hyogi.results.working import groups_in


class Stage(StrEnum):
    """How far the result of a cycle is."""

    NONE = "none"
    WORKED_OUT = "worked_out"
    PROPOSED = "proposed"
    DECIDED = "decided"
    SIGNED_OFF = "signed_off"


@dataclass(frozen=True)
class Line:
    """One unit on the sheet. `grade` is what stands: decided, else proposed; empty for none."""

    assignment: Assignment
    result: Result | None
    decision: Decision | None = None

    @property
    def state(self) -> str:
        return str(self.result.state) if self.result else "none"

    @property
    def grade(self) -> str:
        if self.decision is not None:
            return str(self.decision.grade)
        return str(self.result.proposed) if self.result else ""

    @property
    def result_grade(self) -> str:
        """The grade as it was proposed."""
        return str(self.result.proposed) if self.result else ""

    @property
    def is_settled(self) -> bool:
        """Decided, or in need of no decision."""
        return self.decision is not None or self.state == "ungraded"

    @property
    def is_changed(self) -> bool:
        """Decided otherwise than proposed."""
        return bool(self.decision and self.result and self.decision.grade != self.result.proposed)

    @property
    def standing(self) -> Standing:
        """The unit as the rules on decisions see it."""
        if self.result is None:
            raise ValueError("nothing was worked out for this unit")
        told = self.result.arithmetic
        return Standing(
            id=str(self.assignment.pk),
            state=cast(Any, self.result.state),
            proposed=self.result.proposed or None,
            threshold=self.result.threshold or None,
            lowered=bool(told["reasons"]) or told["capped"],
            fixed=told["fixed"],
        )


@dataclass(frozen=True)
class Sheet:
    """The result of a cycle as it stands. Everything in it is for those who see the work of the meeting."""

    cycle: Cycle
    regime: RegimeFile
    calculation: Calculation | None = None
    lines: list[Line] = field(default_factory=list)
    proposal: Proposal | None = None
    signatures: list[ResultSignature] = field(default_factory=list)
    sign_off: SignOff | None = None
    letters: Mapping[UUID, Letter] = field(default_factory=dict)
    pending: list[Veto] = field(default_factory=list)
    """Vetoes that one person alone has asserted: without effect."""

    def policy_facts(self) -> TargetFacts:
        """The cycle's; whoever proposed did the first half of what is signed."""
        facts = self.cycle.policy_facts()
        return replace(facts, person=self.proposal.person) if self.proposal else facts

    @cached_property
    def stage(self) -> Stage:
        if self.calculation is None:
            return Stage.NONE
        if self.sign_off:
            return Stage.SIGNED_OFF
        if not self.proposal:
            return Stage.WORKED_OUT
        return Stage.DECIDED if all(line.is_settled for line in self.lines) else Stage.PROPOSED

    @property
    def groups(self) -> list[Group]:
        return groups_in(self.calculation.text) if self.calculation else []

    @property
    def seats(self) -> list[Seat]:
        return seats_of(self.regime.sign_off.roles, self.regime.sign_off.min_scrutineers)

    @property
    def filled(self) -> set[str]:
        return {one.seat for one in self.signatures}

    @property
    def grades(self) -> dict[str, str | None]:
        """The grade of each unit as it stands, by assignment."""
        return {str(line.assignment.pk): line.grade or None for line in self.lines}

    @property
    def standing_hash(self) -> str:
        """The hash of what is signed: the calculation and the grade of each unit."""
        return sha256_of(canonical(self.stated()))

    def stated(self) -> dict[str, Any]:
        """What a signature is under."""
        return {"calculation": self.calculation.sha256 if self.calculation else "", "grades": self.grades}

    @property
    def is_sent(self) -> bool:
        """Whether every unit has the letter of this calculation."""
        return self.sign_off is not None and all(line.assignment.pk in self.letters for line in self.lines)

    def line_of(self, assignment: UUID) -> Line:
        """The line of a unit; `Hidden` where it does not report here."""
        found = next((line for line in self.lines if line.assignment.pk == assignment), None)
        if found is None:
            raise Hidden
        return found

    def title_of(self, grade: str) -> Any:
        """The words of the regime for a grade."""
        return next((one.title for one in self.regime.grade if one.id == grade), grade)


def sheet_page(actor: Actor, id: UUID) -> Sheet:
    """The sheet of the cycle with this id; `Hidden` where it is out of sight or transcribed."""
    cycle = cycle_page(actor, id)
    if cycle.is_transcribed:
        raise Hidden
    return sheet_of(cycle, run_assignments(Actor.system("results"), cycle))


def sheet_of(cycle: Cycle, assignments: list[Assignment] | None = None) -> Sheet:
    """What stands for each unit of the cycle, in a constant number of statements."""
    there = run_assignments(Actor.system("results"), cycle) if assignments is None else assignments
    regime = regime_of(cycle)
    last = _of(cycle, Calculation).order_by("-number").first()
    pending = [veto for veto, answer in vetoes_of(cycle) if answer is None]
    if last is None:
        return Sheet(cycle, regime, lines=[Line(one, None) for one in there], pending=pending)
    results = {one.assignment_id: one for one in _of(cycle, Result).filter(calculation=last)}
    decisions = {one.result_id: one for one in _of(cycle, Decision).filter(result__calculation=last)}
    lines = [
        Line(one, result, decisions.get(result.pk) if result else None)
        for one in there
        for result in [results.get(one.pk)]
    ]
    return Sheet(
        cycle=cycle,
        regime=regime,
        calculation=last,
        lines=lines,
        proposal=_of(cycle, Proposal).filter(calculation=last).first(),
        signatures=list(_of(cycle, ResultSignature).filter(calculation=last)),
        sign_off=_of(cycle, SignOff).filter(calculation=last).first(),
        letters={one.assignment_id: one for one in _of(cycle, Letter)},
        pending=pending,
    )


def is_signed_off(cycle: Cycle) -> bool:
    """Whether some result of the cycle is signed off."""
    return bool(_of(cycle, SignOff).exists())


def grades_of(cycle: Cycle) -> dict[UUID, str]:
    """The grade of each unit by assignment (empty: none), from the last result that is signed off; nothing before."""
    last = _of(cycle, SignOff).order_by("-calculation__number").first()
    if last is None:
        return {}
    return {UUID(id): grade or "" for id, grade in json.loads(last.text)["grades"].items()}


def _of(cycle: Cycle, model: Any) -> Any:
    return model.unscoped.filter(branch=cycle.branch, cycle=cycle)


@dataclass(frozen=True)
class UnitTarget:
    """One unit with the sheet on which it stands, for those who see the work of the meeting."""

    assignment: Assignment
    sheet: Sheet

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def unit_page(actor: Actor, id: UUID) -> UnitTarget:
    """The unit of the assignment with this id; `Hidden` where it is out of sight."""
    assignment = assignment_page(actor, id)
    return UnitTarget(assignment, sheet_of(assignment.cycle))


def decisions_of(result: Result) -> list[Decision]:
    """What was decided on a result, the first one first."""
    return list(Decision.unscoped.filter(branch=result.branch, result=result))
