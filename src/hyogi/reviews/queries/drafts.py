"""Drafts of comments."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page, run_assignments
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.reviews.models import CommentDraft, DraftVersion, Note
from hyogi.reviews.queries.notes import notes_of


def drafts_of(cycle: Cycle, only: Iterable[UUID] | None = None) -> dict[UUID, CommentDraft]:
    """The drafts of the cycle's comments, by the id of the assignment; of these only, where they are named."""
    rows = CommentDraft.unscoped.filter(branch=cycle.branch, cycle=cycle)
    if only is not None:
        rows = rows.filter(assignment__in=list(only))
    return {draft.assignment_id: draft for draft in rows}


@dataclass(frozen=True)
class DraftPage:
    """A reporter with the draft of the comment on it and what was noted; `following` is the next reporter in order
    whose comment is not drafted."""

    assignment: Assignment
    draft: CommentDraft | None
    notes: list[Note]
    following: Assignment | None

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def draft_page(actor: Actor, id: UUID) -> DraftPage:
    """The reporter with this id; `Hidden` where it is out of sight."""
    assignment = assignment_page(actor, id)
    drafts = drafts_of(assignment.cycle)
    others = run_assignments(actor, assignment.cycle)
    ahead = [one for one in others if one.position > assignment.position] + [
        one for one in others if one.position < assignment.position
    ]
    following = next((one for one in ahead if one.pk not in drafts), None)
    return DraftPage(assignment, drafts.get(assignment.pk), notes_of(assignment), following)


def versions_of(draft: CommentDraft | None) -> list[DraftVersion]:
    """All that was kept of a draft, the newest first."""
    if draft is None:
        return []
    return list(DraftVersion.unscoped.filter(branch=draft.branch, draft=draft).order_by("-number"))


def all_drafts(actor: Actor, cycle: Cycle) -> list[tuple[Assignment, CommentDraft | None]]:
    """Every reporter in order with the draft of its comment."""
    drafts = drafts_of(cycle)
    return [(one, drafts.get(one.pk)) for one in run_assignments(actor, cycle)]
