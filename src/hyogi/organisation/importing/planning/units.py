"""What a file of units comes to: which are new, changed, moved, closed; where everything then lies, on every day."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.ids import new_id
from hyogi.foundation.paths import DEEPEST, depth_of
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.organisation.actions import ledger
from hyogi.organisation.importing.planning import findings as said
from hyogi.organisation.importing.planning.findings import Findings
from hyogi.organisation.importing.planning.register import Known, Register, batches, holds_on
from hyogi.organisation.importing.planning.tree import Forest, Piece, Segment, Unsound, levels, rings
from hyogi.organisation.importing.planning.unit_rows import Wanted, changes, cleaned, rows_of
from hyogi.organisation.importing.previews import Change, Line, Mark, Plan
from hyogi.organisation.importing.tables import Table
from hyogi.organisation.models import Post, Tenure
from hyogi.organisation.rules import ALWAYS, FOREVER, Fault, Problem, closing_unit_problem

_NAMING = ("name", "reading")


@dataclass(frozen=True)
class UnitWork:
    """What storing a file of units is. Units and states are named by key; ids and steps are given already."""

    ids: Mapping[str, UUID]
    codes: Mapping[str, str]
    founded: Sequence[tuple[str, str, str]]
    """(key, code, step) of each new unit."""
    states: Sequence[tuple[str, Piece]]
    ends: Mapping[UUID, date]
    """New end of stored states."""
    acted_on: Sequence[UUID]
    posts: Mapping[UUID, tuple[str, str, date]]
    """Posts that close with their unit: (code, unit's key, day)."""
    kinds: Sequence[str]
    sectors: Sequence[str]
    events: Sequence[tuple[Verb, str, Mapping[str, Any], str]]
    """(verb, key, facts, path) for the audit log."""


@dataclass
class Row:
    """One row on its way: what it changes, and from which day."""

    wanted: Wanted
    known: Known | None
    mark: Mark = Mark.UNTOUCHED
    changes: tuple[Change, ...] = ()
    on: date | None = None
    closes: date | None = None


@dataclass
class Planner:
    """Goes over the rows once to see what each wants, and over the forest once to see whether it stands."""

    actor: Actor
    table: Table
    on: date
    findings: Findings
    register: Register
    rows: list[Row] = field(default_factory=list)
    segments: dict[str, list[Segment]] = field(default_factory=dict)
    """The new own states of units that the file changes or founds."""
    steps: dict[str, str] = field(default_factory=dict)
    ids: dict[str, UUID] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    unsound: set[str] = field(default_factory=set)
    groups: Mapping[str, Sequence[Wanted]] = field(default_factory=dict)

    def plan(self) -> Plan:
        """The whole of it."""
        self.groups, kinds, sectors = rows_of(self.table, self.actor, self.findings)
        parents = {wanted.parent for rows in self.groups.values() for wanted in rows if wanted.parent}
        self.register.load({*self.groups, *parents})
        self._name_units()
        for key, rows in self.groups.items():
            self._group(key, rows)
        self._see_rings_and_levels()
        forest = self._forest()
        self._ask_about_closing()
        self._note_gaps(forest)
        notes = _notes(kinds.new.values(), sectors.new.values())
        lines = tuple(sorted((self._line(row) for row in self.rows), key=lambda line: line.row))
        work = None if self.findings.problems else self._work(forest, [*kinds.new.values()], [*sectors.new.values()])
        return Plan(lines, self.findings.sorted(), notes, work)

    def _name_units(self) -> None:
        """An id and a step for each new unit; the codes as they are written."""
        new = [key for key in self.groups if key not in self.register]
        for key, step in zip(new, ledger.next_steps(len(new)), strict=True):
            self.steps[key], self.ids[key] = step, new_id()
        for key, known in self.register.units.items():
            self.steps[key], self.ids[key], self.codes[key] = known.step, known.id, known.code
        for key in new:
            self.codes[key] = self.groups[key][0].code

    def _group(self, key: str, rows: Sequence[Wanted]) -> None:
        """All rows of one code."""
        known = self.register.units.get(key)
        if known and not self.register.in_sight(key):
            for wanted in rows:
                self.findings.refuse(wanted.row, "code", said.not_in_sight())
                self.rows.append(Row(wanted, known))
            return
        seen = [self._sees_parent(wanted) for wanted in rows]
        if known and known.states:
            self._existing(known, rows)
        else:
            self._new(key, rows, all(seen))
        if any(row.row in self.findings.rows for row in rows):
            self.unsound.add(key)

    def _sees_parent(self, wanted: Wanted) -> bool:
        parent = wanted.parent
        if not parent or parent in self.groups or self.register.in_sight(parent):
            return True
        self.findings.refuse(wanted.row, "parent", said.unknown(wanted.parent_code, "unit"))
        return False

    def _new(self, key: str, rows: Sequence[Wanted], above_is_known: bool) -> None:
        segments: list[Segment] = []
        for wanted in rows:
            before = segments[-1].content if segments else None
            content = wanted.content(before)
            first = wanted.first or ALWAYS
            row = Row(wanted, None, Mark.NEW, on=wanted.first)
            if before:
                row.changes = changes(before, content, self.codes)
            until = wanted.until or FOREVER
            segments.append(Segment(first, until, content, wanted.first is None, wanted.row))
            self.rows.append(row)
            if above_is_known:
                target = TargetFacts(path=self._path_above(wanted.parent))
                self.findings.allow(self.actor, wanted.row, "parent", Action.FOUND_UNIT, target)
        self.segments[key] = segments

    def _existing(self, known: Known, rows: Sequence[Wanted]) -> None:
        history = known.segments
        for wanted in rows[:-1]:
            self._past(known, wanted, history)
        wanted = rows[-1]
        row = Row(wanted, known)
        self.rows.append(row)
        standing = self._compared(wanted, history, alone=len(rows) == 1)
        content = wanted.content(cleaned(standing.content))
        row.changes = changes(cleaned(standing.content), content, self.codes)
        last = history[-1]
        if not self._days_fit(row, history, standing):
            return
        row.closes = wanted.until if wanted.until not in (None, last.until) else None
        if not row.changes and not row.closes:
            return
        day = row.on = self._day(wanted, last) if row.changes else row.closes
        if not self._may_act(row, history, day or self.on) or not self._allowed(row, known):
            return
        row.mark = self._mark(row)
        new = _cut(history, day) if row.changes and day else list(history)
        if row.changes and day:
            new.append(Segment(day, last.until, content, row=wanted.row))
        if row.closes:
            new[-1] = replace(new[-1], until=row.closes, row=wanted.row)
        self.segments[known.key] = new

    def _past(self, known: Known, wanted: Wanted, history: Sequence[Segment]) -> None:
        """A row before the last one of its code says what was; the register must say the same."""
        self.rows.append(Row(wanted, known))
        for at, segment in enumerate(history):
            begins_so = segment.first == wanted.first or (at == 0 and wanted.first is None)
            before = cleaned(segment.content)
            if begins_so and not changes(before, wanted.content(before), self.codes):
                return
        self.findings.refuse(wanted.row, "valid_from", said.rewritten(history[-1].first))

    def _compared(self, wanted: Wanted, history: list[Segment], alone: bool) -> Segment:
        """The state with which the row is compared: of several rows' last one, the state that begins when it does;
        else how the unit stands on the day of the import."""
        if not alone:
            for segment in history:
                if segment.first == wanted.first:
                    return segment
            return history[-1]
        return holds_on(history, self.on)

    def _days_fit(self, row: Row, history: Sequence[Segment], standing: Segment) -> bool:
        """Whether the days that the row gives can be: what is closed stays closed, what was stays as it was."""
        wanted, last = row.wanted, history[-1]
        is_closed = last.until != FOREVER
        if is_closed and (wanted.until or (last.until if last.until > self.on else None)) != last.until:
            return not self.findings.against(wanted.row, "valid_to", said.closed(last.until))
        known_days = {None, history[0].first, standing.first, last.first}
        if wanted.first in known_days or (row.changes and wanted.first and wanted.first > last.first):
            return True
        self.findings.refuse(wanted.row, "valid_from", said.rewritten(last.first))
        return False

    def _day(self, wanted: Wanted, last: Segment) -> date:
        """From when the change holds: the row's own day where it gives a later one, else the day of the import."""
        if wanted.first and wanted.first > last.first:
            return wanted.first
        return max(self.on, last.first) if wanted.first == last.first else self.on

    def _may_act(self, row: Row, history: Sequence[Segment], day: date) -> bool:
        last = history[-1]
        if day < last.first:
            problem = Problem(Fault.BEFORE_LAST_ACT, {"since": last.first, "day": day})
            return not self.findings.against(row.wanted.row, "valid_from" if row.changes else "valid_to", problem)
        if row.changes and day >= (row.closes or last.until):
            return not self.findings.against(row.wanted.row, "valid_to", said.closed(row.closes or last.until))
        return True

    def _allowed(self, row: Row, known: Known) -> bool:
        """Whether the actor may do each of the acts that the row comes to."""
        number, path = row.wanted.row, known.path
        asked: list[tuple[str, Action, TargetFacts]] = []
        columns = [change.column for change in row.changes]
        if "parent" in columns:
            above = self._path_above(row.wanted.parent)
            asked.append(("parent", Action.MOVE_UNIT, TargetFacts(path=path, new_parent=above)))
        if others := [column for column in columns if column != "parent"]:
            asked.append((others[0], Action.RENAME_UNIT, TargetFacts(path=path)))
        if row.closes:
            asked.append(("valid_to", Action.CLOSE_UNIT, TargetFacts(path=path)))
        answers = [self.findings.allow(self.actor, number, *question) for question in asked]
        return all(answers)

    def _path_above(self, parent: str) -> str:
        """Where the nearest unit lies that the register has, at or above `parent`; empty above a root."""
        passed = set()
        while parent and parent not in self.register and parent not in passed:
            passed.add(parent)
            rows = self.groups.get(parent)
            parent = rows[-1].parent if rows and not self.actor.sees_all else ""
        return self.register.units[parent].path if parent in self.register else ""

    @staticmethod
    def _mark(row: Row) -> Mark:
        if row.closes:
            return Mark.CLOSED
        return Mark.MOVED if any(change.column == "parent" for change in row.changes) else Mark.CHANGED

    def _line(self, row: Row) -> Line:
        wanted = row.wanted
        mark = Mark.REFUSED if wanted.row in self.findings.rows else row.mark
        closing = (Change("valid_to", "", row.closes.isoformat()),) if row.closes else ()
        return Line(wanted.row, mark, wanted.code, wanted.name, row.changes + closing, row.on)

    # the forest

    def _final(self, key: str) -> list[Segment]:
        return self.segments.get(key) or self.register.units[key].segments

    def _all_keys(self) -> list[str]:
        return [*self.segments, *(key for key, known in self.register.units.items() if known.states)]

    def _see_rings_and_levels(self) -> None:
        """In the end nothing may lie under itself, and nothing more than 200 levels down."""
        parents = {key: self._final(key)[-1].content.parent for key in self._all_keys()}
        rows = {row.wanted.key: row.wanted.row for row in self.rows}
        linked = {key: parent for key, parent in parents.items() if parent in parents}
        for ring in rings(linked):
            names = said.listed([self.codes[key] for key in [*ring, ring[0]]])
            reason = _("Here a unit lies under itself: %(ring)s. Give one of them another parent.") % {"ring": names}
            for key in ring:
                self.unsound.add(key)
                if key in rows:
                    self.findings.refuse(rows[key], "parent", reason)
                linked.pop(key, None)
        for key, level in levels(linked).items():
            if level > DEEPEST and key in self.segments:
                self.unsound.add(key)
                if level == DEEPEST + 1 and key in rows:
                    deep = Problem(Fault.TOO_DEEP, {"most": DEEPEST, "depth": level})
                    self.findings.against(rows[key], "parent", deep)

    def _forest(self) -> Forest:
        """All that the file founds, changes or moves along, and everything above it."""
        before = set(self.register.units)
        along = self.register.load_below(
            path
            for row in self.rows
            if row.known and (row.closes or any(change.column == "parent" for change in row.changes))
            for path in {row.known.path, *(piece.path for piece in row.known.pieces if piece.until > self._since(row))}
        )
        for key in set(self.register.units) - before:
            known = self.register.units[key]
            self.steps[key], self.ids[key], self.codes[key] = known.step, known.id, known.code
        concerned = {*self.segments, *along}
        segments = {key: self._final(key) for key in concerned}
        settled = {key: known.pieces for key, known in self.register.units.items() if key not in concerned}
        return Forest(segments, self.steps, settled, self.codes, self.unsound)

    def _since(self, row: Row) -> date:
        return row.on or self.on

    def _note_gaps(self, forest: Forest) -> None:
        for key in forest.segments:
            try:
                pieces = forest.pieces(key)
            except Unsound:
                continue
            if pieces and depth_of(max(pieces, key=lambda piece: len(piece.path)).path) > DEEPEST:
                rows = [row.wanted.row for row in self.rows if row.mark is Mark.MOVED]
                deep = Problem(Fault.TOO_DEEP, {"most": DEEPEST, "depth": DEEPEST + 1})
                self.findings.against(rows[0] if rows else 1, "parent", deep)
        rows_by_key = {row.wanted.key: row.wanted.row for row in self.rows}
        for gap in forest.gaps:
            number = gap.row or rows_by_key.get(gap.key, 0)
            if number:
                self.findings.against(number, "parent", gap.problem)

    def _ask_about_closing(self) -> None:
        """Nothing is closed while units below it are open or posts in it are held."""
        closing = {row.wanted.key: row for row in self.rows if row.closes and row.mark is Mark.CLOSED}
        if not closing:
            return
        below: dict[str, int] = defaultdict(int)
        for key in self._all_keys():
            for segment in self._final(key):
                end = closing[segment.content.parent].closes if segment.content.parent in closing else None
                if end and segment.until > max(end, segment.first):
                    below[segment.content.parent] += 1
                    break
        held: dict[str, int] = defaultdict(int)
        keys = {row.known.id: key for key, row in closing.items() if row.known}
        for batch in batches(keys):
            tenures = Tenure.unscoped.filter(post__unit__in=batch, valid_from__lt=F("valid_to"))
            for unit, until in tenures.values_list("post__unit", "valid_to"):
                end = closing[keys[unit]].closes
                held[keys[unit]] += bool(end and until > end)
        for key, row in closing.items():
            self.findings.against(row.wanted.row, "valid_to", closing_unit_problem(held[key], below[key]))

    # the work

    def _work(self, forest: Forest, kinds: list[str], sectors: list[str]) -> UnitWork:
        states: list[tuple[str, Piece]] = []
        ends: dict[UUID, date] = {}
        for key in forest.segments:
            known = self.register.units.get(key)
            new, ended = _differing(known, forest.pieces(key)) if known else (list(forest.pieces(key)), {})
            states += [(key, piece) for piece in new]
            ends |= ended
        acted_on = [row.known.id for row in self.rows if row.known and row.mark is not Mark.UNTOUCHED]
        return UnitWork(
            ids=self.ids,
            codes=self.codes,
            founded=[(key, self.codes[key], self.steps[key]) for key in self.segments if key not in self.register],
            states=states,
            ends=ends,
            acted_on=acted_on,
            posts=self._posts_that_close(),
            kinds=kinds,
            sectors=sectors,
            events=self._events(forest),
        )

    def _posts_that_close(self) -> dict[UUID, tuple[str, str, date]]:
        closing = {row.known.id: row for row in self.rows if row.known and row.closes}
        found = {}
        for batch in batches(closing):
            posts = Post.unscoped.filter(unit__in=batch)
            for id, code, unit, first, until in posts.values_list("id", "code", "unit_id", "valid_from", "valid_to"):
                row = closing[unit]
                if row.closes and until > row.closes:
                    found[id] = (code, row.wanted.key, max(first, row.closes))
        return found

    def _events(self, forest: Forest) -> list[tuple[Verb, str, Mapping[str, Any], str]]:
        paths = sorted({pieces[-1].path for key in forest.segments if (pieces := forest.pieces(key))})
        events: list[tuple[Verb, str, Mapping[str, Any], str]] = []
        for row in self.rows:
            key = row.wanted.key
            pieces = forest.pieces(key) if row.mark is not Mark.UNTOUCHED else ()
            path = pieces[-1].path if pieces else ""
            for verb, facts in self._acts(row):
                if verb is Verb.UNIT_MOVED:
                    facts = facts | {"moved": bisect_left(paths, path + "~") - bisect_left(paths, path)}
                events.append((verb, key, facts, path))
        return events

    def _acts(self, row: Row) -> list[tuple[Verb, dict[str, Any]]]:
        """What happened to the unit by this row, as the audit log tells it."""
        wanted = row.wanted
        facts: dict[str, Any] = {
            "code": self.codes[wanted.key],
            "on": row.on.isoformat() if row.on else "",
            "reason": self.table.name[:500],
        }
        if row.mark is Mark.NEW and not row.changes:
            return [(Verb.UNIT_FOUNDED, facts | {"parent": self.codes.get(wanted.parent, ""), "kind": wanted.kind})]
        acts: list[tuple[Verb, dict[str, Any]]] = []
        for change in row.changes:
            if change.column == "parent":
                acts.append((Verb.UNIT_MOVED, facts | {"parent": change.after, "before": change.before}))
        columns = {change.column.partition("[")[0] for change in row.changes} - {"parent"}
        if columns and columns <= set(_NAMING):
            acts.append((Verb.UNIT_RENAMED, facts))
        elif columns:
            acts.append((Verb.UNIT_CHANGED, facts | {"fields": sorted(columns)}))
        if row.closes:
            acts.append((Verb.UNIT_CLOSED, facts | {"on": row.closes.isoformat()}))
        return acts


def plan(actor: Actor, table: Table, on: date) -> Plan:
    """What a file of units would do."""
    return Planner(actor, table, on, Findings(table), Register(actor)).plan()


def _cut(history: Sequence[Segment], day: date) -> list[Segment]:
    """The history up to a day."""
    return [replace(segment, until=min(segment.until, day)) for segment in history if segment.first < day]


def _differing(known: Known, wanted: Sequence[Piece]) -> tuple[list[Piece], dict[UUID, date]]:
    """(pieces to add, new ends of stored states) that turn what is stored into what is wanted. A stored state that
    no longer has a day ends on its first, as an act put right on its own day does."""
    by_first = {state.piece.first: state for state in known.states}
    added: list[Piece] = []
    ends: dict[UUID, date] = {}
    kept: set[UUID] = set()
    for piece in wanted:
        reached = piece.first
        while reached < piece.until:
            state = by_first.get(reached)
            if state is None or (state.piece.content, state.piece.path) != (piece.content, piece.path):
                added.append(replace(piece, first=reached))
                break
            following = by_first.get(state.piece.until)
            goes_on = following is not None and state.piece.until < piece.until and _same(following.piece, piece)
            end = state.piece.until if goes_on else piece.until
            kept.add(state.id)
            if end != state.piece.until:
                ends[state.id] = end
            reached = end
    for state in known.states:
        if state.id not in kept:
            ends[state.id] = state.piece.first
    return added, ends


def _same(one: Piece, other: Piece) -> bool:
    return (one.content, one.path) == (other.content, other.path)


def _notes(kinds: Iterable[str], sectors: Iterable[str]) -> tuple[str, ...]:
    """What is made on first use, so that a mistyped kind is seen before."""
    notes = []
    if new := ", ".join(sorted(kinds)):
        notes.append(_("Kinds that are not known yet will be made: %(codes)s.") % {"codes": new})
    if new := ", ".join(sorted(sectors)):
        notes.append(_("Sectors that are not known yet will be made: %(codes)s.") % {"codes": new})
    return tuple(notes)
