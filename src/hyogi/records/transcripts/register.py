"""The register files of a transcript's folder, taken in by the same door as anybody's."""

from pathlib import Path

from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.foundation.refusals import Refusal
from hyogi.organisation import importing
from hyogi.organisation.importing import Kind, Mark
from hyogi.records.transcripts.problems import Problem

ORDER = (Kind.UNITS, Kind.POSTS, Kind.PEOPLE, Kind.TENURES)
COUNTED = (Mark.NEW, Mark.CHANGED, Mark.MOVED, Mark.CLOSED, Mark.UNTOUCHED)


def take_in(actor: Actor, folder: Path) -> tuple[dict[str, dict[str, int]], list[Problem]]:
    """Every `units*.csv`, `posts*.csv`, `people*.csv` and `tenures*.csv` of the folder, in this order, inside the
    caller's transaction. Returns the counts by file, and what was refused; the first file with a refusal ends it."""
    counts: dict[str, dict[str, int]] = {}
    for kind in ORDER:
        for file in sorted(folder.glob(f"{kind.value}*.csv"), key=lambda path: path.stem):
            found, problems = _take(actor, kind, file)
            if problems:
                return counts, problems
            counts[file.name] = found
    return counts, []


def _take(actor: Actor, kind: Kind, file: Path) -> tuple[dict[str, int], list[Problem]]:
    try:
        table = importing.read(kind, file.read_bytes(), file.name)
    except Refusal as refusal:
        return {}, [Problem(file.name, "", str(refusal))]
    seen = importing.preview(actor, kind, table)
    if seen.refused:
        where = _("row %(row)s, %(column)s")
        return {}, [
            Problem(file.name, where % {"row": one.row, "column": one.column}, str(one.reason)) for one in seen.refused
        ]
    importing.apply(actor, seen)
    return {mark.value: seen.counts[mark] for mark in COUNTED}, []
