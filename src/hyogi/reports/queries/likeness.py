"""Which other reports this one is much like: this year's of other units, and the unit's own of last year.

Likely ones are looked up by sampled marks in one statement, and only those few are compared run by run: two thousand
reports cost no more statements than two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count, Q

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.reports.likeness import compared_text
from hyogi.reports.models import ReportStep, SketchMark
from hyogi.reports.rules import Pair, containment_bp, likeness, marks_of, shared_passages

MOST = 3
NEVER = 10_001


@dataclass(frozen=True)
class Alike:
    """Another report that this one is much like: whose, whether it is the unit's own of last year, how much of this one
    stands in it (basis points), whether the approver must say something about it, and the shared passages."""

    assignment: Assignment
    is_own: bool
    contained_bp: int
    level: Literal["none", "warn", "remark"]
    pairs: list[Pair]

    @property
    def percent(self) -> int:
        """How much, in whole per cent, rounded down."""
        return self.contained_bp // 100


def alike(assignment: Assignment, texts: Mapping[str, str]) -> list[Alike]:
    """The reports that these texts are like beyond the regime's warning, the most alike first; at most three.

    Source: docs/regime-parameters.md, C1 `[report]`, `similarity_warn_bp`, `similarity_block_bp`.
    """
    rule = regime_of(assignment.cycle).report
    if rule.similarity_warn_bp is None:
        return []
    text = compared_text(texts)
    found = []
    for step in _likely(assignment, text, rule.similarity_warn_bp):
        other = compared_text(step.texts)
        share = containment_bp(text, other)
        level = likeness(share, rule.similarity_warn_bp, rule.similarity_block_bp or NEVER)
        if level != "none":
            theirs: Assignment = step.report.assignment
            own = theirs.unit.unit_id == assignment.unit.unit_id
            found.append(Alike(theirs, own, share, level, shared_passages(text, other)))
    return sorted(found, key=lambda one: -one.contained_bp)[:MOST]


def needs_remark(assignment: Assignment, texts: Mapping[str, str]) -> bool:
    """Whether the texts are so like another report that whoever approves them says why."""
    return any(one.level == "remark" for one in alike(assignment, texts))


def _likely(assignment: Assignment, text: str, warn: int) -> list[ReportStep]:
    """What was handed in and shares at least half as many marks as would be warned of, the most first."""
    marks = marks_of(text)
    if not marks:
        return []
    cycle = assignment.cycle
    others = Q(sketch__cycle=cycle) & ~Q(sketch__report__assignment=assignment)
    own = Q(sketch__cycle=cycle.previous_id, sketch__report__assignment__unit__unit=assignment.unit.unit_id)
    rows = (
        SketchMark.unscoped.filter(branch=assignment.branch, value__in=marks, sketch__current=True)
        .filter(others | own if cycle.previous_id else others)
        .values("sketch__step")
        .annotate(shared=Count("pk"))
        .order_by("-shared", "sketch__step")[: 2 * MOST]
    )
    wanted = [row["sketch__step"] for row in rows if row["shared"] * 20_000 >= warn * len(marks)]
    if not wanted:
        return []
    found = ReportStep.unscoped.filter(branch=assignment.branch, pk__in=wanted)
    return list(found.select_related("report__assignment__unit", "report__assignment__cycle"))
