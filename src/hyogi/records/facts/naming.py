"""What is named in the facts: units, posts, persons; the page they stand on; the cycle they belong to."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator

from hyogi.foundation.languages import Texts


def _texts(value: object) -> Texts:
    if isinstance(value, Texts):
        return value
    if not isinstance(value, dict) or not all(isinstance(part, str) for pair in value.items() for part in pair):
        raise ValueError("texts are an object of language and words")
    return Texts(value)


Words = Annotated[Texts, PlainValidator(_texts), PlainSerializer(dict, return_type=dict[str, str])]
"""`Texts`, as JSON an object {language: words}."""

NOTHING = Texts()
"""No words in any language."""


class Standing(StrEnum):
    """On what the presence of a unit in the facts rests."""

    SOURCE = "source"
    """The source names it."""
    PUBLIC_LIST = "public_list"
    """The source names its class only; which units belong to the class comes from a public list."""
    MARKED = "marked"
    """The source names a class whose members it leaves open: one marked entry stands for all of them."""


@dataclass(frozen=True)
class NamedUnit:
    """A unit of the register. `kind` is the code of its kind, `kind_name` its words. A `MARKED` entry may stand
    for several units (`several`)."""

    code: str
    name: Words
    kind: str = ""
    kind_name: Words = NOTHING
    standing: Standing = Standing.SOURCE
    several: bool = False

    @property
    def named_in_source(self) -> bool:
        return self.standing is Standing.SOURCE


@dataclass(frozen=True)
class NamedPost:
    """A post as the source names it: its title, and the unit that it belongs to."""

    code: str
    title: Words
    unit: NamedUnit


@dataclass(frozen=True)
class NamedPerson:
    """An office-holder whom the source names. Publishing such a name needs a stated ground."""

    code: str
    name: Words


@dataclass(frozen=True)
class SourceText:
    """The page on which the facts stand. `published_at` is an instant in the zone of the page, not the meeting's date;
    `system` is what it says it was produced by; `sha256` is of the text as it was read."""

    code: str
    title: Words
    language: str
    published_at: datetime
    zone: str
    publisher: Words
    system: Words
    sha256: str = ""

    @property
    def published_on(self) -> date:
        """The day of publication, in the zone of the page."""
        return self.published_at.date()


@dataclass(frozen=True)
class CycleFacts:
    """The cycle that the meeting closes. `kind` is "transcribed" or "run".

    `line` is the line of units above the convening unit, the highest first. `previous` is the code of the cycle of
    the year before where there is one, else empty.
    """

    code: str
    kind: str
    title: Words
    year: int
    zone: str
    convening: NamedUnit
    line: tuple[NamedUnit, ...] = ()
    previous: str = ""
