"""What a file of people comes to. A person is a code, and a name where one is given; nothing else is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hyogi.foundation.actors import Actor
from hyogi.foundation.ids import new_id
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.organisation.importing import cells
from hyogi.organisation.importing.planning import findings as said
from hyogi.organisation.importing.planning.findings import Findings
from hyogi.organisation.importing.planning.register import batches
from hyogi.organisation.importing.previews import Change, Line, Mark, Plan
from hyogi.organisation.importing.tables import Record, Table
from hyogi.organisation.models import Person, Tenure
from hyogi.organisation.queries import visible_people
from hyogi.organisation.rules import code_key

LONGEST_NAME = 200


@dataclass(frozen=True)
class Somebody:
    """A person as a row wants him, or as he stands."""

    id: UUID
    code: str
    key: str
    name: str
    names: Texts


@dataclass(frozen=True)
class PeopleWork:
    """Who is registered, and who is called otherwise from now on."""

    new: Sequence[Somebody]
    changed: Sequence[Somebody]


class KnownPeople:
    """The people of these codes, and whom of them the actor may speak of: those in sight, and those who never held a
    post, because whoever registers a person appoints him next."""

    def __init__(self, actor: Actor, keys: Sequence[str]):
        self.by_key: dict[str, Somebody] = {}
        for batch in batches(dict.fromkeys(keys)):
            rows = Person.unscoped.filter(code_key__in=batch)
            for id, code, key, name, names in rows.values_list("id", "code", "code_key", "name", "names"):
                self.by_key[key] = Somebody(id, code, key, name, names)
        self._sees_all = actor.sees_all
        self._seen: set[UUID] = set()
        if not actor.sees_all:
            ids = {somebody.id for somebody in self.by_key.values()}
            self._seen = set(visible_people(actor).values_list("id", flat=True)) & ids
            rest = ids - self._seen
            held = set(Tenure.unscoped.filter(person__in=rest).values_list("person_id", flat=True)) if rest else set()
            self._seen |= rest - held

    def in_sight(self, key: str) -> bool:
        somebody = self.by_key.get(key)
        return somebody is not None and (self._sees_all or somebody.id in self._seen)


def plan(actor: Actor, table: Table, on: date) -> Plan:
    """What a file of people would do."""
    findings = Findings(table)
    rows = [(record, findings.code(record)) for record in table.records]
    known = KnownPeople(actor, [code_key(code) for _record, code in rows if code])
    may = _may_register(actor)
    seen: dict[str, int] = {}
    lines: list[Line] = []
    new: list[Somebody] = []
    changed: list[Somebody] = []
    for record, code in rows:
        key = code_key(code)
        wanted = _wanted(record, code, key, known.by_key.get(key), findings)
        if not code:
            continue
        if key in seen:
            findings.refuse(record.row, "code", said.twin(seen[key], code))
        seen.setdefault(key, record.row)
        old = known.by_key.get(key)
        if old and not known.in_sight(key):
            findings.refuse(record.row, "code", said.not_in_sight())
            old = wanted
        changes = _changes(old, wanted) if old else ()
        mark = Mark.NEW if old is None else Mark.CHANGED if changes else Mark.UNTOUCHED
        if mark is not Mark.UNTOUCHED:
            if not may:
                findings.allow(actor, record.row, "code", Action.REGISTER_PERSON, TargetFacts())
            (new if mark is Mark.NEW else changed).append(wanted)
        lines.append(Line(record.row, mark, code, wanted.name, changes))
    told = tuple(
        line if line.row not in findings.rows else Line(line.row, Mark.REFUSED, line.code, line.title, line.changes)
        for line in lines
    )
    return Plan(told, findings.sorted(), work=PeopleWork(new, changed))


def _may_register(actor: Actor) -> bool:
    return actor.may(Action.REGISTER_PERSON)


def _wanted(record: Record, code: str, key: str, old: Somebody | None, findings: Findings) -> Somebody:
    before: Mapping[str, str] = old.names if old else {}
    names = {language: cells.clean(text) for language, text in before.items()} | findings.texts(record)
    name = findings.name(record, required=False, most=LONGEST_NAME)
    if not record.states("name") and old:
        name = cells.clean(old.name)
    return Somebody(old.id if old else new_id(), old.code if old else code, key, name, Texts(names))


def _changes(old: Somebody, new: Somebody) -> tuple[Change, ...]:
    found = [Change("name", cells.clean(old.name), new.name)]
    for language in sorted({*old.names, *new.names}):
        before = cells.clean(old.names.get(language, ""))
        found.append(Change(f"name[{language}]", before, new.names.get(language, "")))
    return tuple(change for change in found if change.before != change.after)
