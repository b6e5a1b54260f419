"""A document as values: what a page and a Word file draw alike."""

from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter


@dataclass(frozen=True)
class Heading:
    """A heading of a section; `anchor` is its address on the page, `facts` that of its facts on the page of facts."""

    text: str
    anchor: str
    facts: str = ""
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together. `quiet` ones are about the record itself."""

    text: str
    quiet: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Quotation:
    """Words of the source as they stand there, in its own language; `lead` says whose words they are."""

    lead: str
    text: str
    language: str
    kind: Literal["quotation"] = "quotation"


@dataclass(frozen=True)
class Part:
    """A part of a point, for a class of units; `letter` is its place among them."""

    letter: str
    text: str
    addressees: str = ""


@dataclass(frozen=True)
class Point:
    """One numbered point: its first words, the whole of it, to whom it is addressed, its parts."""

    number: int
    heading: str
    text: str
    addressees: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Points:
    """Numbered points in order."""

    points: tuple[Point, ...]
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Listing:
    """Entries without a number: a name, and what is said of it."""

    entries: tuple[tuple[str, str], ...]
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True)
class Pairs:
    """Labels and values."""

    rows: tuple[tuple[str, str], ...]
    kind: Literal["pairs"] = "pairs"


@dataclass(frozen=True)
class Grid:
    """Rows under headings; `anchors` are the addresses of the rows on the page, one for each row or none at all."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    anchors: tuple[str, ...] = ()
    kind: Literal["grid"] = "grid"

    def titled_rows(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every row as (anchor, its cells as (heading of the column, value))."""
        anchors = self.anchors or ("",) * len(self.rows)
        return [
            (anchor, list(zip(self.columns, row, strict=True))) for anchor, row in zip(anchors, self.rows, strict=True)
        ]


Block = Annotated[Heading | Paragraph | Quotation | Points | Listing | Pairs | Grid, Field(discriminator="kind")]


@dataclass(frozen=True)
class Document:
    """A text in one language: title, the facts that stand under it, blocks."""

    language: str
    title: str
    meta: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    blocks: tuple[Block, ...] = field(default=())

    def words(self) -> str:
        """All that a reader reads, as plain lines."""
        return "\n".join(_lines(to_plain(self)))


_UNREAD = {"kind", "anchor", "anchors", "facts", "language"}


def _lines(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [line for key, part in value.items() if key not in _UNREAD for line in _lines(part)]
    if isinstance(value, list):
        return [line for part in value for line in _lines(part)]
    return []


@cache
def _adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


def to_plain(document: Document) -> dict[str, Any]:
    """The document as plain JSON values."""
    plain: dict[str, Any] = _adapter().dump_python(document, mode="json")
    return plain


def from_plain(plain: dict[str, Any]) -> Document:
    """The document from what `to_plain` gave; pydantic's `ValueError` for anything else."""
    return _adapter().validate_python(plain)
