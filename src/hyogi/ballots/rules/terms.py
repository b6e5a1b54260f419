"""What a regime settles about counting, as values that the other rules take.

Source: docs/regime-parameters.md, `[ballot]`, C6 (classes), C7 (marks, items).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hyogi.ballots.rules.counting import VoterClass

BLANK, DOUBLE = "blank_line", "double_mark"
"""Columns of the count beside the marks: lines left without a mark, and lines with two."""


class OverIssue(StrEnum):
    """What happens where more forms come back than were issued."""

    VOID_AND_REPEAT = "void_and_repeat"
    VOID_CLASS = "void_class"
    NOTE = "note"


class MissingClass(StrEnum):
    """What happens where a class has no valid mark on a line."""

    RENORMALISE = "renormalise"
    HOLD = "hold"


@dataclass(frozen=True)
class Item:
    """A question that the form asks about each reporter; one of weight 0 is counted and adds nothing."""

    key: str
    weight_bp: int


@dataclass(frozen=True)
class Terms:
    """How a ballot is counted. `columns` are the marks as they stand on the form, then lines without a mark and with
    two, where such lines are counted; `points` in hundredths are those of the columns that count."""

    classes: tuple[VoterClass, ...]
    items: tuple[Item, ...]
    columns: tuple[str, ...]
    points: Mapping[str, int]
    min_class_size: int
    disclose_min_size: int
    suppress_unanimous: bool
    over_issue: OverIssue
    missing_class: MissingClass
    turnout_min_bp: int

    @property
    def class_keys(self) -> tuple[str, ...]:
        return tuple(one.key for one in self.classes)


@dataclass(frozen=True)
class Line:
    """One line of the form: a reporter and an item. `key` names it in what is stored."""

    reporter: str
    item: str

    @property
    def key(self) -> str:
        return f"{self.reporter}:{self.item}"
