"""One class as one teller counted it: does it add up, and where do two entries differ.

Sources: docs/regime-parameters.md, `[ballot]` (`over_issue`, `blank_line`, `double_mark`); the worked example D9.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hyogi.ballots.rules.terms import Line, OverIssue

Marks = Mapping[str, Mapping[str, int]]
"""How often each column was counted, by line key."""
LARGEST = 100_000


@dataclass(frozen=True)
class Entry:
    """The forms of a class that came back, those invalid as a whole, and the marks on the valid ones by line."""

    returned: int
    invalid: int = 0
    marks: Marks = field(default_factory=dict)

    @property
    def valid(self) -> int:
        return self.returned - self.invalid

    def on(self, line: Line) -> Mapping[str, int]:
        """The marks on a line."""
        return self.marks.get(line.key, {})


class Unfit(StrEnum):
    """Why an entry cannot be taken."""

    INVALID_MORE_THAN_RETURNED = "invalid_more_than_returned"
    LINE_DOES_NOT_ADD_UP = "line_does_not_add_up"


@dataclass(frozen=True)
class Misfit:
    """One thing that does not fit: which line (none for the forms as a whole), what was counted, what there is."""

    why: Unfit
    line: Line | None
    counted: int
    forms: int


@dataclass(frozen=True)
class Difference:
    """A cell in which two entries differ; without a line it is the number of forms named by `column`."""

    line: Line | None
    column: str
    one: int
    other: int


def is_over(returned: int, issued: int) -> bool:
    """Whether more forms came back than were issued."""
    return returned > issued


def needs_marks(returned: int, issued: int, over_issue: OverIssue) -> bool:
    """Whether the marks are counted at all: not where too many forms made them void."""
    return over_issue is OverIssue.NOTE or not is_over(returned, issued)


def misfits(entry: Entry, lines: Sequence[Line]) -> list[Misfit]:
    """All that does not fit in an entry: the columns of each line add up to the valid forms."""
    if entry.valid < 0:
        return [Misfit(Unfit.INVALID_MORE_THAN_RETURNED, None, entry.invalid, entry.returned)]
    sums = [(line, sum(entry.on(line).values())) for line in lines]
    return [
        Misfit(Unfit.LINE_DOES_NOT_ADD_UP, line, counted, entry.valid)
        for line, counted in sums
        if counted != entry.valid
    ]


def differences(one: Entry, other: Entry, lines: Sequence[Line], columns: Sequence[str]) -> list[Difference]:
    """Every cell in which two entries of a class differ, the forms first, then line by line."""
    forms = [("returned", one.returned, other.returned), ("invalid", one.invalid, other.invalid)]
    found = [Difference(None, name, mine, theirs) for name, mine, theirs in forms if mine != theirs]
    for line in lines:
        for column in columns:
            mine, theirs = one.on(line).get(column, 0), other.on(line).get(column, 0)
            if mine != theirs:
                found.append(Difference(line, column, mine, theirs))
    return found
