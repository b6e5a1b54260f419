"""What several pages of the room show alike."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.directives.models import UPTAKE, Point
from hyogi.directives.queries import Progress
from hyogi.directives.rules import UptakeState

MARKS = {
    UptakeState.ACKNOWLEDGED: "open",
    UptakeState.PLANNED: "wait",
    UptakeState.UNDER_WAY: "wait",
    UptakeState.DONE: "done",
}
WORDS = dict(UPTAKE)


def trail_of(cycle: Cycle, *last: Any) -> list[Crumb]:
    """From the cycles to the page."""
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        *(one if isinstance(one, Crumb) else Crumb(one) for one in last),
    ]


def state_cell(state: str | None) -> Cell:
    """How far a unit is, as a mark."""
    if not state:
        return Cell(_("not acknowledged"), state="late")
    return Cell(WORDS[UptakeState(state)], state=MARKS[UptakeState(state)])


def label_of(point: Point) -> str:
    """ "Point 3"; with its unit where a level below added it."""
    if point.added_by is not None:
        return _("Point %(number)s added by %(unit)s") % {"number": point.label, "unit": point.added_by.name}
    return _("Point %(number)s") % {"number": point.label}


def progress_columns() -> list[Column]:
    """The columns of counts, after whatever stands before them."""
    return [
        Column("reached", _("Units reached"), kind="number"),
        Column("none", _("not acknowledged"), kind="number"),
        *(Column(state, WORDS[UptakeState(state)], kind="number") for state, _words in UPTAKE),
    ]


def progress_cells(progress: Progress) -> list[Any]:
    """The counts of one row."""
    return [progress.reached, progress.none, *(progress.counts.get(UptakeState(state), 0) for state, _words in UPTAKE)]


def progress_table(caption: Any, first: Column, rows: list[tuple[Any, Progress]]) -> Table:
    """Counts by whatever the first column names."""
    return Table(caption, [first, *progress_columns()], [[name, *progress_cells(one)] for name, one in rows])
