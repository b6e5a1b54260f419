"""What a template may ask for: the placeholders of a paper, with what each means and an example."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

TAKEN = frozenset(dir(dict)) | {"loop"}
"""Names that a placeholder cannot have."""


@dataclass(frozen=True)
class Field:
    """One placeholder. With `of` it is a list, each of whose entries has these fields; else a text.

    `meaning` is said in the reader's language; `example` stands where a template is tried out.
    """

    name: str
    meaning: Any
    example: Any = ""
    of: tuple["Field", ...] = ()

    def __post_init__(self) -> None:
        if self.name in TAKEN or not self.name.isidentifier():
            raise ValueError(f"{self.name} cannot be the name of a placeholder")


def example_of(fields: Iterable[Field]) -> dict[str, Any]:
    """Facts as they could be, by which a template is tried out: two entries in each list."""
    return {
        field.name: [example_of(field.of), example_of(field.of)] if field.of else str(field.example or field.meaning)
        for field in fields
    }


def differences(fields: Iterable[Field], facts: Any, place: str = "") -> list[str]:
    """Where facts are not of the shape that the fields promise, as names of places."""
    known = {field.name: field for field in fields}
    if not isinstance(facts, dict):
        return [place or "."]
    found = [f"{place}{name}" for name in known.keys() ^ facts.keys()]
    for name in known.keys() & facts.keys():
        field, value = known[name], facts[name]
        if field.of and isinstance(value, list):
            for entry in value:
                found += differences(field.of, entry, f"{place}{name}.")
        elif field.of or not isinstance(value, str):
            found.append(f"{place}{name}")
    return sorted(set(found))
