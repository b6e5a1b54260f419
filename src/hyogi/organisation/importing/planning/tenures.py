"""What a file of tenures comes to: who is appointed, whose tenure ends."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.foundation.ids import new_id
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.organisation.importing import cells
from hyogi.organisation.importing.planning import findings as said
from hyogi.organisation.importing.planning.findings import Findings
from hyogi.organisation.importing.planning.people import KnownPeople, Somebody
from hyogi.organisation.importing.planning.posts import KnownPosts, Office
from hyogi.organisation.importing.planning.register import batches
from hyogi.organisation.importing.previews import Change, Line, Mark, Plan
from hyogi.organisation.importing.tables import Record, Table
from hyogi.organisation.models import Manner, Tenure
from hyogi.organisation.rules import ALWAYS, FOREVER, Holding, Span, code_key, holding_problem
from hyogi.organisation.rules.codes import LONGEST_REASON

Key = tuple[UUID, UUID, str, date]
"""The natural key: person, post, manner, first day."""


@dataclass(frozen=True)
class Held:
    """A tenure as it stands, or as a row wants it."""

    id: UUID
    person: Somebody
    post: Office
    manner: str
    first: date
    until: date
    reason: str
    row: int = 0

    @property
    def key(self) -> Key:
        return self.person.id, self.post.id, self.manner, self.first


@dataclass(frozen=True)
class TenureWork:
    """Who is appointed, whose tenure ends, whose reason is put otherwise."""

    appointed: Sequence[Held]
    ended: Sequence[Held]
    changed: Sequence[Held]
    file: str


def plan(actor: Actor, table: Table, on: date) -> Plan:
    """What a file of tenures would do."""
    return Planner(actor, table, on).plan()


class Planner:
    """Goes over the rows, then looks whether two people would hold one post."""

    def __init__(self, actor: Actor, table: Table, on: date):
        self.actor, self.table, self.on, self.findings = actor, table, on, Findings(table)
        self.lines: list[Line] = []
        self.appointed: list[Held] = []
        self.ended: list[Held] = []
        self.changed: list[Held] = []

    def plan(self) -> Plan:
        codes = [(record, self._cell(record, "person"), self._cell(record, "post")) for record in self.table.records]
        self.people = KnownPeople(self.actor, [person for _record, person, _post in codes])
        self.posts = KnownPosts(self.actor, [post for _record, _person, post in codes])
        self.standing = self._standing()
        seen: dict[Key, int] = {}
        for record, person, post in codes:
            wanted = self._wanted(record, person, post)
            if wanted is None:
                self.lines.append(Line(record.row, Mark.REFUSED, record["person"], record["post"]))
                continue
            if wanted.key in seen:
                reason = _("Row %(row)s speaks of the same person, post, manner and first day. Leave one of the two.")
                self.findings.refuse(record.row, "person", reason % {"row": seen[wanted.key]})
            seen.setdefault(wanted.key, record.row)
            self._row(record, wanted)
        self._see_overlaps()
        lines = tuple(
            replace(line, mark=Mark.REFUSED) if line.row in self.findings.rows else line for line in self.lines
        )
        work = TenureWork(self.appointed, self.ended, self.changed, self.table.name[:500])
        return Plan(lines, self.findings.sorted(), work=work)

    @staticmethod
    def _cell(record: Record, column: str) -> str:
        return code_key(cells.clean_code(record[column]))

    def _standing(self) -> Mapping[UUID, list[Tenure]]:
        """All tenures of the posts of the file, also those put right on their first day."""
        found: dict[UUID, list[Tenure]] = defaultdict(list)
        for batch in batches(office.id for office in self.posts.by_key.values()):
            rows = Tenure.unscoped.filter(post__in=batch).select_related("person")
            for tenure in rows.order_by("valid_from", "id"):
                found[tenure.post_id].append(tenure)
        return found

    def _wanted(self, record: Record, person: str, post: str) -> Held | None:
        row = record.row
        first, until = self.findings.day(record, "valid_from"), self.findings.day(record, "valid_to")
        manner = self._manner(record)
        reason = cells.clean(record["reason"])
        if len(reason) > LONGEST_REASON:
            told = _("A reason has at most %(most)s signs.") % {"most": LONGEST_REASON}
            self.findings.refuse(row, "reason", told)
        if not self.people.in_sight(person):
            self.findings.refuse(row, "person", said.unknown(cells.clean_code(record["person"]), "person"))
        if not self.posts.in_sight(post):
            self.findings.refuse(row, "post", said.unknown(cells.clean_code(record["post"]), "post"))
        if not (self.people.in_sight(person) and self.posts.in_sight(post)) or not manner:
            return None
        somebody, office = self.people.by_key[person], self.posts.by_key[post]
        start = first or self._start(somebody, office, manner)
        if until and until <= start:
            self.findings.refuse(row, "valid_to", said.ends_first())
        return Held(new_id(), somebody, office, manner, start, until or FOREVER, reason, row)

    def _manner(self, record: Record) -> str:
        manner = cells.clean_code(record["manner"]).casefold() or Manner.HOLDER
        if manner not in Manner.values:
            reason = _("“%(manner)s” is no manner of holding a post. It is one of: %(manners)s.")
            told = {"manner": manner[:40], "manners": ", ".join(Manner.values)}
            self.findings.refuse(record.row, "manner", reason % told)
            return ""
        return str(manner)

    def _start(self, person: Somebody, post: Office, manner: str) -> date:
        """Where no first day is given: that of the tenure that is known, else the day on which the post begins."""
        known = [
            tenure
            for tenure in self.standing[post.id]
            if (tenure.person_id, tenure.manner) == (person.id, manner) and tenure.valid_from < tenure.valid_to
        ]
        running = [tenure for tenure in known if tenure.holds_on(self.on)] or known
        return running[-1].valid_from if running else post.first

    def _row(self, record: Record, wanted: Held) -> None:
        old = next((tenure for tenure in self.standing[wanted.post.id] if _key(tenure) == wanted.key), None)
        code, title = wanted.person.code, wanted.post.code
        target = TargetFacts(path=wanted.post.path, role=wanted.post.role, person=wanted.person.id)
        if old is None:
            self.findings.allow(self.actor, record.row, "post", Action.APPOINT, target)
            self.appointed.append(wanted)
            on = None if wanted.first == ALWAYS else wanted.first
            self.lines.append(Line(record.row, Mark.NEW, code, title, on=on))
            return
        wanted = replace(wanted, id=old.pk)
        if not record.states("reason"):
            wanted = replace(wanted, reason=old.reason)
        changes = self._changes(old, wanted)
        ends = wanted.until not in (FOREVER, old.valid_to)
        if old.valid_to != FOREVER and (ends or changes or (wanted.until == FOREVER and old.valid_to <= self.on)):
            self.findings.against(record.row, "valid_to", said.ended(old.valid_to))
        if ends:
            self.findings.allow(self.actor, record.row, "valid_to", Action.END_TENURE, target)
            self.ended.append(wanted)
            changes += (Change("valid_to", "", wanted.until.isoformat()),)
        elif changes:
            self.findings.allow(self.actor, record.row, "reason", Action.APPOINT, target)
            self.changed.append(wanted)
        mark = Mark.CLOSED if ends else Mark.CHANGED if changes else Mark.UNTOUCHED
        self.lines.append(Line(record.row, mark, code, title, changes, wanted.until if ends else None))

    @staticmethod
    def _changes(old: Tenure, wanted: Held) -> tuple[Change, ...]:
        before = cells.clean(old.reason)
        return (Change("reason", before, wanted.reason),) if before != wanted.reason else ()

    def _see_overlaps(self) -> None:
        """At a time a post has one holder or acting holder: the rows among themselves and with what is known."""
        ending = {held.id: held.until for held in self.ended}
        beside: dict[UUID, list[Holding]] = defaultdict(list)
        for id, tenures in self.standing.items():
            beside[id] = [
                Holding(tenure.valid_from, ending.get(tenure.pk, tenure.valid_to), str(tenure.person_id), tenure.manner)
                for tenure in tenures
            ]
        for held in sorted(self.appointed, key=lambda held: (held.first, held.row)):
            office = held.post
            new = Holding(held.first, held.until, str(held.person.id), held.manner)
            problem = holding_problem(new, Span(office.first, office.until), beside[office.id])
            if not self.findings.against(held.row, "valid_from", problem):
                beside[office.id].append(new)


def _key(tenure: Tenure) -> Key:
    return tenure.person_id, tenure.post_id, tenure.manner, tenure.valid_from
