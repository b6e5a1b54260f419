"""A result for tests: a small cycle after its meeting, with the values of the parts given.

year = a_result(ballot=["90", "85", "72", None])
year.calculate(); year.propose(); year.decide_rest(); year.sign_off(); year.send()
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hyogi.cycles.models import Assignment, Cycle, Phase
from hyogi.cycles.queries import visible_assignments
from hyogi.foundation.actors import Actor
from hyogi.results import actions, parts
from hyogi.results.models import Calculation, Letter
from hyogi.results.queries import Line, Sheet, sheet_page
from tests.loop import Small, a_cycle

GIVEN: dict[str, list[str | None]] = {}


def a_scan(name: str = "document.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 signed", content_type="application/pdf")


@dataclass
class Year:
    """The cycle, its people, and what is given for each part, by reporter in order."""

    small: Small
    given: dict[str, list[str | None]] = field(default_factory=dict)

    @property
    def office(self) -> Actor:
        return self.small.office

    @property
    def head(self) -> Actor:
        return self.small.head

    @property
    def sheet(self) -> Sheet:
        return sheet_page(self.office, self.small.cycle.pk)

    def unit(self, n: int) -> Assignment:
        """The n-th reporting unit, as it is asked for by a page."""
        return visible_assignments(self.office).get(pk=self.small.assignments[n].pk)

    def line(self, n: int) -> Line:
        return self.sheet.line_of(self.small.assignments[n].pk)

    def calculate(self, reason: str = "") -> Calculation:
        sheet = self.sheet
        seen = sheet.calculation.number if sheet.calculation else 0
        return actions.calculate(self.office, sheet.cycle, seen=seen, reason=reason)

    def propose(self) -> None:
        actions.propose(self.office, self.sheet)

    def decide(self, n: int, grade: str, reason: str = "") -> Any:
        line = self.line(n)
        seen = line.decision.number if line.decision else 0
        return actions.decide(self.head, self.sheet, line, grade=grade, reason=reason, seen=seen)

    def decide_rest(self) -> None:
        actions.decide_rest(self.head, self.sheet)

    def sign_off(self) -> None:
        for actor in (self.small.member, self.small.member2, self.head, self.small.deputy):
            sheet = self.sheet
            actions.sign(actor, sheet, standing=sheet.standing_hash)

    def send(self) -> list[Letter]:
        return actions.send_letters(self.office, self.sheet)

    def to_letters(self) -> list[Letter]:
        """All the way: worked out, proposed, decided, signed, sent."""
        self.calculate()
        self.propose()
        self.decide_rest()
        self.sign_off()
        return self.send()


def a_result(monkeypatch: Any, regime: str = "city_committee", **given: Sequence[str | None]) -> Year:
    """A cycle in the phase of its result, with these values by component; a component without values is missing."""
    small = a_cycle(reporters=len(next(iter(given.values()))), regime=regime)
    Cycle.unscoped.filter(pk=small.cycle.pk).update(phase=Phase.RESULT)
    year = Year(small, {key: list(values) for key, values in given.items()})

    def values_of(cycle: Cycle, _regime: Any) -> Any:
        units = [one.pk for one in small.assignments]
        return {
            key: {unit: None if value is None else Fraction(value) for unit, value in zip(units, values, strict=True)}
            for key, values in year.given.items()
        }

    monkeypatch.setattr(parts, "values_of", values_of)
    return year
