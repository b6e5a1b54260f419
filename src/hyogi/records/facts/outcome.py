"""What the meeting leaves behind: requirements, programmes, task lists, practices, indicators, and silences."""

from dataclasses import dataclass
from enum import StrEnum

from hyogi.records.facts.naming import NOTHING, NamedUnit, Words


class AddressKind(StrEnum):
    """By what a requirement finds its addressees."""

    ALL = "all"
    SECTOR = "sector"
    KIND = "kind"
    LEVEL = "level"
    BRANCH = "branch"


class ProgrammeKind(StrEnum):
    """What sort of named undertaking it is."""

    PROJECT = "project"
    BRAND = "brand"
    SYSTEM = "system"


@dataclass(frozen=True)
class Address:
    """To whom: `code` is a sector, a kind of unit, a level or a unit, as `kind` says; empty for all."""

    kind: AddressKind
    code: str
    name: Words


@dataclass(frozen=True)
class Part:
    """A part of a requirement for a class of units; `letter` orders it ("a", "b" …)."""

    letter: str
    text: Words
    addresses: tuple[Address, ...]
    place: str = ""


@dataclass(frozen=True)
class Requirement:
    """One numbered requirement. `heading` is a short form of the first words, `text` all that the source says under
    the number except its parts."""

    number: int
    heading: Words
    text: Words
    addresses: tuple[Address, ...]
    parts: tuple[Part, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class CommonDuty:
    """What falls to every level alike and goes down to the last unit."""

    text: Words
    addresses: tuple[Address, ...]
    place: str = ""


@dataclass(frozen=True)
class Directive:
    """What is required in the coming year. `above`: codes of the documents that it carries out, the highest first."""

    code: str
    year: int
    title: Words
    issued_by: NamedUnit
    said_by: str
    context: tuple[Words, ...]
    above: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    duty: CommonDuty | None = None


@dataclass(frozen=True)
class Programme:
    """A named project, brand or system. `rollout` says in words how far it was spread; no figures are known."""

    code: str
    kind: ProgrammeKind
    name: Words
    text: Words
    rollout: Words = NOTHING
    place: str = ""


@dataclass(frozen=True)
class TaskList:
    """A list of tasks that the source names without its items."""

    code: str
    name: Words
    text: Words
    made: bool = False
    carried_out: bool = False
    place: str = ""


@dataclass(frozen=True)
class PracticeWish:
    """A wish that experience be gathered for a wider circle (`useful_to`). `wished_by` is a person's code."""

    code: str
    text: Words
    useful_to: NamedUnit
    wished_of: NamedUnit
    wished_by: str = ""
    place: str = ""


@dataclass(frozen=True)
class Indicator:
    """A quantity behind the words, without a figure. `measure` is how it would be counted (a definition of ours,
    the source gives none)."""

    code: str
    name: Words
    definition: Words
    measure: str
    sectors: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Promise:
    """What became of one requirement of the year before: how many units it reached, and how far they came."""

    number: str
    heading: Words
    text: Words
    reached: int
    not_acknowledged: int
    acknowledged: int
    planned: int
    under_way: int
    done: int


@dataclass(frozen=True)
class Lists:
    """What became of the items of the year before, in numbers."""

    items: int
    closed_on_time: int
    closed_late: int
    open: int


@dataclass(frozen=True)
class Silence:
    """Something that a reader may look for and the source does not say."""

    topic: str
    text: Words
