"""What the deciding body may decide: the proposal, one step beside it with a reason, or between equals.

Source: docs/regime-parameters.md, C10, "order of work"; C1 `composite.grade_by`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hyogi.results.rules.grading import Grade
from hyogi.results.rules.working import Group

SHORTEST_REASON = 10
Body = Literal["threshold", "convener_decides_within_threshold", "judgement"]
Problem = Literal["no_grade", "unknown", "only_threshold", "needs_reason", "one_step", "limit", "fixed", "cap", "tie"]


@dataclass(frozen=True)
class Standing:
    """A unit before the decision: its proposed grade and what stands behind it."""

    id: str
    state: Literal["ungraded", "held", "tied", "proposed"]
    proposed: str | None
    threshold: str | None
    lowered: bool = False
    """By a gate, a veto or the cap: nothing raises the grade again."""
    fixed: bool = False


def decision_problem(
    standing: Standing,
    grade: str | None,
    reason: str,
    *,
    grades: Sequence[Grade],
    grade_by: Body,
    groups: Sequence[Group] = (),
    others: Mapping[str, str | None] | None = None,
) -> Problem | None:
    """Why this grade cannot be decided for the unit, or nothing. `others` are the grades of the other units as they are
    decided or proposed; the places at the top are counted over them."""
    by_id = {one.id: one for one in grades}
    said = len(reason.strip()) >= SHORTEST_REASON
    if standing.state == "ungraded":
        return "no_grade"
    if grade is None or standing.state == "held":
        if standing.state != "held" or grade is not None:
            return "no_grade"
        return None if said else "needs_reason"
    if grade not in by_id:
        return "unknown"
    if standing.state != "tied" and grade == standing.proposed:
        return None
    if standing.state == "tied":
        problem = _between_equals(by_id, standing, grade)
    else:
        problem = _beside_proposal(by_id, standing, grade, grade_by)
    if problem:
        return problem
    if not said:
        return "needs_reason"
    return "cap" if by_id[grade].top and _is_full(standing.id, by_id, groups, others or {}) else None


def _between_equals(by_id: Mapping[str, Grade], standing: Standing, grade: str) -> Problem | None:
    best = by_id[standing.threshold or ""]
    return None if best.order <= by_id[grade].order <= best.order + 1 else "tie"


def _beside_proposal(by_id: Mapping[str, Grade], standing: Standing, grade: str, grade_by: Body) -> Problem | None:
    if grade_by == "threshold":
        return "only_threshold"
    if standing.fixed:
        return "fixed"
    proposed = by_id[standing.proposed or ""]
    if by_id[grade].order < proposed.order and standing.lowered:
        return "limit"
    if grade_by != "judgement" and abs(by_id[grade].order - proposed.order) > 1:
        return "one_step"
    return None


def _is_full(id: str, by_id: Mapping[str, Grade], groups: Sequence[Group], others: Mapping[str, str | None]) -> bool:
    """Whether one of the groups to which the unit belongs has no place left at the top."""
    for group in groups:
        members = {*group.members}
        if id not in members:
            continue
        taken = sum(1 for other in members - {id} if (grade := others.get(other)) and by_id[grade].top)
        if taken >= group.places:
            return True
    return False
