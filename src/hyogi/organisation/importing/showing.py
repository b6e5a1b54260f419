"""A preview as pages show it: the difference row by row, the refusals, and what will happen."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hyogi.design.tables import Cell, Column, Pager, Table
from hyogi.foundation.languages import Texts
from hyogi.organisation.importing.previews import Line, Mark, Preview

MOST = 200
STATES = {
    Mark.REFUSED: ("late", gettext_lazy("refused")),
    Mark.CLOSED: ("ended", gettext_lazy("closed")),
    Mark.MOVED: ("wait", gettext_lazy("moved")),
    Mark.CHANGED: ("wait", gettext_lazy("changed")),
    Mark.NEW: ("done", gettext_lazy("new")),
    Mark.UNTOUCHED: ("open", gettext_lazy("untouched")),
}
ORDER = {mark: place for place, mark in enumerate(STATES)}


@dataclass(frozen=True)
class Shown:
    """What the preview's page draws."""

    preview: Preview
    counts: Table
    refused: Table | None
    lines: Table | None
    sentences: list[str]


def shown(request: HttpRequest, preview: Preview) -> Shown:
    """The preview for this request: `?mark=` shows one kind of rows, `?at=` further ones."""
    wanted = request.GET.get("mark", "")
    lines = [line for line in preview.lines if (line.mark == wanted if wanted else line.mark is not Mark.UNTOUCHED)]
    lines.sort(key=lambda line: (ORDER[line.mark], line.row))
    at = _place(request.GET.get("at", "0"))
    return Shown(
        preview=preview,
        counts=_counts(request, preview),
        refused=_refused(preview) if preview.refused else None,
        lines=_table(lines[at : at + MOST], _pager(request, at, len(lines))) if lines[at : at + MOST] else None,
        sentences=_sentences(preview),
    )


def _counts(request: HttpRequest, preview: Preview) -> Table:
    rows = []
    for mark, (state, word) in STATES.items():
        count = preview.counts[mark]
        if count:
            rows.append([Cell(word, state=state, url=_address(request, mark=mark.value)), count])
    return Table(
        _("Rows of the file"), [Column("mark", _("What becomes of them")), Column("n", _("Rows"), "number")], rows
    )


def _refused(preview: Preview) -> Table:
    rows = [[problem.row, _as_written(problem.column or "–"), problem.reason] for problem in preview.refused[:MOST]]
    columns = [
        Column("row", _("Row"), "number"),
        Column("column", _("Column")),
        Column("reason", _("Why, and what to do")),
    ]
    title = _("Refused")
    if len(preview.refused) > MOST:
        title = _("Refused: the first %(shown)s of %(all)s") % {"shown": MOST, "all": len(preview.refused)}
    return Table(title, columns, rows)


def _table(lines: list[Line], pager: Pager) -> Table:
    columns = [
        Column("code", _("Code")),
        Column("mark", _("What becomes of it"), "mark"),
        Column("name", _("Name")),
        Column("changes", _("What differs")),
        Column("on", _("Holds from"), "date"),
        Column("row", _("Row"), "number"),
    ]
    return Table(_("Differences"), columns, [_row(line) for line in lines], pager=pager)


def _row(line: Line) -> list[Any]:
    state, word = STATES[line.mark]
    told = " · ".join(f"{change.column}: {change.before or '–'} → {change.after or '–'}" for change in line.changes)
    title = line.title if isinstance(line.title, Texts) else _as_written(line.title)
    return [_as_written(line.code), Cell(word, state=state), title, _as_written(told), line.on, line.row]


def _as_written(words: Any) -> SafeString:
    """Words of the file, which nobody translates."""
    return format_html('<span translate="no">{}</span>', words)


def _sentences(preview: Preview) -> list[str]:
    """What will happen, each kind of change in a sentence."""
    count = preview.counts
    found = []
    if n := count[Mark.NEW]:
        found.append(ngettext("%(n)s row is entered as new.", "%(n)s rows are entered as new.", n) % {"n": n})
    if n := count[Mark.MOVED]:
        text = ngettext("%(n)s unit moves, with all below it.", "%(n)s units move, with all below them.", n)
        found.append(text % {"n": n})
    if n := count[Mark.CHANGED]:
        found.append(ngettext("%(n)s row changes what stands.", "%(n)s rows change what stands.", n) % {"n": n})
    if n := count[Mark.CLOSED]:
        found.append(
            ngettext("%(n)s row closes or ends something.", "%(n)s rows close or end something.", n) % {"n": n}
        )
    return [*found, *preview.plan.notes]


def _pager(request: HttpRequest, at: int, total: int) -> Pager:
    mark = request.GET.get("mark", "")
    return Pager(
        previous=_address(request, mark=mark, at=str(max(0, at - MOST))) if at else "",
        next=_address(request, mark=mark, at=str(at + MOST)) if at + MOST < total else "",
    )


def _address(request: HttpRequest, **words: str) -> str:
    query = QueryDict(mutable=True)
    if encoding := request.GET.get("encoding"):
        query["encoding"] = encoding
    for word, value in words.items():
        if value:
            query[word] = value
    return "?" + query.urlencode()


def _place(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 0
