"""How far each unit is known before the meeting, and whether its comment is drafted, read lightly for the board."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from hyogi.cycles.models import Cycle
from hyogi.reviews.models import CommentDraft, Note, NoteKind, Score
from hyogi.reviews.queries.scores import entered_by_hand

BEGUN, DONE, DRAFTED = "begun", "done", "drafted"


def known_of(cycle: Cycle, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """`DONE` where every part that offices score has a score, `BEGUN` where some has or a visit was noted. Two
    statements."""
    wanted = {part.key for part in entered_by_hand(cycle)}
    visits = _among(Note.unscoped.filter(branch=cycle.branch, cycle=cycle, kind=NoteKind.VISIT), among)
    later = Score.unscoped.filter(
        branch=OuterRef("branch"),
        assignment=OuterRef("assignment"),
        component=OuterRef("component"),
        office=OuterRef("office"),
        number__gt=OuterRef("number"),
    )
    rows = _among(Score.unscoped.filter(branch=cycle.branch, cycle=cycle, value_x100__isnull=False), among)
    standing = rows.filter(~Exists(later)).order_by().values_list("assignment_id")
    parts = Count("component", distinct=True, filter=Q(component__in=wanted))
    scored: dict[UUID, int] = dict(standing.annotate(parts=parts))
    visited = set(visits.order_by().values_list("assignment_id", flat=True).distinct())
    return {id: DONE if scored.get(id, 0) == len(wanted) else BEGUN for id in visited | set(scored)}


def drafted_of(cycle: Cycle, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """`DRAFTED` for each unit whose comment is drafted. One statement."""
    rows = _among(CommentDraft.unscoped.filter(branch=cycle.branch, cycle=cycle).exclude(text=""), among)
    return dict.fromkeys(rows.values_list("assignment_id", flat=True), DRAFTED)


def _among(rows: QuerySet[Any], among: Collection[UUID] | None) -> QuerySet[Any]:
    return rows if among is None else rows.filter(assignment__in=list(among))
