"""Taking in one file of the register from the console, through the door that the browser uses too."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hyogi.foundation.actors import Actor


@dataclass(frozen=True)
class Taken:
    """What became of a file: the numbers of the issue's JSON, and the refused rows as sentences."""

    outcome: dict[str, Any]

    @property
    def refused(self) -> list[str]:
        return [f"{row['row']}, {row['column']}: {row['reason']}" for row in self.outcome["refused"]]

    @property
    def changes(self) -> int:
        return sum(self.outcome[name] for name in ("new", "changed", "moved", "closed"))


def take(
    actor: Actor,
    kind: str,
    file: Path,
    *,
    encoding: str | None = None,
    on: date | None = None,
    dry_run: bool = False,
    say: Callable[[int, int], None] | None = None,
) -> Taken:
    """Preview the file and, where nothing is refused, apply it whole.

    Raises:
        Refusal: when the file cannot be read at all.
        OSError: when there is no such file.
    """
    from hyogi.organisation import importing

    table = importing.read(kind, file.read_bytes(), file.name, encoding)
    found = importing.preview(actor, kind, table, on, say=say)
    while not found.refused and not dry_run and not found.applied:
        try:
            found = importing.apply(actor, found, say=say)
        except importing.Moved as moved:  # somebody changed the register meanwhile: what holds now is what is taken in
            found = moved.preview
    return Taken(found.as_json())
