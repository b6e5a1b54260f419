"""What the files of a transcript may say: one class for each table of the TOML files, strict, without defaults that
would state something. What is not listed here is refused, above all what would be worked out: minutes, dates, scores.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from hyogi.cycles.models import Mode, Standing
from hyogi.directives.models import ProgrammeKind
from hyogi.directives.rules import AddressKind
from hyogi.indicators.models import Measure
from hyogi.meetings.models import ItemKind, PointKind, Role
from hyogi.records.transcripts.fields import NO_TEXTS, Code, Codes, MaybeWords, Place, Words, Zone


class Part(BaseModel):
    """Any table of a transcript. The words of its `quoted` fields, in the source's language, stand in the source."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    quoted: ClassVar[tuple[str, ...]] = ()


class Cited(Part):
    """A table that says where in the source it stands."""

    place: Place


class Source(Part):
    code: Code
    language: Literal["en", "ja", "zh-Hans"]
    published_at: AwareDatetime
    zone: Zone
    file: str = ""
    title: Words
    publisher: Words
    system: MaybeWords = NO_TEXTS


class Cycle(Part):
    code: Code
    year: Annotated[int, Field(ge=1900, le=2200)]
    zone: Zone
    convening: Code
    title: Words
    previous: str = ""


class Purpose(Cited):
    quoted = ("text",)
    text: Words


class Meeting(Cited):
    quoted = ("title",)
    code: Code
    held_on: date
    language: Code
    title: Words
    purpose: Purpose | None = None


class Document(Cited):
    quoted = ("title", "issuer", "author")
    code: Code
    title: Words
    issuer: MaybeWords = NO_TEXTS
    author: MaybeWords = NO_TEXTS


class Mention(Part):
    units: Codes
    standing: Standing
    several: bool = False
    place: Place | None = None


class Assignment(Cited):
    quoted = ("reporter",)
    mode: Mode
    units: Codes
    reporter: Words
    commented_by: str = ""
    comment_place: Place | None = None
    comment_words: MaybeWords = NO_TEXTS


class Sample(Cited):
    quoted = ("text",)
    unit: Code
    text: Words


class Item(Cited):
    quoted = ("title",)
    kind: ItemKind
    title: Words
    mode: Mode | None = None
    document: str = ""
    by: str = ""


class Person(Cited):
    quoted = ("text",)
    code: Code
    posts: Codes
    roles: Annotated[list[Role], Field(min_length=1)]
    text: Words


class Rule(Cited):
    quoted = ("text", "post_kind_name")
    post_kind: Code
    post_kind_name: Words
    unit_kinds: Codes
    role: Role = Role.ATTENDEE
    text: Words


class OpenEnd(Cited):
    quoted = ("text",)
    text: Words


class Point(Cited):
    quoted = ("text",)
    kind: PointKind
    text: MaybeWords = NO_TEXTS
    requirement: int | None = None


class Speech(Part):
    by: Code
    role: Role
    point: Annotated[list[Point], Field(min_length=1)]


class Directive(Cited):
    quoted = ("title",)
    code: Code
    year: Annotated[int, Field(ge=1900, le=2200)]
    title: Words
    issued_by: Code
    speech: Role | None = None
    carries_out: list[Code] = []


class Address(Part):
    kind: AddressKind
    code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""
    name: Words


class RequirementPart(Cited):
    quoted = ("text",)
    letter: Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
    text: Words
    addresses: list[Address]


class Requirement(Cited):
    quoted = ("heading", "text")
    number: Annotated[int, Field(ge=1, le=999)]
    heading: Words
    text: Words
    addresses: list[Address]
    part: list[RequirementPart] = []


class Duty(Cited):
    quoted = ("text",)
    text: Words
    addresses: list[Address]


class Programme(Cited):
    quoted = ("name", "text", "rollout")
    code: Code
    kind: ProgrammeKind
    unit: Code
    name: Words
    text: Words
    rollout: MaybeWords = NO_TEXTS


class TaskList(Cited):
    quoted = ("name", "text")
    code: Code
    unit: Code
    made: bool = False
    carried_out: bool = False
    name: Words
    text: Words


class PracticeWish(Cited):
    quoted = ("text",)
    code: Code
    wished_of: Code
    useful_to: Code
    by: str = ""
    text: Words


class Indicator(Cited):
    code: Code
    measure: Measure
    sectors: list[Code] = []
    name: Words
    definition: Words


class Silence(Part):
    topic: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,40}$")]
    text: Words


class MeetingFile(Part):
    """`meeting.toml`"""

    format: Literal["hyogi.transcript/1"]
    source: Source
    cycle: Cycle
    meeting: Meeting
    document: list[Document] = []
    mention: list[Mention] = []
    assignment: list[Assignment] = []
    sample: list[Sample] = []
    agenda: list[Item] = []


class AttendanceFile(Part):
    """`attendance.toml`"""

    person: list[Person] = []
    rule: list[Rule] = []
    open_end: OpenEnd | None = None


class SpeechesFile(Part):
    """`speeches.toml`"""

    speech: list[Speech] = []


class DirectiveFile(Part):
    """`directive.toml`"""

    directive: Directive | None = None
    requirement: list[Requirement] = []
    duty: Duty | None = None


class OutcomeFile(Part):
    """`outcome.toml`"""

    programme: list[Programme] = []
    task_list: list[TaskList] = []
    practice_wish: list[PracticeWish] = []
    indicator: list[Indicator] = []


class SilencesFile(Part):
    """`silences.toml`"""

    silence: list[Silence] = []


FILES: dict[str, type[Part]] = {
    "meeting.toml": MeetingFile,
    "attendance.toml": AttendanceFile,
    "speeches.toml": SpeechesFile,
    "directive.toml": DirectiveFile,
    "outcome.toml": OutcomeFile,
    "silences.toml": SilencesFile,
}
"""The files of a transcript; the first must be there, the others may be absent."""
