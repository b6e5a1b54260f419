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
    """`DONE` where every part that offices score has a score, `BEGUN` where some has or a visit was noted. Three
    statements, and one more where scores were taken back: only for these units is looked for the score that stands."""
    wanted = {part.key for part in entered_by_hand(cycle)}
    visits = _among(Note.unscoped.filter(branch=cycle.branch, cycle=cycle, kind=NoteKind.VISIT), among)
    rows = _among(Score.unscoped.filter(branch=cycle.branch, cycle=cycle), among)
    scored = _parts(rows.filter(value_x100__isnull=False), wanted)
    taken_back = rows.filter(value_x100__isnull=True).order_by().values("assignment")
    unsure = set(taken_back.values_list("assignment_id", flat=True).distinct())
    if unsure:
        scored = {id: parts for id, parts in scored.items() if id not in unsure}
        scored |= _parts(_standing(rows.filter(assignment__in=taken_back)), wanted)
    visited = set(visits.order_by().values_list("assignment_id", flat=True).distinct())
    return {id: DONE if scored.get(id, 0) == len(wanted) else BEGUN for id in visited | set(scored)}


def _parts(scores: QuerySet[Any], wanted: Collection[str]) -> dict[UUID, int]:
    """By assignment how many of the wanted parts have one of these scores."""
    parts = Count("component", distinct=True, filter=Q(component__in=wanted))
    return dict(scores.order_by().values_list("assignment_id").annotate(parts=parts))


def _standing(scores: QuerySet[Any]) -> QuerySet[Any]:
    """Those that were not corrected, nor taken back."""
    later = Score.unscoped.filter(
        branch=OuterRef("branch"),
        assignment=OuterRef("assignment"),
        component=OuterRef("component"),
        office=OuterRef("office"),
        number__gt=OuterRef("number"),
    )
    return scores.filter(~Exists(later), value_x100__isnull=False)


def drafted_of(cycle: Cycle, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """`DRAFTED` for each unit whose comment is drafted. One statement."""
    rows = _among(CommentDraft.unscoped.filter(branch=cycle.branch, cycle=cycle).exclude(text=""), among)
    return dict.fromkeys(rows.values_list("assignment_id", flat=True), DRAFTED)


def _among(rows: QuerySet[Any], among: Collection[UUID] | None) -> QuerySet[Any]:
    return rows if among is None else rows.filter(assignment__in=list(among))
