"""A cycle before it is opened: everything that the regime works out, to be looked over and changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from hyogi.cycles.actions.opening import MEETING, Choice, stage_days
from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.models import Cycle, ModeBy
from hyogi.cycles.queries import Proposed, latest_before, propose_reporters
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.organisation.models import UnitState
from hyogi.regimes.loading import Regime

FIXED = (MEETING, "cycle_open")
"""Stages whose day is not chosen: the meeting has its own field, and a cycle opens on the day on which it is opened."""
CHOOSING = ("choice", "by_kind_then_choice")
"""Ways of selecting modes in which an office may choose who reports on site."""

CALLED = {
    "en": "{unit}: reports and reviews for {year}",
    "ja": "{unit}{year}年度活動報告評議",
    "zh-Hans": "{unit}{year}年度述职评议",
}


@dataclass(frozen=True)
class Draft:
    """What would be opened. `days` by the key of the stage, `choices` by the id of the unit, as they are proposed."""

    convening: UnitState
    regime: Regime
    year: int
    meeting_on: date
    code: str
    title: Texts
    days: Mapping[str, date]
    reporters: tuple[Proposed, ...]
    listed: tuple[UUID, ...] = ()
    choices: Mapping[UUID, Choice] = field(default_factory=dict)
    previous: Cycle | None = None

    @property
    def open_to_choice(self) -> list[Proposed]:
        """The reporters whose mode is not settled by their kind, where the regime lets an office choose."""
        if self.regime.file.modes.select not in CHOOSING:
            return []
        return [one for one in self.reporters if one.mode_by is not ModeBy.KIND]

    def is_off(self, day: date) -> bool:
        """Whether the day is off by the regime's calendar."""
        return is_off_in(self.regime.file.regime.workday_calendar)(day)


def draft_of(
    actor: Actor,
    convening: UnitState,
    regime: Regime,
    year: int,
    meeting_on: date,
    *,
    listed: Iterable[UUID] = (),
    **more: Any,
) -> Draft:
    """What the regime works out for this unit, year and day of meeting."""
    today = clock.today(regime.file.regime.time_zone)
    named = tuple(listed)
    worked_out: dict[str, Any] = {
        "code": f"{convening.unit.code}-{year}",
        "title": title_of(convening.title, year),
        "days": stage_days(regime.file, meeting_on, today),
        "previous": latest_before(actor, convening, year),
    }
    reporters = tuple(propose_reporters(actor, convening, regime.file, today, named))
    return Draft(convening, regime, year, meeting_on, reporters=reporters, listed=named, **worked_out | more)


def title_of(unit: Texts, year: int) -> Texts:
    """What a cycle is called where nobody gives it another name: content, in each language."""
    return Texts({code: called.format(unit=unit.say(code).text, year=year) for code, called in CALLED.items()})
