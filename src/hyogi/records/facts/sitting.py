"""What happened at the meeting: agenda, reports, attendance, speeches."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hyogi.records.facts.naming import NOTHING, NamedPerson, NamedPost, NamedUnit, Words


class Mode(StrEnum):
    """How a unit reported."""

    ON_SITE = "on_site"
    WRITTEN = "written"


class ItemKind(StrEnum):
    """What an item of the agenda was."""

    STUDY = "study"
    REPORT = "report"
    COMMENT = "comment"
    SPEECH = "speech"


class Role(StrEnum):
    """What somebody did at the meeting; one person may have several roles."""

    CHAIR = "chair"
    SPEAKER = "speaker"
    GUIDE = "guide"
    ATTENDEE = "attendee"


class PointKind(StrEnum):
    """What a point of a speech does."""

    REVIEW = "review"
    CONTEXT = "context"
    REQUIREMENT = "requirement"
    WISH = "wish"


@dataclass(frozen=True)
class Meeting:
    """The meeting itself. `held_on` is the only time that is known; `language` is what was spoken."""

    code: str
    title: Words
    held_on: date
    language: str
    purpose: Words = NOTHING
    place: str = ""


@dataclass(frozen=True)
class Document:
    """A text from above that the meeting rested on; `author` where the source names a person as such."""

    code: str
    title: Words
    issuer: Words = NOTHING
    author: NamedPerson | None = None
    place: str = ""


@dataclass(frozen=True)
class AgendaItem:
    """One item, in order from 1. `document` is the code of what was studied, `units` the codes of the units that
    reported or were commented on, `persons` the codes of those who acted."""

    number: int
    kind: ItemKind
    title: Words
    mode: Mode | None = None
    document: str = ""
    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Assignment:
    """That a unit reported, how, and that it was commented on. The words of the comment are not known
    (`comment_words` is empty where the source does not give them)."""

    unit: NamedUnit
    mode: Mode
    reporter: Words = NOTHING
    commented: bool = False
    commented_by: str = ""
    comment_words: Words = NOTHING
    place: str = ""


@dataclass(frozen=True)
class Sample:
    """That some of a group were heard; which of them, how many, and how they were chosen is not known."""

    unit: NamedUnit
    text: Words
    place: str = ""


@dataclass(frozen=True)
class Attendee:
    """One named person at the meeting, with all posts that the source gives him, the highest first, and his roles."""

    person: NamedPerson
    posts: tuple[NamedPost, ...]
    roles: tuple[Role, ...]
    text: Words = NOTHING
    place: str = ""

    def has(self, role: Role) -> bool:
        return role in self.roles


@dataclass(frozen=True)
class AttendanceRule:
    """Attendance by rule: "holders of posts of this kind in units of these kinds", without names. `kinds` are pairs of
    the code of a kind of unit and its words."""

    text: Words
    post_kind: str
    post_kind_name: Words
    kinds: tuple[tuple[str, Words], ...]
    role: Role = Role.ATTENDEE
    place: str = ""


@dataclass(frozen=True)
class Attendance:
    """Who was there. `open_ended`: the source says "and others"."""

    people: tuple[Attendee, ...]
    rules: tuple[AttendanceRule, ...]
    open_ended: bool = False

    def with_role(self, role: Role) -> tuple[Attendee, ...]:
        """The named people in this role, in the order of the source."""
        return tuple(one for one in self.people if one.has(role))


@dataclass(frozen=True)
class SpeechPoint:
    """One point of a speech. Of a requirement, `requirement` is the number in the directive and `text` may be empty."""

    kind: PointKind
    text: Words
    requirement: str = ""
    place: str = ""


@dataclass(frozen=True)
class Speech:
    """What one person said, as points in the order of the source. `person` is the code of an attendee, `role` the
    role in which he spoke."""

    person: str
    role: Role
    points: tuple[SpeechPoint, ...]

    def of_kind(self, kind: PointKind) -> tuple[SpeechPoint, ...]:
        return tuple(point for point in self.points if point.kind is kind)
