"""What the register knows of the units that a file speaks of, asked in a few statements however long the file is."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, pairwise
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.paths import STEP, within_any
from hyogi.foundation.policy import sees
from hyogi.organisation.importing.planning.tree import Content, Piece, Segment
from hyogi.organisation.models import Unit, UnitState

BATCH = 5_000
RANGES = 200
Item = TypeVar("Item")


@dataclass(frozen=True)
class Stored:
    """A stored state: its id and what it says."""

    id: UUID
    piece: Piece


@dataclass
class Known:
    """A unit of the register with its real states (those that held for a day), in the order of time."""

    id: UUID
    code: str
    key: str
    step: str
    states: list[Stored] = field(default_factory=list)

    @property
    def pieces(self) -> list[Piece]:
        return [state.piece for state in self.states]

    @property
    def segments(self) -> list[Segment]:
        """The unit's own states: stored ones that differ in their path only are one."""
        found: list[Segment] = []
        for piece in self.pieces:
            last = found[-1] if found else None
            if last and last.content == piece.content and last.until == piece.first:
                found[-1] = Segment(last.first, piece.until, last.content)
            else:
                found.append(Segment(piece.first, piece.until, piece.content))
        return found

    @property
    def path(self) -> str:
        """Where it lies for the policy: today, else last, else first to come."""
        begun = [piece for piece in self.pieces if piece.first <= clock.today()]
        return (begun[-1] if begun else self.pieces[0]).path if self.states else self.step


class Register:
    """The known units by key, loaded on demand and kept."""

    def __init__(self, actor: Actor):
        self.actor = actor
        self.units: dict[str, Known] = {}
        self._by_id: dict[UUID, Known] = {}

    def __contains__(self, key: str) -> bool:
        return key in self.units

    def in_sight(self, key: str) -> bool:
        """Whether there is such a unit and the actor may see it."""
        known = self.units.get(key)
        return known is not None and (self.actor.sees_all or sees(self.actor.facts, known.path))

    def load(self, keys: Collection[str]) -> None:
        """These units, and all that ever lay above them."""
        self._take(Unit.unscoped.filter(code_key__in=batch) for batch in batches(set(keys) - set(self.units)))
        self._states()
        while missing := self._steps_above():
            self._take(Unit.unscoped.filter(step__in=batch) for batch in batches(missing))
            self._states()

    def load_below(self, paths: Iterable[str]) -> set[str]:
        """All units that lie or lay within these paths; returns their keys."""
        found: set[UUID] = set()
        for batch in batches(_topmost(paths), RANGES):
            rows = UnitState.unscoped.filter(within_any("path", batch), valid_from__lt=F("valid_to"))
            found.update(rows.values_list("unit_id", flat=True).distinct())
        missing = found - set(self._by_id)
        self._take(Unit.unscoped.filter(pk__in=batch) for batch in batches(missing))
        self._states()
        while steps := self._steps_above():
            self._take(Unit.unscoped.filter(step__in=batch) for batch in batches(steps))
            self._states()
        return {self._by_id[unit].key for unit in found}

    def _take(self, rows: Iterable[Any]) -> None:
        for batch in rows:
            for id, code, key, step in batch.values_list("id", "code", "code_key", "step"):
                self.units[key] = self._by_id[id] = Known(id, code, key, step)

    def _states(self) -> None:
        """States of the units that have none yet; their parents by key, loading these too."""
        waiting = [unit.id for unit in self.units.values() if not unit.states]
        rows = [row for batch in batches(waiting) for row in _states_of(batch)]
        parents = {row["parent_id"] for row in rows} - {None} - set(self._by_id)
        while parents:
            self._take(Unit.unscoped.filter(pk__in=batch) for batch in batches(parents))
            new = [row for batch in batches(parents) for row in _states_of(batch)]
            rows += new
            parents = {row["parent_id"] for row in new} - {None} - set(self._by_id)
        for row in rows:
            self._by_id[row["unit_id"]].states.append(Stored(row["id"], self._piece(row)))
        for unit in {row["unit_id"] for row in rows}:
            self._by_id[unit].states.sort(key=lambda state: state.piece.first)

    def _piece(self, row: dict[str, Any]) -> Piece:
        parent = self._by_id[row["parent_id"]].key if row["parent_id"] else ""
        content = Content(
            parent=parent,
            kind=row["kind__code"],
            sectors=tuple(code for code in row["sectors"].split(";") if code),
            name=row["name"],
            names=tuple(row["names"].items()),
            readings=tuple(row["readings"].items()),
        )
        return Piece(row["valid_from"], row["valid_to"], row["path"], content)

    def _steps_above(self) -> set[str]:
        known = {unit.step for unit in self.units.values()}
        return {step for unit in self.units.values() for piece in unit.pieces for step in steps_of(piece.path)} - known


def _states_of(units: Collection[UUID]) -> Iterable[dict[str, Any]]:
    fields = ("id", "unit_id", "parent_id", "path", "kind__code", "sectors", "name", "names", "readings")
    rows = UnitState.unscoped.filter(unit_id__in=units, valid_from__lt=F("valid_to"))
    return rows.values(*fields, "valid_from", "valid_to")  # type: ignore[return-value]


def steps_of(path: str) -> list[str]:
    """The steps of a path, root first."""
    return [path[at : at + STEP] for at in range(0, len(path), STEP)]


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """The items, some at a time."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _topmost(paths: Iterable[str]) -> list[str]:
    """The paths that do not lie within another of them."""
    found: list[str] = []
    for path in sorted(set(paths)):
        if not (found and path.startswith(found[-1])):
            found.append(path)
    return found


def holds_on(segments: list[Segment], day: date) -> Segment:
    """The segment of a day; before all the first, after all the last."""
    for segment, after in pairwise(segments):
        if day < after.first:
            return segment
    return segments[-1]
