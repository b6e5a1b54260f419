"""Drafts of comments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page, run_assignments, visible_assignments
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


def undrafted(cycles: Sequence[Cycle]) -> dict[UUID, int]:
    """By cycle how many comments have no draft; cycles without such a one are left out."""
    if not cycles:
        return {}
    branches = {one.branch for one in cycles}
    drafted = CommentDraft.unscoped.filter(branch__in=branches, cycle__in=list(cycles)).values("assignment")
    rows = Assignment.unscoped.filter(branch__in=branches, cycle__in=list(cycles)).exclude(pk__in=drafted)
    return dict(rows.order_by().values_list("cycle").annotate(count=Count("pk")))


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
    rows = {"branch": assignment.branch, "cycle": assignment.cycle}
    drafted = CommentDraft.unscoped.filter(**rows).values("assignment")
    others = visible_assignments(actor).filter(**rows).exclude(pk__in=drafted).exclude(pk=assignment.pk)
    others = others.order_by("position")
    following = others.filter(position__gt=assignment.position).first() or others.first()
    draft = drafts_of(assignment.cycle, [assignment.pk]).get(assignment.pk)
    return DraftPage(assignment, draft, notes_of(assignment), following)


def versions_of(draft: CommentDraft | None) -> list[DraftVersion]:
    """All that was kept of a draft, the newest first."""
    if draft is None:
        return []
    return list(DraftVersion.unscoped.filter(branch=draft.branch, draft=draft).order_by("-number"))


def count_drafts(cycle: Cycle) -> int:
    """How many comments have a draft."""
    return CommentDraft.unscoped.filter(branch=cycle.branch, cycle=cycle).count()


def drafts_among(cycle: Cycle, reporters: Sequence[Assignment]) -> list[tuple[Assignment, CommentDraft | None]]:
    """These reporters, each with the draft of its comment."""
    drafts = drafts_of(cycle, [one.pk for one in reporters])
    return [(one, drafts.get(one.pk)) for one in reporters]


def all_drafts(actor: Actor, cycle: Cycle) -> list[tuple[Assignment, CommentDraft | None]]:
    """Every reporter in order with the draft of its comment."""
    drafts = drafts_of(cycle)
    return [(one, drafts.get(one.pk)) for one in run_assignments(actor, cycle)]
