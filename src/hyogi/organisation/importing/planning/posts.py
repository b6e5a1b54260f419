"""What a file of posts comes to: which are founded, called otherwise, closed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.foundation.ids import new_id
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action, Role, TargetFacts
from hyogi.organisation.importing import cells
from hyogi.organisation.importing.planning import findings as said
from hyogi.organisation.importing.planning.findings import Findings
from hyogi.organisation.importing.planning.register import Known, Register, batches
from hyogi.organisation.importing.planning.words import Words
from hyogi.organisation.importing.previews import Change, Line, Mark, Plan
from hyogi.organisation.importing.tables import Record, Table
from hyogi.organisation.models import Post, PostKind, Tenure
from hyogi.organisation.rules import ALWAYS, FOREVER, Fault, Holding, Problem, Span, closing_post_problem, code_key
from hyogi.organisation.vocabulary import POST_KINDS


@dataclass(frozen=True)
class Office:
    """A post as it stands, or as a row wants it. `path` is where its unit lies, for the policy and the log."""

    id: UUID
    code: str
    key: str
    unit: UUID
    unit_key: str
    kind: str
    role: Role
    name: str
    names: Texts
    first: date
    until: date
    path: str = ""


@dataclass(frozen=True)
class PostWork:
    """Posts to found, to change and to close."""

    founded: Sequence[Office]
    changed: Sequence[tuple[Office, tuple[str, ...]]]
    """(the post as it shall stand, the columns that differ)"""
    closed: Sequence[Office]
    kinds: Mapping[str, Role]
    reason: str
    units: Mapping[UUID, str]


class KnownPosts:
    """The posts of these codes with the units in which they stand."""

    def __init__(self, actor: Actor, keys: Sequence[str], units: Sequence[str] = ()):
        self.register = Register(actor)
        self.by_key: dict[str, Office] = {}
        rows = [
            row
            for batch in batches(dict.fromkeys(keys))
            for row in Post.unscoped.filter(code_key__in=batch).select_related("unit", "kind")
        ]
        self.register.load({*units, *(post.unit.code_key for post in rows)})
        for post in rows:
            unit = self.register.units[post.unit.code_key]
            self.by_key[post.code_key] = _office(post, unit)

    def in_sight(self, key: str) -> bool:
        office = self.by_key.get(key)
        return office is not None and self.register.in_sight(office.unit_key)


def _office(post: Post, unit: Known) -> Office:
    return Office(
        post.pk,
        post.code,
        post.code_key,
        unit.id,
        unit.key,
        post.kind.code,
        Role(post.kind.role),
        post.name,
        post.names,
        post.valid_from,
        post.valid_to,
        unit.path,
    )


def plan(actor: Actor, table: Table, on: date) -> Plan:
    """What a file of posts would do."""
    return Planner(actor, table, on).plan()


class Planner:
    """Goes over the rows, then asks who holds what would be closed."""

    def __init__(self, actor: Actor, table: Table, on: date):
        self.actor, self.table, self.on, self.findings = actor, table, on, Findings(table)
        self.words = Words(PostKind, POST_KINDS, actor)
        self.roles = {code: Role(role) for code, role in PostKind.unscoped.values_list("code", "role")}
        self.new_roles: dict[str, Role] = {}
        self.lines: list[Line] = []
        self.founded: list[Office] = []
        self.changed: list[tuple[Office, tuple[str, ...]]] = []
        self.closed: dict[UUID, tuple[Office, Record]] = {}

    def plan(self) -> Plan:
        records = [(record, self.findings.code(record)) for record in self.table.records]
        units = [code_key(cells.clean_code(record["unit"])) for record, _code in records]
        self.known = KnownPosts(self.actor, [code_key(code) for _record, code in records if code], units)
        seen: dict[str, int] = {}
        for record, code in records:
            if not code:
                continue
            key = code_key(code)
            if key in seen:
                self.findings.refuse(record.row, "code", said.twin(seen[key], code))
            seen.setdefault(key, record.row)
            self._row(record, code, key)
        self._ask_about_closing()
        lines = tuple(
            replace(line, mark=Mark.REFUSED) if line.row in self.findings.rows else line for line in self.lines
        )
        return Plan(lines, self.findings.sorted(), self._notes(), self._work())

    def _row(self, record: Record, code: str, key: str) -> None:
        old = self.known.by_key.get(key)
        if old and not self.known.in_sight(key):
            self.findings.refuse(record.row, "code", said.not_in_sight())
            self.lines.append(Line(record.row, Mark.REFUSED, code))
            return
        unit = self._unit(record)
        kind, role = self._kind(record, old)
        first, until = self.findings.day(record, "valid_from"), self.findings.day(record, "valid_to")
        name = self.findings.name(record)
        names = Texts({**_cleaned(old.names if old else {}), **self.findings.texts(record)})
        if unit is None or not kind:
            self.lines.append(Line(record.row, Mark.REFUSED, code, name))
            return
        if old is None:
            self._new(record, unit, Office(
                new_id(), code, key, unit.id, unit.key, kind, role, name, names,
                first or _start(unit), until or FOREVER, unit.path,
            ))  # fmt: skip
        else:
            self._existing(
                record, old, replace(old, unit=unit.id, kind=kind, role=role, name=name, names=names), first, until
            )

    def _unit(self, record: Record) -> Known | None:
        code = cells.clean_code(record["unit"])
        if self.known.register.in_sight(code_key(code)):
            return self.known.register.units[code_key(code)]
        if not (record.row in self.findings.rows and not code):
            self.findings.refuse(record.row, "unit", said.unknown(code, "unit"))
        return None

    def _kind(self, record: Record, old: Office | None) -> tuple[str, Role]:
        """The kind with its role: the kind's own where it stands, else the one stated, else the vocabulary's."""
        kind = self.words.code(record["kind"], record.row, "kind", self.findings)
        stated = cells.clean_code(record["role"]).casefold()
        if stated and stated not in set(Role):
            reason = _("“%(role)s” is no role. A role is one of: %(roles)s.")
            self.findings.refuse(record.row, "role", reason % {"role": stated[:40], "roles": ", ".join(Role)})
            stated = ""
        word = POST_KINDS.get(kind)
        role = self.roles.get(kind) or self.new_roles.get(kind)
        if role is None:
            role = Role(stated) if stated else word.role if word else Role.MEMBER
            if kind:
                self.new_roles[kind] = role
        elif stated and stated != role:
            reason = _(
                "Posts of the kind “%(kind)s” have the role “%(role)s”. Leave the role out, or take another kind."
            )
            self.findings.refuse(record.row, "role", reason % {"kind": kind, "role": role.value})
        return kind, role

    def _new(self, record: Record, unit: Known, wanted: Office) -> None:
        row, last = record.row, unit.states[-1].piece
        self.findings.allow(self.actor, row, "unit", Action.FOUND_POST, TargetFacts(path=unit.path, role=wanted.role))
        if wanted.until <= wanted.first:
            self.findings.refuse(row, "valid_to", said.ends_first())
        elif wanted.first < _start(unit):
            facts = {"code": unit.code, "day": wanted.first, "since": _start(unit)}
            self.findings.against(row, "valid_from", Problem(Fault.PARENT_MISSING, facts))
        elif wanted.until > last.until:
            self.findings.against(row, "unit", Problem(Fault.PARENT_ENDS, {"code": unit.code, "on": last.until}))
        self.founded.append(wanted)
        on = None if wanted.first == ALWAYS else wanted.first
        self.lines.append(Line(row, Mark.NEW, wanted.code, wanted.name, on=on))

    def _existing(self, record: Record, old: Office, wanted: Office, first: date | None, until: date | None) -> None:
        row = record.row
        if wanted.unit != old.unit:
            reason = _("A post stays in its unit. Close it and found another one, with another code, in the new unit.")
            self.findings.refuse(row, "unit", reason)
        if first not in (None, old.first):
            self.findings.refuse(row, "valid_from", said.rewritten(old.first))
        changes = _changes(old, wanted)
        closes = until if until not in (None, old.until) else None
        if old.until != FOREVER and (closes or (until is None and old.until <= self.on) or changes):
            self.findings.against(row, "valid_to", said.closed(old.until))
        target = TargetFacts(path=old.path, role=old.role)
        if changes:
            self.findings.allow(self.actor, row, changes[0].column, Action.FOUND_POST, target)
            if wanted.role != old.role:
                self.findings.allow(self.actor, row, "kind", Action.FOUND_POST, replace(target, role=wanted.role))
            self.changed.append((wanted, tuple(change.column for change in changes)))
        if closes:
            self.findings.allow(self.actor, row, "valid_to", Action.CLOSE_POST, target)
            self.closed[old.id] = (replace(wanted, until=closes), record)
            changes += (Change("valid_to", "", closes.isoformat()),)
        mark = Mark.CLOSED if closes else Mark.CHANGED if changes else Mark.UNTOUCHED
        self.lines.append(Line(row, mark, old.code, wanted.name, changes, closes))

    def _ask_about_closing(self) -> None:
        holdings: dict[UUID, list[Holding]] = defaultdict(list)
        for batch in batches(self.closed):
            rows = Tenure.unscoped.filter(post__in=batch, valid_from__lt=F("valid_to"))
            for post, first, until in rows.values_list("post_id", "valid_from", "valid_to"):
                holdings[post].append(Holding(first, until))
        for id, (office, record) in self.closed.items():
            before = Span(office.first, FOREVER)
            problem = closing_post_problem(before, holdings[id], office.until)
            self.findings.against(record.row, "valid_to", problem)

    def _notes(self) -> tuple[str, ...]:
        if not self.words.new:
            return ()
        told = ", ".join(f"{kind} ({self.new_roles[kind].value})" for kind in sorted(self.words.new.values()))
        return (_("Kinds that are not known yet will be made: %(codes)s.") % {"codes": told},)

    def _work(self) -> PostWork:
        kinds = {office.kind: office.role for office in self.founded}
        kinds |= {office.kind: office.role for office, _columns in self.changed}
        kinds |= {office.kind: office.role for office, _record in self.closed.values()}
        units = {known.id: known.code for known in self.known.register.units.values()}
        closed = [office for office, _record in self.closed.values()]
        return PostWork(self.founded, self.changed, closed, kinds, self.table.name[:500], units)


def _start(unit: Known) -> date:
    return unit.states[0].piece.first


def _cleaned(names: Mapping[str, str]) -> dict[str, str]:
    return {language: cells.clean(text) for language, text in names.items()}


def _changes(old: Office, new: Office) -> tuple[Change, ...]:
    found = [Change("kind", old.kind, new.kind), Change("name", cells.clean(old.name), new.name)]
    for language in sorted({*old.names, *new.names}):
        before = cells.clean(old.names.get(language, ""))
        found.append(Change(f"name[{language}]", before, new.names.get(language, "")))
    return tuple(change for change in found if change.before != change.after)
