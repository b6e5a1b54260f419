"""A cycle before it is opened: everything that the regime works out, to be looked over and changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from hyogi.cycles.actions.opening import MEETING, Choice, stage_days
from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.models import Cycle, ModeBy
from hyogi.cycles.queries import Line, Proposed, latest_before, reporter_lines, shown_lines
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.organisation.models import UnitState
from hyogi.regimes.loading import Regime

FIXED = (MEETING, "cycle_open")
"""Stages whose day is not chosen: the meeting has its own field, and a cycle opens on the day on which it is opened."""
CHOOSING = ("choice", "by_kind_then_choice")
"""Ways of selecting modes in which an office may choose who reports on site."""
AT_ONCE = 100
"""Up to so many reporters are looked over at once, each with fields of its own; more a leaf at a time, and who is
chosen is written in lines."""

CALLED = {
    "en": "{unit}: reports and reviews for {year}",
    "ja": "{unit}{year}年度活動報告評議",
    "zh-Hans": "{unit}{year}年度述职评议",
}


@dataclass(frozen=True)
class Draft:
    """What would be opened. `days` by the key of the stage, `choices` by the code of the unit, as they are proposed.

    `lines` are all who would report; `reporters` the same as they are shown, where they are looked over at once.
    """

    convening: UnitState
    regime: Regime
    year: int
    meeting_on: date
    code: str
    title: Texts
    days: Mapping[str, date]
    on: date
    lines: tuple[Line, ...]
    reporters: tuple[Proposed, ...] = ()
    listed: tuple[UUID, ...] = ()
    choices: Mapping[str, Choice] = field(default_factory=dict)
    previous: Cycle | None = None

    @property
    def is_long(self) -> bool:
        """Whether there are too many reporters to look them over at once."""
        return len(self.lines) > AT_ONCE

    @property
    def lets_choose(self) -> bool:
        """Whether the regime lets an office choose how a unit reports."""
        return self.regime.file.modes.select in CHOOSING

    @property
    def open_to_choice(self) -> list[Line]:
        """The reporters whose mode is not settled by their kind, where the regime lets an office choose."""
        return [one for one in self.lines if one.mode_by is not ModeBy.KIND] if self.lets_choose else []

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
    previous: Cycle | None = None,
) -> Draft:
    """What the regime works out for this unit, year and day of meeting."""
    today = clock.today(regime.file.regime.time_zone)
    named = tuple(listed)
    lines = tuple(reporter_lines(actor, convening, regime.file, today, named))
    draft = Draft(
        convening=convening,
        regime=regime,
        year=year,
        meeting_on=meeting_on,
        code=f"{convening.unit.code}-{year}",
        title=title_of(convening.title, year),
        days=stage_days(regime.file, meeting_on, today),
        on=today,
        lines=lines,
        listed=named,
        previous=previous or latest_before(actor, convening, year),
    )
    return draft if draft.is_long else replace(draft, reporters=tuple(shown_of(actor, draft, lines)))


def shown_of(actor: Actor, draft: Draft, lines: Sequence[Line]) -> list[Proposed]:
    """Some of those who would report, as they are shown."""
    return shown_lines(actor, draft.regime.file, draft.on, lines)


def title_of(unit: Texts, year: int) -> Texts:
    """What a cycle is called where nobody gives it another name: content, in each language."""
    return Texts({code: called.format(unit=unit.say(code).text, year=year) for code, called in CALLED.items()})
