"""The proposal sheet: what stands for each unit of a cycle, how far the result is, who has signed."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page, cycle_page, regime_of, run_assignments, visible_assignments
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
from hyogi.results.queries.lines import Entry, Line
from hyogi.results.queries.units import pending_of
from hyogi.results.rules import Group, Seat, seats_of
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
class Sheet:
    """The result of a cycle as it stands. Everything in it is for those who see the work of the meeting. What speaks of
    all units is read when it is asked for: `entries` for counts, `lines` for acts on all of them."""

    cycle: Cycle
    regime: RegimeFile
    calculation: Calculation | None = None
    proposal: Proposal | None = None
    signatures: list[ResultSignature] = field(default_factory=list)
    sign_off: SignOff | None = None
    pending: list[Veto] = field(default_factory=list)
    """Vetoes that one person alone has asserted: without effect."""

    @cached_property
    def lines(self) -> list[Line]:
        """Every unit in order."""
        return self._lines(run_assignments(Actor.system("results"), self.cycle))

    def lines_among(self, wanted: Sequence[UUID]) -> list[Line]:
        """The lines of these units, in the order in which they are named."""
        rows = visible_assignments(Actor.system("results")).filter(branch=self.cycle.branch, cycle=self.cycle)
        found = {one.pk: one for one in rows.filter(pk__in=wanted)}
        return self._lines([found[id] for id in wanted if id in found], wanted)

    def _lines(self, assignments: list[Assignment], wanted: Sequence[UUID] | None = None) -> list[Line]:
        if self.calculation is None:
            return [Line(one, None) for one in assignments]
        rows = _of(self.cycle, Result).filter(calculation=self.calculation)
        results = {one.assignment_id: one for one in (rows if wanted is None else rows.filter(assignment__in=wanted))}
        decided = _of(self.cycle, Decision).filter(result__calculation=self.calculation)
        if wanted is not None:
            decided = decided.filter(result__assignment__in=wanted)
        decisions = {one.result_id: one for one in decided}
        return [
            Line(one, result, decisions.get(result.pk) if result else None)
            for one in assignments
            for result in [results.get(one.pk)]
        ]

    @cached_property
    def entries(self) -> list[Entry]:
        """Every unit in order, as far as counts go by it."""
        told = ("assignment_id", "assignment__position", "assignment__unit__sectors", "state", "score", "proposed")
        found = [Entry(*one) for one in self._results().values_list(*told, "decided")]
        there = self._without_result().values_list("pk", "position", "unit__sectors")
        return sorted([*found, *(Entry(*one) for one in there)], key=lambda one: one.position)

    @property
    def in_order(self) -> Any:
        """The ids of all assignments, in order: a query, to be sliced."""
        return _of(self.cycle, Assignment).order_by("position").values_list("pk", flat=True)

    def _results(self) -> Any:
        """The results of the calculation, each with the grade that was decided (nothing: none yet)."""
        decided = Decision.unscoped.filter(branch=OuterRef("branch"), result=OuterRef("pk")).order_by("-number")
        rows = _of(self.cycle, Result).filter(calculation=self.calculation)
        return rows.annotate(decided=Subquery(decided.values("grade")[:1]))

    def _without_result(self) -> Any:
        worked_out = _of(self.cycle, Result).filter(calculation=self.calculation).values("assignment")
        return _of(self.cycle, Assignment).exclude(pk__in=worked_out)

    @cached_property
    def grade_counts(self) -> Counter[tuple[str, str]]:
        """How many units have which grade, by (sectors, grade); counted by the database."""
        sectors = "assignment__unit__sectors"
        rows = self._results().annotate(stands=Coalesce("decided", "proposed")).order_by()
        found = Counter(
            {(one[0], one[1]): one[2] for one in rows.values_list(sectors, "stands").annotate(n=Count("pk"))}
        )
        for code, n in self._without_result().order_by().values_list("unit__sectors").annotate(n=Count("pk")):
            found[code, ""] += n
        return found

    def count_open(self, *states: str) -> int:
        """How many units in one of these states are not decided yet."""
        return int(self._results().filter(state__in=states, decided__isnull=True).count())

    @cached_property
    def letters(self) -> Mapping[UUID, Letter]:
        """The letter of each unit that stands."""
        return {one.assignment_id: one for one in _of(self.cycle, Letter)}

    @cached_property
    def has_letters(self) -> bool:
        """Whether a letter has gone out."""
        return bool(_of(self.cycle, Letter).exists())

    @property
    def details(self) -> Mapping[str, str]:
        """By assignment how much of its ballot part may be shown."""
        return _told(self.calculation.branch, self.calculation.pk)[0] if self.calculation else {}

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
        return Stage.PROPOSED if self._has_open() else Stage.DECIDED

    def _has_open(self) -> bool:
        """Whether a unit is neither decided nor in need of no decision."""
        left = self._results().filter(decided__isnull=True).exclude(state="ungraded")
        return bool(left.exists() or self._without_result().exists())

    @property
    def groups(self) -> list[Group]:
        return list(_told(self.calculation.branch, self.calculation.pk)[1]) if self.calculation else []

    @property
    def seats(self) -> list[Seat]:
        return seats_of(self.regime.sign_off.roles, self.regime.sign_off.min_scrutineers)

    @property
    def filled(self) -> set[str]:
        return {one.seat for one in self.signatures}

    @property
    def grades(self) -> dict[str, str | None]:
        """The grade of each unit as it stands, by assignment."""
        return {str(one.assignment): one.grade or None for one in self.entries}

    @property
    def standing_hash(self) -> str:
        """The hash of what is signed: the calculation and the grade of each unit."""
        return sha256_of(canonical(self.stated()))

    def stated(self) -> dict[str, Any]:
        """What a signature is under."""
        return {"calculation": self.calculation.sha256 if self.calculation else "", "grades": self.grades}

    @cached_property
    def unsent(self) -> int:
        """How many units have no letter."""
        told = _of(self.cycle, Letter).values("assignment")
        return int(_of(self.cycle, Assignment).exclude(pk__in=told).count())

    @property
    def is_sent(self) -> bool:
        """Whether every unit has its letter."""
        return self.sign_off is not None and not self.unsent

    def line_of(self, assignment: UUID) -> Line:
        """The line of a unit; `Hidden` where it does not report here."""
        found = self.lines_among([assignment])
        if not found:
            raise Hidden
        return found[0]

    def title_of(self, grade: str) -> Any:
        """The words of the regime for a grade."""
        return next((one.title for one in self.regime.grade if one.id == grade), grade)


@lru_cache(maxsize=16)
def _told(branch: str, id: UUID) -> tuple[Mapping[str, str], Sequence[Group]]:
    """How much of each ballot part may be shown, and the groups, as the text of a calculation states them. The text
    never changes, and of thousands of reporters it takes long to read."""
    told = json.loads(Calculation.unscoped.values_list("text", flat=True).get(branch=branch, pk=id))
    return {one["id"]: one["detail"] for one in told["given"]}, groups_in(told)


def sheet_page(actor: Actor, id: UUID) -> Sheet:
    """The sheet of the cycle with this id; `Hidden` where it is out of sight or transcribed."""
    cycle = cycle_page(actor, id)
    if cycle.is_transcribed:
        raise Hidden
    return sheet_of(cycle)


def sheet_of(cycle: Cycle) -> Sheet:
    """What stands in the cycle, in a constant number of statements."""
    regime = regime_of(cycle)
    last = _of(cycle, Calculation).defer("text").order_by("-number").first()
    pending = pending_of(cycle)
    if last is None:
        return Sheet(cycle, regime, pending=pending)
    return Sheet(
        cycle=cycle,
        regime=regime,
        calculation=last,
        proposal=_of(cycle, Proposal).filter(calculation=last).first(),
        signatures=list(_of(cycle, ResultSignature).filter(calculation=last)),
        sign_off=_of(cycle, SignOff).filter(calculation=last).first(),
        pending=pending,
    )


def stage_in(cycle: Cycle) -> Stage:
    """How far the result of the cycle is; for a result that is signed off nothing else is read."""
    last = _of(cycle, Calculation).order_by("-number").values_list("pk", flat=True).first()
    if last is None:
        return Stage.NONE
    return Stage.SIGNED_OFF if _of(cycle, SignOff).filter(calculation=last).exists() else sheet_of(cycle).stage


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
