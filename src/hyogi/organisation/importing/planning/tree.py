"""The forest in time: rings, levels, and where each unit lies on which days. Pure; units are known by their keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hyogi.foundation.paths import DEEPEST
from hyogi.organisation.rules import ALWAYS, FOREVER, Fault, Problem


@dataclass(frozen=True)
class Content:
    """What a unit's state says besides its days and its path. `parent` is a key, empty for a root."""

    parent: str
    kind: str
    sectors: tuple[str, ...] = ()
    name: str = ""
    names: tuple[tuple[str, str], ...] = ()
    readings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Segment:
    """A unit's own state: it begins when something of its own changes, not when a unit above moves.

    `since_above`: nobody stated the first day, so that it begins with the unit above.
    """

    first: date
    until: date
    content: Content
    since_above: bool = False
    row: int = 0


@dataclass(frozen=True)
class Piece:
    """A segment at one place."""

    first: date
    until: date
    path: str
    content: Content


def rings(parents: Mapping[str, str]) -> list[list[str]]:
    """All rings of a child → parent mapping, each in the order of its links."""
    found: list[list[str]] = []
    safe: set[str] = set()
    for start in parents:
        line: dict[str, int] = {}
        here = start
        while here in parents and here not in safe and here not in line:
            line[here] = len(line)
            here = parents[here]
        if here in line:
            found.append(list(line)[line[here] :])
        safe.update(line)
    return found


def levels(parents: Mapping[str, str]) -> dict[str, int]:
    """The level of every key, 1 for those at which the mapping ends. There must be no ring."""
    found: dict[str, int] = {}
    for start in parents:
        line = []
        here = start
        while here not in found and here in parents:
            line.append(here)
            here = parents[here]
        level = found.setdefault(here, 1)
        for key in reversed(line):
            level += 1
            found[key] = level
    return found


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces in the order of time, those that say the same one after the other made one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and (last.path, last.content, last.until) == (piece.path, piece.content, piece.first):
            found[-1] = replace(last, until=piece.until)
        else:
            found.append(piece)
    return found


class Unsound(Exception):
    """No place can be said of this unit: it, or one above it, is refused already, or lies in a ring."""


@dataclass(frozen=True)
class Gap(Exception):
    """The unit above does not stand on all days of a segment."""

    key: str
    row: int
    problem: Problem


class Forest:
    """Where each unit lies, worked out from the units' own segments, top down.

    `settled` are units that nothing in the file concerns: their places are taken from the register.
    """

    def __init__(
        self,
        segments: Mapping[str, Sequence[Segment]],
        steps: Mapping[str, str],
        settled: Mapping[str, Sequence[Piece]],
        codes: Mapping[str, str],
        unsound: set[str],
    ):
        self.segments, self.steps, self.settled, self.codes, self.unsound = segments, steps, settled, codes, unsound
        self.done: dict[str, list[Piece]] = {}
        self.gaps: list[Gap] = []
        self._begun: set[str] = set()
        self._failed: set[str] = set()

    def pieces(self, key: str) -> Sequence[Piece]:
        """The unit's states with their paths, in the order of time.

        Raises:
            Unsound: when it, or one above it, is refused.
        """
        line = [key]
        while line:
            here = line[-1]
            if here not in self._begun and (above := self._waits_for(here)):
                self._begun.add(here)
                line += above
                continue
            line.pop()
            if not self._is_known(here):
                self._place(here)
        if key in self._failed:
            raise Unsound
        return self.settled[key] if key in self.settled else self.done[key]

    def _is_known(self, key: str) -> bool:
        return key in self.settled or key in self.done or key in self._failed

    def _waits_for(self, key: str) -> list[str]:
        """The units above it that are still to be placed. Step by step, not by recursion: a tree may be deep."""
        if self._is_known(key) or key in self.unsound:
            return []
        parents = {segment.content.parent for segment in self.segments.get(key, ())} - {""}
        return [parent for parent in parents if not self._is_known(parent) and parent not in self._begun]

    def _place(self, key: str) -> None:
        try:
            if key in self.unsound or key not in self.segments:
                raise Unsound
            self.done[key] = joined(piece for segment in self.segments[key] for piece in self._placed(key, segment))
        except Unsound:
            self._failed.add(key)

    def _placed(self, key: str, segment: Segment) -> Iterator[Piece]:
        content = segment.content
        if not content.parent:
            yield Piece(segment.first, segment.until, self.steps[key], content)
            return
        above = self._above(content.parent, segment)
        first = max(segment.first, above[0].first) if above and segment.since_above else segment.first
        if first >= segment.until:
            return
        reached = first
        for piece in above:
            start, end = max(piece.first, first), min(piece.until, segment.until)
            if start < end and start == reached:
                yield Piece(start, end, piece.path + self.steps[key], content)
                reached = end
        if reached < segment.until:
            self.gaps.append(Gap(key, segment.row, self._missing(content.parent, above, reached)))

    def _above(self, parent: str, segment: Segment) -> Sequence[Piece]:
        if parent in self._failed:
            raise Unsound
        if self._is_known(parent):
            return self.settled[parent] if parent in self.settled else self.done[parent]
        return list(self._narrowed(parent, segment.first, segment.until, 0))

    def _narrowed(self, key: str, first: date, until: date, level: int) -> Iterator[Piece]:
        """The pieces within some days only. Needed where two units change places: over all days each seems to lie
        under the other, on any one day only one does."""
        if level > DEEPEST:
            raise Unsound
        for segment in self.segments.get(key, ()):
            cut = replace(segment, first=max(segment.first, first), until=min(segment.until, until))
            if cut.first >= cut.until:
                continue
            if not cut.content.parent:
                yield Piece(cut.first, cut.until, self.steps[key], cut.content)
                continue
            parent = cut.content.parent
            above = self.settled.get(parent) or list(self._narrowed(parent, cut.first, cut.until, level + 1))
            for piece in above:
                start, end = max(piece.first, cut.first), min(piece.until, cut.until)
                if start < end:
                    yield Piece(start, end, piece.path + self.steps[key], cut.content)

    def _missing(self, parent: str, above: Sequence[Piece], day: date) -> Problem:
        code = self.codes[parent]
        if above and above[-1].until <= day and above[-1].until != FOREVER:
            return Problem(Fault.PARENT_ENDS, {"code": code, "on": above[-1].until})
        if day == ALWAYS and above:
            return Problem(Fault.PARENT_MISSING, {"code": code, "day": day, "since": above[0].first})
        return Problem(Fault.PARENT_MISSING, {"code": code, "day": day})
