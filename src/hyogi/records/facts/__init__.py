"""The facts of one meeting, as values: what a public record is written from, and nothing besides.

`MeetingFacts` is complete in itself: whoever has it needs neither database nor register. It is made from the stored
cycle by `records.gathering.gather(actor, cycle)`, travels as JSON (`to_json`, `from_json`) and is frozen with what is
published.

It states only what its source states. What the source leaves open is listed in `silences`, never filled in; a number,
a minute or a score that the source does not give has no field here.

Every text is a `Texts` in the languages of the site: the words of the source in its own language (`source.language`),
our translation in the others. `place` says where in the source a fact stands: "2.1" is the first sentence of the second
paragraph; "0" is the title and the line under it; "-1" is the line below the text. It is empty for what does not come
from the source but from a public list or from whoever keeps the register (`Standing`).
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from hyogi.records.facts.naming import (
    NOTHING,
    CycleFacts,
    NamedPerson,
    NamedPost,
    NamedUnit,
    SourceText,
    Standing,
    Words,
)
from hyogi.records.facts.outcome import (
    Address,
    AddressKind,
    CommonDuty,
    Directive,
    Indicator,
    Lists,
    Part,
    PracticeWish,
    Programme,
    ProgrammeKind,
    Promise,
    Requirement,
    Silence,
    TaskList,
)
from hyogi.records.facts.sitting import (
    AgendaItem,
    Assignment,
    Attendance,
    AttendanceRule,
    Attendee,
    Document,
    ItemKind,
    Meeting,
    Mode,
    PointKind,
    Role,
    Sample,
    Speech,
    SpeechPoint,
)

__all__ = [
    "FORMAT",
    "NOTHING",
    "Address",
    "AddressKind",
    "AgendaItem",
    "Assignment",
    "Attendance",
    "AttendanceRule",
    "Attendee",
    "CommonDuty",
    "CycleFacts",
    "Directive",
    "Document",
    "Indicator",
    "ItemKind",
    "Lists",
    "Meeting",
    "MeetingFacts",
    "Mode",
    "NamedPerson",
    "NamedPost",
    "NamedUnit",
    "Part",
    "PointKind",
    "PracticeWish",
    "Programme",
    "ProgrammeKind",
    "Promise",
    "Requirement",
    "Role",
    "Sample",
    "Silence",
    "SourceText",
    "Speech",
    "SpeechPoint",
    "Standing",
    "TaskList",
    "Words",
    "from_json",
    "hash_of_facts",
    "to_json",
    "to_plain",
]

FORMAT = "hyogi.meeting-facts/1"


@dataclass(frozen=True)
class MeetingFacts:
    """All that is known of one meeting, in the order in which a reader asks. A meeting that was run here has no
    source: its facts are the acts themselves. `promises` and `lists` say what became of the year before."""

    source: SourceText | None
    cycle: CycleFacts
    meeting: Meeting
    documents: tuple[Document, ...]
    agenda: tuple[AgendaItem, ...]
    assignments: tuple[Assignment, ...]
    samples: tuple[Sample, ...]
    attendance: Attendance
    speeches: tuple[Speech, ...]
    directive: Directive | None
    programmes: tuple[Programme, ...]
    task_lists: tuple[TaskList, ...]
    practices: tuple[PracticeWish, ...]
    indicators: tuple[Indicator, ...]
    silences: tuple[Silence, ...]
    promises: tuple[Promise, ...] = ()
    lists: Lists | None = None
    format: str = FORMAT

    @property
    def source_language(self) -> str:
        """The language in which the facts were first written down."""
        return self.source.language if self.source else self.meeting.language

    def by_mode(self, mode: Mode) -> tuple[Assignment, ...]:
        """Who reported in this mode, in order."""
        return tuple(one for one in self.assignments if one.mode is mode)

    def speech_of(self, role: Role) -> Speech | None:
        """The speech held in this role: `CHAIR` or `GUIDE`."""
        return next((speech for speech in self.speeches if speech.role is role), None)

    def person(self, code: str) -> NamedPerson:
        """The named person with this code; `KeyError` where there is none."""
        return {person.code: person for person in self.people_named()}[code]

    def document(self, code: str) -> Document:
        """The document with this code; `KeyError` where there is none."""
        return {document.code: document for document in self.documents}[code]

    def people_named(self) -> tuple[NamedPerson, ...]:
        """Everybody whose name the facts contain, once each: those present, then authors of documents."""
        return tuple(dict.fromkeys(self._people()))

    def _people(self) -> Iterator[NamedPerson]:
        yield from (attendee.person for attendee in self.attendance.people)
        yield from (document.author for document in self.documents if document.author)


@cache
def _adapter() -> TypeAdapter[MeetingFacts]:
    return TypeAdapter(MeetingFacts)


def to_plain(facts: MeetingFacts) -> dict[str, Any]:
    """The facts as plain JSON values, in the order of the fields."""
    plain: dict[str, Any] = _adapter().dump_python(facts, mode="json")
    return plain


def to_json(facts: MeetingFacts) -> str:
    """The canonical form: the same facts are the same bytes (UTF-8, keys sorted, no blanks). What is hashed is this."""
    return json.dumps(to_plain(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of_facts(facts: MeetingFacts) -> str:
    """The SHA-256 of the canonical form."""
    return hashlib.sha256(to_json(facts).encode()).hexdigest()


def from_json(text: str) -> MeetingFacts:
    """The facts from any JSON of this format; `ValueError` (pydantic's, naming every place) for anything else."""
    facts = _adapter().validate_json(text)
    if facts.format != FORMAT:
        raise ValueError(f"format {facts.format!r} is not {FORMAT!r}")
    return facts
