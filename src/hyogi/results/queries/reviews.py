"""Requests for review: those of a cycle, those of a unit, one of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.results.models import Decision, ReviewAnswer, ReviewRequest
from hyogi.results.queries.letters import may_read


@dataclass(frozen=True)
class ReviewTarget:
    """A request with its unit and its answer. `barred` are the persons who may not answer: who decided, and who
    answered the same question before."""

    request: ReviewRequest
    assignment: Assignment
    answer: ReviewAnswer | None
    barred: frozenset[UUID] = frozenset()
    may_answer: bool = False

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()

    def facts_for(self, person: UUID | None) -> TargetFacts:
        """The facts as the policy is told them about this person: whether he did the first half."""
        return replace(self.policy_facts(), person=person if person in self.barred else None)


def reviews_of(cycle: Cycle) -> list[tuple[ReviewRequest, ReviewAnswer | None]]:
    """All requests of a cycle with their answers, the oldest first."""
    return _with_answers(ReviewRequest.unscoped.filter(branch=cycle.branch, cycle=cycle), cycle)


def reviews_on(assignment: Assignment) -> list[tuple[ReviewRequest, ReviewAnswer | None]]:
    """The requests of one unit with their answers."""
    rows = ReviewRequest.unscoped.filter(branch=assignment.branch, assignment=assignment)
    return _with_answers(rows, assignment.cycle)


def _with_answers(rows: Any, cycle: Cycle) -> list[tuple[ReviewRequest, ReviewAnswer | None]]:
    found: Iterable[ReviewRequest] = rows.select_related("assignment__unit").order_by("at", "id")
    answers = {one.request_id: one for one in ReviewAnswer.unscoped.filter(branch=cycle.branch, cycle=cycle)}
    return [(one, answers.get(one.pk)) for one in found]


def review_page(actor: Actor, id: UUID) -> ReviewTarget:
    """The request with this id, for the unit itself and for those who see the work of the meeting; `Hidden` else."""
    request = ReviewRequest.unscoped.select_related("letter__calculation").filter(pk=id).first()
    if request is None:
        raise Hidden
    assignment = assignment_page(actor, request.assignment_id)
    if not may_read(actor, assignment):
        raise Hidden
    request.assignment = assignment
    target = ReviewTarget(
        request,
        assignment,
        ReviewAnswer.unscoped.filter(branch=request.branch, request=request).first(),
        barred_from(request),
    )
    may = target.answer is None and actor.may(Action.ANSWER_REVIEW, target.facts_for(actor.person_id))
    return replace(target, may_answer=may)


def review_barred(cycle: Cycle) -> dict[UUID, set[UUID]]:
    """By assignment the persons who decided its grade or answered a request of it, for a whole cycle at once."""
    found: dict[UUID, set[UUID]] = {}
    rows = {"branch": cycle.branch, "cycle": cycle, "person__isnull": False}
    decided = Decision.unscoped.filter(**rows).values_list("result__assignment_id", "person")
    answered = ReviewAnswer.unscoped.filter(**rows).values_list("request__assignment_id", "person")
    for assignment, person in [*decided, *answered]:
        found.setdefault(assignment, set()).add(person)
    return found


def barred_from(request: ReviewRequest) -> frozenset[UUID]:
    """Who decided the grade of the unit, and who answered its request of the same kind at the first level."""
    deciders = Decision.unscoped.filter(
        branch=request.branch, result__assignment=request.assignment_id, person__isnull=False
    ).values_list("person", flat=True)
    before = ReviewAnswer.unscoped.filter(
        branch=request.branch,
        request__assignment=request.assignment_id,
        request__kind=request.kind,
        person__isnull=False,
    ).values_list("person", flat=True)
    return frozenset([*deciders, *before])
