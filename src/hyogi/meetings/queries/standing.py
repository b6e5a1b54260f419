"""Which reports have their comment, read lightly for the board."""

from collections.abc import Collection
from uuid import UUID

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import regime_of
from hyogi.meetings.models import Comment

FIXED = "fixed"


def commented_of(cycle: Cycle, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """`FIXED` where a comment stands; the empty word where the regime wants none and there is none. Two statements."""
    wanted = regime_of(cycle).meeting.comment_required_for
    comments = Comment.unscoped.filter(branch=cycle.branch, cycle=cycle)
    free = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle).exclude(mode__in=wanted)
    if among is not None:
        comments, free = comments.filter(assignment__in=list(among)), free.filter(pk__in=list(among))
    found = dict.fromkeys(free.values_list("pk", flat=True), "")
    return found | dict.fromkeys(comments.order_by().values_list("assignment_id", flat=True).distinct(), FIXED)
