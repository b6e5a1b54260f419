"""What concerns one unit while its result is worked out: adjustments, vetoes."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.results.models import Adjustment, Veto, VetoAnswer


@dataclass(frozen=True)
class VetoTarget:
    """A veto with its unit; who asserted it did the first half."""

    veto: Veto
    assignment: Assignment
    answer: VetoAnswer | None

    def policy_facts(self) -> TargetFacts:
        return replace(self.assignment.policy_facts(), person=self.veto.person)


@dataclass(frozen=True)
class AdjustmentTarget:
    """An adjustment with its unit."""

    adjustment: Adjustment
    assignment: Assignment

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def vetoes_of(cycle: Cycle, assignment: Assignment | None = None) -> list[tuple[Veto, VetoAnswer | None]]:
    """The vetoes of a cycle, or of one unit in it, each with what another person said of it."""
    rows: Any = Veto.unscoped.filter(branch=cycle.branch, cycle=cycle).select_related("assignment__unit")
    if assignment is not None:
        rows = rows.filter(assignment=assignment)
    answers = {one.veto_id: one for one in VetoAnswer.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("at")}
    return [(veto, answers.get(veto.pk)) for veto in rows]


def confirmed_vetoes(cycle: Cycle) -> set[UUID]:
    """The assignments of the cycle on which a veto stands that another person confirmed."""
    answers = VetoAnswer.unscoped.filter(branch=cycle.branch, cycle=cycle, confirmed=True)
    return set(answers.values_list("veto__assignment", flat=True))


def pending_of(cycle: Cycle) -> list[Veto]:
    """The vetoes of a cycle of which nobody else has said anything yet."""
    answered = VetoAnswer.unscoped.filter(branch=cycle.branch, cycle=cycle).values("veto")
    rows = Veto.unscoped.filter(branch=cycle.branch, cycle=cycle).exclude(pk__in=answered)
    return list(rows.select_related("assignment__unit"))


def veto_page(actor: Actor, id: UUID) -> VetoTarget:
    """The veto with this id; `Hidden` where its unit is out of sight."""
    veto = Veto.unscoped.select_related("document").filter(pk=id).first()
    if veto is None:
        raise Hidden
    assignment = assignment_page(actor, veto.assignment_id)
    veto.assignment, veto.cycle = assignment, assignment.cycle
    return VetoTarget(veto, assignment, VetoAnswer.unscoped.filter(branch=veto.branch, veto=veto).first())


def adjustments_of(cycle: Cycle, assignment: Assignment | None = None) -> list[Adjustment]:
    """The adjustments that count: neither taken back nor taking back."""
    rows: Any = Adjustment.unscoped.filter(branch=cycle.branch, cycle=cycle).select_related("assignment__unit")
    if assignment is not None:
        rows = rows.filter(assignment=assignment)
    all_ = list(rows)
    gone = {one.cancels_id for one in all_ if one.cancels_id}
    return [one for one in all_ if one.pk not in gone and one.cancels_id is None]


def adjustment_page(actor: Actor, id: UUID) -> AdjustmentTarget:
    """The adjustment with this id; `Hidden` where its unit is out of sight."""
    found = Adjustment.unscoped.filter(pk=id).first()
    if found is None:
        raise Hidden
    found.assignment = assignment_page(actor, found.assignment_id)
    return AdjustmentTarget(found, found.assignment)
