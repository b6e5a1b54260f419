"""Files for tests: `csv_of(rows)`, `take(kind, content)`, `look(kind, content)`."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from hyogi.foundation.actors import Actor
from hyogi.organisation import importing
from hyogi.organisation.importing import Preview

CONSOLE = Actor.system("test")
ON = date(2026, 11, 1)


def csv_of(rows: Iterable[Iterable[str]], heading: str = "code,parent,kind,name") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heading.split(","))
    writer.writerows(rows)
    return text.getvalue().encode()


def look(
    kind: str, content: bytes, *, actor: Actor = CONSOLE, on: date = ON, encoding: str | None = None, name: str = ""
) -> Preview:
    return importing.preview(actor, kind, importing.read(kind, content, name or f"{kind}.csv", encoding), on)


def take(kind: str, content: bytes, *, actor: Actor = CONSOLE, on: date = ON) -> Preview:
    return importing.apply(actor, look(kind, content, actor=actor, on=on))


def counts(preview: Preview) -> dict[str, int]:
    """What is counted, without the zeros; refused rows as they stand in the JSON."""
    told = preview.as_json()
    return {name: n for name, n in told.items() if name != "refused" and n}


def reasons(preview: Preview) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.reason) for problem in preview.refused]


def places(preview: Preview) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in preview.refused]
