"""Letters as units read them, and a unit's own grades over the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page, own_assignment_ids
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action, PostFacts, Relation, TargetFacts, relation
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import UnitState
from hyogi.results.models import Acknowledgement, Letter

_STANDING = UnitState.unscoped.order_by("-valid_from").values("path")


@dataclass(frozen=True)
class LetterTarget:
    """A letter with its unit, whether it was acknowledged, and the letter that replaced it since."""

    letter: Letter
    assignment: Assignment
    acknowledged: Acknowledgement | None
    later: Letter | None

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def letter_page(actor: Actor, id: UUID) -> LetterTarget:
    """The letter with this id, for the unit itself and for those who see the work of the meeting; `Hidden` else."""
    letter = Letter.unscoped.filter(pk=id).first()
    if letter is None:
        raise Hidden
    assignment = assignment_page(actor, letter.assignment_id)
    if not may_read(actor, assignment):
        raise Hidden
    letter.assignment = assignment
    rows = {"branch": letter.branch}
    return LetterTarget(
        letter,
        assignment,
        Acknowledgement.unscoped.filter(letter=letter, **rows).first(),
        Letter.unscoped.filter(replaces=letter, **rows).first(),
    )


def may_read(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor belongs to the unit, answers for it, or sees the work of the meeting."""
    facts = assignment.policy_facts()
    is_own = any(_answers(post, facts) for post in actor.facts.posts)
    return is_own or actor.may(Action.SEE_MEETING_WORK, facts)


def _answers(post: PostFacts, facts: TargetFacts) -> bool:
    """Whether the post lies in the unit that reports, or is the one that reports for it."""
    return relation(post, facts.path) is Relation.SELF or (facts.post == post.post and not post.substitute)


def letters_of(cycle: Cycle, only: Sequence[UUID] | None = None) -> dict[UUID, Letter]:
    """The letter of each unit that stands, by assignment; of these units only, where they are named."""
    rows = Letter.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return {one.assignment_id: one for one in (rows if only is None else rows.filter(assignment__in=only))}


def letter_of(assignment: Assignment) -> Letter | None:
    """The letter of a unit that stands: the last one it was sent."""
    found: Letter | None = (
        Letter.unscoped.filter(branch=assignment.branch, assignment=assignment).order_by("-number").first()
    )
    return found


def acknowledgements_of(cycle: Cycle, only: Sequence[UUID] | None = None) -> dict[UUID, Acknowledgement]:
    """The acknowledgements of a cycle, by letter; of these letters only, where they are named."""
    rows = Acknowledgement.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return {one.letter_id: one for one in (rows if only is None else rows.filter(letter__in=only))}


def own_letters(actor: Actor) -> QuerySet[Letter]:
    """The letters that stand, of the units in which the actor holds a post, and whether each was acknowledged
    (`read_at`); the latest first."""
    reported = own_assignment_ids(actor)
    if not reported:
        return Letter.unscoped.none()
    later = Letter.unscoped.filter(branch=OuterRef("branch"), replaces=OuterRef("pk")).values("pk")[:1]
    read = Acknowledgement.unscoped.filter(branch=OuterRef("branch"), letter=OuterRef("pk")).values("at")[:1]
    posts = [post.post for post in actor.facts.posts if not post.substitute]
    rows: Any = (
        Letter.unscoped.filter(cycle__current=True, assignment__in=reported)
        .annotate(
            standing_path=Subquery(_STANDING.filter(unit=OuterRef("assignment__unit__unit"))[:1]),
            later_letter=Subquery(later),
            read_at=Subquery(read),
        )
        .filter(later_letter__isnull=True)
        .select_related("assignment__unit", "cycle__convening", "assignment__cycle__convening")
        .order_by("-at")
    )
    units = {post.unit for post in actor.facts.posts}
    there = Q(assignment__unit__unit__in=units, standing_path__in=actor.tops)
    mine: QuerySet[Letter] = rows.filter(there | Q(assignment__post__in=posts))
    return mine


def own_grades(assignment: Assignment) -> list[tuple[Cycle, str]]:
    """The grades that the same unit was told by the same convening unit, the latest year first."""
    rows: Any = (
        Letter.unscoped.filter(
            assignment__unit__unit=assignment.unit.unit_id,
            cycle__convening__unit=assignment.cycle.convening.unit_id,
            cycle__current=True,
        )
        .select_related("cycle__regime")
        .order_by("-cycle__year", "-number")
    )
    found: dict[UUID, tuple[Cycle, str]] = {}
    for letter in rows:
        found.setdefault(letter.cycle_id, (letter.cycle, letter.content.get("grade", "")))
    return list(found.values())
