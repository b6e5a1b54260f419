"""What a file would do to the register: every row with its mark, what changes in it, and what is refused."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from hyogi.foundation.actors import Actor
from hyogi.organisation.importing.tables import Kind, Problem, Table

Say = Callable[[int, int], None]
"""Told how many rows of how many are done."""


class Mark(StrEnum):
    """What becomes of a row. Each row has one: refused before closed before moved before changed."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    CLOSED = "closed"
    UNTOUCHED = "untouched"
    REFUSED = "refused"


COUNTED = (Mark.NEW, Mark.CHANGED, Mark.MOVED, Mark.CLOSED, Mark.UNTOUCHED)


@dataclass(frozen=True)
class Change:
    """One cell that differs from the register."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """One row: its number, what becomes of it, of whom it speaks, and from which day it would hold."""

    row: int
    mark: Mark
    code: str
    title: str = ""
    changes: tuple[Change, ...] = ()
    on: date | None = None


@dataclass(frozen=True)
class Plan:
    """What one kind of file comes to: lines in the order of rows, refusals, remarks, and the work that storing it is.

    `work` is what the room's own `storing` understands, and nobody else.
    """

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    work: Any = None


@dataclass(frozen=True)
class Preview:
    """The difference between a file and the register, as the actor saw it, and as the register stood (`version`)."""

    kind: Kind
    on: date
    table: Table
    plan: Plan = field(repr=False)
    actor: Actor
    version: int
    applied: bool = False

    @property
    def refused(self) -> tuple[Problem, ...]:
        return self.plan.problems

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.plan.lines

    @cached_property
    def counts(self) -> dict[Mark, int]:
        """How many rows have each mark."""
        found = Counter(line.mark for line in self.lines)
        return {mark: found[mark] for mark in Mark}

    @property
    def changes_anything(self) -> bool:
        return any(self.counts[mark] for mark in (Mark.NEW, Mark.CHANGED, Mark.MOVED, Mark.CLOSED))

    @cached_property
    def fingerprint(self) -> str:
        """Alike as long as the same file would do the same to the register."""
        told = [self.kind, self.on, self.table.sha256, self.table.encoding]
        rows = [[line.row, line.mark, line.code, line.on, *map(_told, line.changes)] for line in self.lines]
        refused = [[problem.row, problem.column] for problem in self.refused]
        return hashlib.sha256(json.dumps([told, rows, refused], default=str).encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """Counts and refusals, for machines."""
        return {
            **{mark.value: self.counts[mark] for mark in COUNTED},
            "refused": [problem.as_json() for problem in self.refused],
        }


def _told(change: Change) -> list[str]:
    return [change.column, change.before, change.after]
