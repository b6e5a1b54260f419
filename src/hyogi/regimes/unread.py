"""Which keys of a regime nothing in Hyogi reads yet. Said openly, so that nobody relies on them.

The answer comes from the sources themselves: a key counts as read where a module of another room that speaks of a
regime names both its table and the key: as an attribute, in brackets, or in a list of names with their values. So the
list cannot fall behind the code; it may miss a key whose name means
something else in such a module, and never lists one that is read.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import get_args

from hyogi.regimes.shape import RegimeFile

ROOMS = Path(__file__).resolve().parent.parent
_NAMED = re.compile(r'\.([a-z_0-9]+)\b|"([a-z_0-9]+)"[\]:]')


def unread_of(file: RegimeFile) -> list[str]:
    """The keys that this regime states and nothing reads, as `table.key`, in the order of the shape."""
    stated = file.model_dump(exclude_none=True)
    found = []
    for name in keys():
        if name not in read_keys():
            table, key = name.split(".")
            parts = stated[table] if isinstance(stated[table], list) else [stated[table]]
            if any(key in part for part in parts):
                found.append(name)
    return found


@lru_cache
def keys() -> tuple[str, ...]:
    """Every key of every table of the shape, as `table.key`."""
    found = []
    for table, field in RegimeFile.model_fields.items():
        part = next(one for one in (field.annotation, *get_args(field.annotation)) if hasattr(one, "model_fields"))
        found += [f"{table}.{key}" for key in part.model_fields]
    return tuple(found)


@lru_cache
def read_keys() -> frozenset[str]:
    """The keys that some other room names in its code."""
    files = [file for file in ROOMS.rglob("*.py") if file.relative_to(ROOMS).parts[0] != "regimes"]
    texts = (file.read_text(encoding="utf-8") for file in files)
    modules = [{name for pair in _NAMED.findall(text) for name in pair} for text in texts if "regime" in text]
    pairs = [name.split(".") for name in keys()]
    return frozenset(f"{table}.{key}" for table, key in pairs if any({table, key} <= names for names in modules))
