"""Which columns the files of the register have: the canonical heading, what must be there, how a heading is known."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hyogi.foundation.languages import LANGUAGES
from hyogi.organisation.importing.tables import Kind

NAMES = tuple(f"name[{language}]" for language in LANGUAGES)
READINGS = tuple(f"reading[{language}]" for language in LANGUAGES)


@dataclass(frozen=True)
class Columns:
    """The columns of one kind of file: `heading` is what an export writes, `extra` what it adds where it is used."""

    heading: tuple[str, ...]
    required: tuple[str, ...]
    extra: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        return self.heading + self.extra


COLUMNS: Mapping[Kind, Columns] = {
    Kind.UNITS: Columns(
        heading=("code", "parent", "kind", "sectors", "name", *NAMES, "valid_from", "valid_to"),
        required=("code", "parent", "kind", "name"),
        extra=READINGS,
    ),
    Kind.POSTS: Columns(
        heading=("code", "unit", "kind", "role", "name", *NAMES, "valid_from", "valid_to"),
        required=("code", "unit", "kind", "name"),
    ),
    Kind.PEOPLE: Columns(heading=("code", "name", *NAMES), required=("code",)),
    Kind.TENURES: Columns(
        heading=("person", "post", "manner", "valid_from", "valid_to", "reason"),
        required=("person", "post"),
    ),
}


@dataclass(frozen=True)
class Heading:
    """The first row, understood: for each place the canonical column, or nothing where it is empty or not known."""

    places: tuple[str, ...]
    unknown: tuple[tuple[int, str], ...]
    twice: tuple[tuple[int, str], ...]
    missing: tuple[str, ...]


def understand(cells: Sequence[str], columns: Columns) -> Heading:
    """Any order; width, case and blanks make no difference."""
    canonical = {_folded(column): column for column in columns.known}
    places: list[str] = []
    unknown, twice = [], []
    for number, cell in enumerate(cells, 1):
        column = canonical.get(_folded(cell), "")
        if not column and _folded(cell):
            unknown.append((number, cell.strip()))
        elif column and column in places:
            twice.append((number, column))
            column = ""
        places.append(column)
    missing = tuple(column for column in columns.required if column not in places)
    return Heading(tuple(places), tuple(unknown), tuple(twice), missing)


def known_in(cells: Sequence[str], columns: Columns) -> int:
    """How many of these cells are headings of this kind of file."""
    canonical = set(map(_folded, columns.known))
    return sum(1 for cell in set(map(_folded, cells)) if cell in canonical)


def _folded(heading: str) -> str:
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) != "Cf")
