"""What the next year's cycle is proposed to be: the last one moved by a year, with modes by its history."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from hyogi.cycles.actions.opening import Choice
from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.drafts import Draft, draft_of
from hyogi.cycles.models import Cycle, Mode
from hyogi.cycles.queries import regime_of, stages_of
from hyogi.cycles.rules import days_off_to_next
from hyogi.foundation.actors import Actor
from hyogi.regimes.loading import Regime, hash_of, load, shipped
from hyogi.succession.queries import convening_today, line_before, long_in_writing, overdue_units, units_by_result
from hyogi.succession.rules import a_year_later, is_due_on_site, moved


def regime_after(cycle: Cycle) -> Regime:
    """The regime of the next cycle: the present version of the same one, or, where Hyogi ships none of this name, the
    one that was frozen."""
    file = regime_of(cycle)
    return load(file.regime.id) if file.regime.id in shipped() else Regime(file, hash_of(file))


def next_meeting(cycle: Cycle) -> date:
    """The day of the meeting a year later, on a working day."""
    assert cycle.meeting_on is not None  # noqa: S101  # a run cycle has one (constraint run_has_regime)
    is_off = is_off_in(regime_of(cycle).regime.workday_calendar)
    return days_off_to_next(a_year_later(cycle.meeting_on), is_off)


def proposal(actor: Actor, cycle: Cycle, meeting_on: date | None = None) -> Draft:
    """The draft of the next cycle. With another day of the meeting than a year later, the regime works out the days
    anew; else each stage keeps its day, a year later."""
    regime = regime_after(cycle)
    day = next_meeting(cycle)
    plain = draft_of(actor, convening_today(actor, cycle), regime, cycle.year + 1, meeting_on or day, previous=cycle)
    days = _days(cycle, regime, plain) if meeting_on is None or meeting_on == day else {}
    return replace(plain, days={**plain.days, **days}, choices=_choices(actor, cycle, plain))


def _days(cycle: Cycle, regime: Regime, plain: Draft) -> dict[str, date]:
    zone = ZoneInfo(cycle.zone)
    there = {stage.key: stage.due_at.astimezone(zone).date() for stage in stages_of(cycle)}
    known = {stage.key for stage in regime.file.stage}
    shifting = {stage.key for stage in regime.file.stage if stage.shift == "next_working_day"}
    kept = {key: day for key, day in there.items() if key in known and key not in ("meeting", "cycle_open")}
    return moved(kept, shifting, plain.is_off)


def _choices(actor: Actor, cycle: Cycle, plain: Draft) -> dict[str, Choice]:
    """Who is proposed to report on site though its kind does not ask for it, each with the reason."""
    modes = plain.regime.file.modes
    if "on_site" not in modes.allowed:
        return {}
    every = modes.on_site_at_least_every
    reported = long_in_writing(line_before(actor, cycle, every - 1)) if every > 1 else {}
    due = {code for code, times in reported.items() if is_due_on_site([False] * times, every)}
    overdue = overdue_units(cycle) if "open_items_overdue" in modes.always_on_site_if else set()
    resulted = units_by_result(cycle, modes.always_on_site_if)
    new = {one.code for one in plain.lines if one.why_not_graded == "new_in_post"}
    last = {"count": every - 1, "every": every}
    why = [
        (overdue, _("Items of the last year are overdue.")),
        # the reason stands on pages that more people open than know the grade
        (resulted, _("The regime asks for it after the result of the last cycle.")),
        (new if "new_in_post" in modes.always_on_site_if else set(), _("Whoever reports is new in the post.")),
        (due, _("Not on site in the last %(count)s cycles; the regime asks for it every %(every)s.") % last),
    ]
    asked = set().union(*(units for units, _words in why))
    return {
        one.code: Choice(Mode.ON_SITE, " ".join(words for units, words in why if one.code in units))
        for one in plain.open_to_choice
        if one.code in asked
    }
