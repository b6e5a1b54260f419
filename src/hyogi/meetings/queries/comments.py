"""The comments of a cycle: the one that stands on each report, its problems, and what has none yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from hyogi.cycles.models import Assignment, Cycle, Deadline
from hyogi.cycles.queries import deadlines_of, regime_of, visible_assignments
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.meetings import rules
from hyogi.meetings.models import Comment, CommentProblem, Meeting

STAGE = "written_comments_due"


def comments_of(cycle: Cycle, only: Iterable[UUID] | None = None) -> dict[UUID, Comment]:
    """The comment that stands on each report, by assignment: the fixed one, or its last correction. Of these reports
    only, where they are named."""
    rows = Comment.unscoped.filter(branch=cycle.branch, cycle=cycle).select_related("by__person", "seat__post")
    found = list(rows if only is None else rows.filter(assignment__in=list(only)))
    corrected = {one.corrects_id for one in found if one.corrects_id}
    return {one.assignment_id: one for one in found if one.pk not in corrected}


def count_commented(cycle: Cycle) -> int:
    """How many reports have a comment."""
    return Comment.unscoped.filter(branch=cycle.branch, cycle=cycle, corrects__isnull=True).count()


def problems_of(cycle: Cycle, only: Iterable[UUID] | None = None) -> dict[UUID, list[CommentProblem]]:
    """The problems of the comment that stands on each report, by assignment, in order. Of these reports only, where
    they are named."""
    rows = CommentProblem.unscoped.filter(branch=cycle.branch, cycle=cycle)
    if only is None:
        return _by_report(rows, comments_of(cycle))
    return problems_on(cycle, comments_of(cycle, list(only)))


def problems_on(cycle: Cycle, comments: Mapping[UUID, Comment]) -> dict[UUID, list[CommentProblem]]:
    """The problems of these comments, which stand on the reports by whose assignment they are given."""
    ids = [one.pk for one in comments.values()]
    rows = CommentProblem.unscoped.filter(branch=cycle.branch, cycle=cycle, comment__in=ids)
    return _by_report(rows, comments)


def _by_report(rows: Iterable[CommentProblem], comments: Mapping[UUID, Comment]) -> dict[UUID, list[CommentProblem]]:
    standing = {comment.pk: assignment for assignment, comment in comments.items()}
    found: dict[UUID, list[CommentProblem]] = {}
    for problem in rows:
        if problem.comment_id in standing:
            found.setdefault(standing[problem.comment_id], []).append(problem)
    return found


def earlier_of(comment: Comment) -> list[Comment]:
    """What the comment corrects, the newest first."""
    rows = Comment.unscoped.filter(branch=comment.branch, assignment=comment.assignment_id)
    by_id = {one.pk: one for one in rows.select_related("seat__post")}
    found, at = [], comment.corrects_id
    while at in by_id:
        found.append(by_id[at])
        at = by_id[at].corrects_id
    return found


def uncommented(cycle: Cycle) -> QuerySet[Assignment]:
    """The reports that the regime wants a comment on and that have none, in order; not those of merged units."""
    return without_comment(cycle).filter(mode__in=regime_of(cycle).meeting.comment_required_for)


def without_comment(cycle: Cycle) -> QuerySet[Assignment]:
    """All reports that have no comment, in order; not those of merged units."""
    commented = Comment.unscoped.filter(branch=cycle.branch, cycle=cycle).values("assignment")
    rows: QuerySet[Assignment] = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle, successor__isnull=True)
    return rows.exclude(pk__in=commented).select_related("unit").order_by("position")


def settled_among(cycles: Sequence[Cycle]) -> frozenset[UUID]:
    """The run cycles whose meeting is closed and in which every report that the regime wants commented on has its
    comment; two statements however many there are."""
    branches = {cycle.branch for cycle in cycles}
    held = Meeting.unscoped.filter(
        branch__in=branches, cycle__in=[cycle.pk for cycle in cycles], closed_at__isnull=False
    )
    closed = set(held.values_list("cycle", flat=True))
    if not closed:
        return frozenset()
    comment = Comment.unscoped.filter(branch=OuterRef("branch"), assignment=OuterRef("pk"))
    bare = Assignment.unscoped.filter(~Exists(comment), branch__in=branches, cycle__in=closed, successor__isnull=True)
    modes = set(bare.order_by().values_list("cycle", "mode").distinct())
    return frozenset(
        cycle.pk
        for cycle in cycles
        if cycle.pk in closed
        and not any((cycle.pk, mode) in modes for mode in regime_of(cycle).meeting.comment_required_for)
    )


def next_without_comment(assignment: Assignment) -> Assignment | None:
    """The next report after this one that has no comment, from the first on where there is none behind it."""
    others = without_comment(assignment.cycle).exclude(pk=assignment.pk)
    return others.filter(position__gt=assignment.position).first() or others.first()


@dataclass(frozen=True)
class MayFix:
    """Whether a comment may be fixed now (`how`), and until when the stage takes it."""

    how: Literal["not_opened", "shut", "at_meeting", "in_writing"]
    deadline: Deadline | None

    @property
    def late(self) -> bool:
        return self.how == "in_writing" and self.deadline is not None and self.deadline.is_late(clock.now())


def may_fix_now(assignments: list[Assignment], meeting: Meeting | None) -> dict[UUID, MayFix]:
    """Whether the comment on each of these reports of one cycle may be fixed now. Two statements."""
    if not assignments:
        return {}
    found = deadlines_of(assignments[0].cycle, STAGE, assignments)
    now = clock.now()

    def one(assignment: Assignment) -> MayFix:
        deadline = found.get(assignment.pk)
        how = rules.may_fix(
            opened=meeting is not None and meeting.opened_at is not None,
            closed=meeting is not None and meeting.closed_at is not None,
            hard=deadline is not None and deadline.hard,
            shut=deadline is not None and deadline.is_shut(now),
        )
        return MayFix(how, deadline)

    return {assignment.pk: one(assignment) for assignment in assignments}


@dataclass(frozen=True)
class CommentTarget:
    """A fixed comment with the report that it is on, as the policy needs it."""

    comment: Comment
    assignment: Assignment

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def comment_target(actor: Actor, id: UUID) -> CommentTarget:
    """The fixed comment with this id, where its report is in sight; `Hidden` otherwise."""
    comment = Comment.unscoped.filter(pk=id, fixed_at__isnull=False).select_related("seat__post").first()
    assignment = visible_assignments(actor).filter(pk=comment.assignment_id).first() if comment else None
    if comment is None or assignment is None:
        raise Hidden
    return CommentTarget(comment, assignment)
