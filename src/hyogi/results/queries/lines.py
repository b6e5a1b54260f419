"""The lines of the proposal sheet: a unit with all that stands for it, or as much of it as counts go by."""

from dataclasses import dataclass
from typing import Any, NamedTuple, cast
from uuid import UUID

from hyogi.cycles.models import Assignment
from hyogi.results.models import Decision, Result
from hyogi.results.rules import Standing


@dataclass(frozen=True)
class Line:
    """One unit on the sheet. `grade` is what stands: decided, else proposed; empty for none."""

    assignment: Assignment
    result: Result | None
    decision: Decision | None = None

    @property
    def state(self) -> str:
        return str(self.result.state) if self.result else "none"

    @property
    def grade(self) -> str:
        if self.decision is not None:
            return str(self.decision.grade)
        return str(self.result.proposed) if self.result else ""

    @property
    def result_grade(self) -> str:
        """The grade as it was proposed."""
        return str(self.result.proposed) if self.result else ""

    @property
    def is_settled(self) -> bool:
        """Decided, or in need of no decision."""
        return self.decision is not None or self.state == "ungraded"

    @property
    def is_changed(self) -> bool:
        """Decided otherwise than proposed."""
        return bool(self.decision and self.result and self.decision.grade != self.result.proposed)

    @property
    def standing(self) -> Standing:
        """The unit as the rules on decisions see it."""
        if self.result is None:
            raise ValueError("nothing was worked out for this unit")
        told = self.result.arithmetic
        return Standing(
            id=str(self.assignment.pk),
            state=cast(Any, self.result.state),
            proposed=self.result.proposed or None,
            threshold=self.result.threshold or None,
            lowered=bool(told["reasons"]) or told["capped"],
            fixed=told["fixed"],
        )


class Entry(NamedTuple):
    """As much of a unit's line as counts go by. `decided` is nothing where nothing is decided."""

    assignment: UUID
    position: int
    sectors: str
    state: str = "none"
    score: str = ""
    proposed: str = ""
    decided: str | None = None

    @property
    def grade(self) -> str:
        return self.proposed if self.decided is None else self.decided

    @property
    def is_settled(self) -> bool:
        return self.decided is not None or self.state == "ungraded"
