"""The register as files that import again with everything untouched: CSV and Excel, as of a day."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal

import xlsxwriter
from django.db.models import F, OuterRef, QuerySet, Subquery

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import LANGUAGES
from hyogi.foundation.policy import Action
from hyogi.organisation import queries
from hyogi.organisation.importing.cells import clean, guard
from hyogi.organisation.importing.columns import COLUMNS
from hyogi.organisation.importing.tables import Kind
from hyogi.organisation.models import ALWAYS, FOREVER, Tenure, UnitState

Format = Literal["csv", "xlsx"]
Cells = Mapping[str, str]


def export(
    actor: Actor, kind: Kind | str, format: Format = "csv", on: date | None = None, *, for_spreadsheet: bool = False
) -> bytes:
    """All of this kind that the actor sees, as it stood on the day (default today), in the canonical columns.

    `for_spreadsheet` begins a CSV with the mark by which Excel knows UTF-8.

    Raises:
        Refusal: the actor may not export.
    """
    actor.must(Action.EXPORT_REGISTER)
    kind = Kind(kind)
    day = on or clock.today()
    rows = list(_ROWS[kind](actor, day))
    used = {column for row in rows for column, value in row.items() if value}
    heading = [*COLUMNS[kind].heading, *(column for column in COLUMNS[kind].extra if column in used)]
    if format == "xlsx":
        return _workbook(kind, heading, rows)
    return (b"\xef\xbb\xbf" if for_spreadsheet else b"") + _csv(heading, rows)


def _csv(heading: list[str], rows: Iterable[Cells]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([guard(row[column]) for column in heading] for row in rows)
    return text.getvalue().encode()


def _workbook(kind: Kind, heading: list[str], rows: Iterable[Cells]) -> bytes:
    """Every cell is a text: nothing is computed, no leading zero lost, no code turned into a day."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    sheet = book.add_worksheet(kind.value)
    plain = book.add_format({"num_format": "@"})
    sheet.set_column(0, len(heading) - 1, 18, plain)
    sheet.write_row(0, 0, heading, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 1)
    for at, row in enumerate(rows, 1):
        for place, column in enumerate(heading):
            if row[column]:
                sheet.write_string(at, place, row[column], plain)
    book.close()
    return content.getvalue()


def _units(actor: Actor, day: date) -> Iterator[Cells]:
    """Each unit as it stood on the day; its first day is that of the unit, its last that of the unit."""
    parents = UnitState.unscoped.filter(unit=OuterRef("parent")).values("unit__code")[:1]
    own = UnitState.unscoped.filter(unit=OuterRef("unit"), valid_from__lt=F("valid_to")).order_by()
    states: QuerySet[Any] = (
        queries.visible_states(actor, day)
        .annotate(
            parent_code=Subquery(parents),
            since=Subquery(own.order_by("valid_from").values("valid_from")[:1]),
            end=Subquery(own.order_by("-valid_to").values("valid_to")[:1]),
        )
        .order_by("path")
    )
    for state in states.iterator(chunk_size=5_000):
        yield {
            "code": clean(state.unit.code),
            "parent": clean(state.parent_code or ""),
            "kind": state.kind.code,
            "sectors": state.sectors,
            **_texts(state),
            **{f"reading[{language}]": clean(state.readings.get(language, "")) for language in LANGUAGES},
            **_span(state.since, state.end),
        }


def _posts(actor: Actor, day: date) -> Iterator[Cells]:
    posts: QuerySet[Any] = queries.visible_posts(actor, day)
    for post in posts.order_by("unit_path", "code"):
        yield {
            "code": clean(post.code),
            "unit": clean(post.unit.code),
            "kind": post.kind.code,
            "role": post.kind.role,
            **_texts(post),
            **_span(post.valid_from, post.valid_to),
        }


def _people(actor: Actor, day: date) -> Iterator[Cells]:
    """Everybody in sight: people have no days."""
    for person in queries.visible_people(actor).order_by("code"):
        yield {"code": clean(person.code), **_texts(person)}


def _tenures(actor: Actor, day: date) -> Iterator[Cells]:
    tenures: QuerySet[Tenure] = queries.visible_tenures(actor, day).order_by(
        "post__unit__states__path", "post__code", "valid_from", "id"
    )
    for tenure in tenures:
        yield {
            "person": clean(tenure.person.code),
            "post": clean(tenure.post.code),
            "manner": tenure.manner,
            "reason": clean(tenure.reason),
            **_span(tenure.valid_from, tenure.valid_to),
        }


_ROWS = {Kind.UNITS: _units, Kind.POSTS: _posts, Kind.PEOPLE: _people, Kind.TENURES: _tenures}


def _texts(row: Any) -> dict[str, str]:
    return {
        "name": clean(row.name),
        **{f"name[{language}]": clean(row.names.get(language, "")) for language in LANGUAGES},
    }


def _span(first: date, until: date) -> dict[str, str]:
    """A start that nobody stated and an end that has not come are empty."""
    return {
        "valid_from": "" if first == ALWAYS else first.isoformat(),
        "valid_to": "" if until == FOREVER else until.isoformat(),
    }
