"""How a unit was chased, as cells and tables show it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import stages_of
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import spoken_day
from hyogi.rollups.models import Chase, Outcome

MARKS = {
    Outcome.MAILED: "wait",
    Outcome.REACHED: "done",
    Outcome.NOT_REACHED: "open",
    Outcome.PROMISED: "wait",
}


def outcome_words(chase: Chase) -> str:
    """What came of it."""
    return _("promised") if chase.promised_on else str(chase.get_outcome_display())


def noted(chase: Chase) -> str:
    """The day that was promised, and what was noted."""
    day = _("for %(day)s") % {"day": spoken_day(chase.promised_on)} if chase.promised_on else ""
    return " · ".join(part for part in (day, chase.note) if part)


def chased_cell(chase: Chase | None) -> Any:
    """The last contact: what came of it, on which day, and what was noted."""
    if chase is None:
        return ""
    parts = [spoken_day(chase.on), str(chase.get_channel_display()), noted(chase)]
    return Cell(outcome_words(chase), state=MARKS[Outcome(chase.outcome)], note=" · ".join(p for p in parts if p))


def chase_table(cycle: Cycle, chases: list[Chase], caption: str) -> Table | None:
    """Reminders and calls with their stage."""
    if not chases:
        return None
    titles = {one.key: one.title for one in stages_of(cycle)}
    rows = [
        [
            one.at,
            titles.get(one.stage_key, one.stage_key),
            one.get_channel_display(),
            Cell(outcome_words(one), state=MARKS[Outcome(one.outcome)], note=noted(one)),
        ]
        for one in chases
    ]
    columns = [
        Column("at", _("When"), kind="date"),
        Column("stage", _("For what")),
        Column("channel", pgettext("somebody was reached", "How")),
        Column("outcome", _("Outcome"), kind="mark"),
    ]
    return Table(caption, columns, rows)
