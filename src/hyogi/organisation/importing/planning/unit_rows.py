"""Rows of a file of units, as what they want: one code may stand in several rows, one for each span of its days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.organisation.importing import cells
from hyogi.organisation.importing.planning import findings as said
from hyogi.organisation.importing.planning.findings import Findings
from hyogi.organisation.importing.planning.tree import Content
from hyogi.organisation.importing.planning.words import Words
from hyogi.organisation.importing.previews import Change
from hyogi.organisation.importing.tables import Record, Table
from hyogi.organisation.models import Sector, UnitKind
from hyogi.organisation.rules import ALWAYS, Fault, Problem, code_key
from hyogi.organisation.vocabulary import SECTORS, UNIT_KINDS

LONGEST_SECTORS = 400


@dataclass(frozen=True)
class Wanted:
    """How a unit shall stand. What the file has no column for is `None`, and stays as it is."""

    row: int
    code: str
    key: str
    parent: str
    parent_code: str
    kind: str
    name: str
    sectors: tuple[str, ...] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    first: date | None = None
    until: date | None = None

    def content(self, before: Content | None = None) -> Content:
        """The row as a content; what it does not speak of is taken from `before`."""
        old = before or Content("", "")
        return Content(
            parent=self.parent,
            kind=self.kind,
            sectors=_sectors(self.sectors, old.sectors),
            name=self.name,
            names=_texts(self.names, old.names),
            readings=_texts(self.readings, old.readings),
        )


def _sectors(new: tuple[str, ...] | None, old: tuple[str, ...]) -> tuple[str, ...]:
    """In another order they are the same sectors."""
    return old if new is None or set(new) == set(old) else new


def _texts(new: Mapping[str, str], old: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(Texts(dict(old) | dict(new)).items())


def changes(before: Content, after: Content, codes: Mapping[str, str]) -> tuple[Change, ...]:
    """The cells that differ, as a reader compares them."""
    found = [
        Change("parent", codes.get(before.parent, ""), codes.get(after.parent, after.parent)),
        Change("kind", before.kind, after.kind),
        Change("sectors", ";".join(before.sectors), ";".join(after.sectors)),
        Change("name", before.name, after.name),
        *_changed_texts("name", dict(before.names), dict(after.names)),
        *_changed_texts("reading", dict(before.readings), dict(after.readings)),
    ]
    return tuple(change for change in found if change.before != change.after)


def _changed_texts(stem: str, before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    return [
        Change(f"{stem}[{language}]", before.get(language, ""), after.get(language, ""))
        for language in sorted({*before, *after})
    ]


def cleaned(content: Content) -> Content:
    """The content as a cell would carry it, so that what was never typed in a cell compares equal."""
    return replace(
        content,
        name=cells.clean(content.name),
        names=tuple((language, cells.clean(text)) for language, text in content.names),
        readings=tuple((language, cells.clean(text)) for language, text in content.readings),
    )


def rows_of(table: Table, actor: Actor, findings: Findings) -> tuple[dict[str, list[Wanted]], Words, Words]:
    """The rows by code key, each key's in the order of their days, with the kinds and sectors that they name."""
    kinds, sectors = Words(UnitKind, UNIT_KINDS, actor), Words(Sector, SECTORS, actor)
    found: dict[str, list[Wanted]] = defaultdict(list)
    for record in table.records:
        wanted = _wanted(record, kinds, sectors, findings)
        if wanted:
            found[wanted.key].append(wanted)
    return {key: _in_order(rows, findings) for key, rows in found.items()}, kinds, sectors


def _wanted(record: Record, kinds: Words, sectors: Words, findings: Findings) -> Wanted | None:
    code = findings.code(record)
    parent = cells.clean_code(record["parent"])
    first, until = findings.day(record, "valid_from"), findings.day(record, "valid_to")
    if first and until and until <= first:
        findings.refuse(record.row, "valid_to", said.ends_first())
    named = [part for part in record["sectors"].replace("；", ";").split(";") if part.strip()]
    known = tuple(sectors.code(part, record.row, "sectors", findings) for part in named)
    if len(";".join(known)) > LONGEST_SECTORS:
        findings.against(record.row, "sectors", Problem(Fault.NAME_TOO_LONG, {"length": 401, "most": LONGEST_SECTORS}))
    wanted = Wanted(
        row=record.row,
        code=code,
        key=code_key(code),
        parent=code_key(parent),
        parent_code=parent,
        kind=kinds.code(record["kind"], record.row, "kind", findings),
        sectors=tuple(dict.fromkeys(known)) if record.states("sectors") else None,
        name=findings.name(record),
        names=findings.texts(record),
        readings=findings.texts(record, "reading"),
        first=first,
        until=until,
    )
    return wanted if code else None


def _in_order(rows: Sequence[Wanted], findings: Findings) -> list[Wanted]:
    """Rows of one code follow one another without overlap and gap; each but the last ends where the next begins."""
    if len(rows) == 1:
        return list(rows)
    ordered = sorted(rows, key=lambda wanted: (wanted.first or ALWAYS, wanted.row))
    kept: list[Wanted] = []
    for wanted in ordered:
        last = kept[-1] if kept else None
        first = wanted.first or ALWAYS
        if last and (first == (last.first or ALWAYS) or (last.until and first < last.until)):
            earlier, later = sorted((last, wanted), key=lambda row: row.row)
            findings.refuse(later.row, "code", said.twin(earlier.row, later.code))
            continue
        if last and last.until and first > last.until:
            gap = Problem(Fault.GAP, {"since": last.until, "until": first})
            findings.against(wanted.row, "valid_from", gap)
        if last and not last.until:
            kept[-1] = replace(last, until=first)
        kept.append(wanted)
    return kept
