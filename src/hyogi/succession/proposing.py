"""What the next year's cycle is proposed to be: the last one moved by a year, with modes by its history."""

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from hyogi.cycles.actions.opening import Choice
from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.drafts import Draft, draft_of
from hyogi.cycles.models import Cycle, Mode
from hyogi.cycles.queries import Proposed, regime_of, stages_of
from hyogi.cycles.rules import days_off_to_next
from hyogi.foundation.actors import Actor
from hyogi.regimes.loading import Regime, hash_of, load, shipped
from hyogi.succession.queries import convening_today, line_before, on_site_history, overdue_units, units_by_result
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
    more: dict[str, Any] = {"previous": cycle}
    plain = draft_of(actor, convening_today(actor, cycle), regime, cycle.year + 1, meeting_on or day, **more)
    if meeting_on is None or meeting_on == day:
        more["days"] = {**plain.days, **_days(cycle, regime, plain)}
    more["choices"] = _choices(actor, cycle, plain)
    return draft_of(actor, plain.convening, regime, plain.year, plain.meeting_on, **more)


def _days(cycle: Cycle, regime: Regime, plain: Draft) -> dict[str, date]:
    zone = ZoneInfo(cycle.zone)
    there = {stage.key: stage.due_at.astimezone(zone).date() for stage in stages_of(cycle)}
    known = {stage.key for stage in regime.file.stage}
    shifting = {stage.key for stage in regime.file.stage if stage.shift == "next_working_day"}
    kept = {key: day for key, day in there.items() if key in known and key not in ("meeting", "cycle_open")}
    return moved(kept, shifting, plain.is_off)


def _choices(actor: Actor, cycle: Cycle, plain: Draft) -> dict[UUID, Choice]:
    """Who is proposed to report on site though its kind does not ask for it, each with the reason."""
    modes = plain.regime.file.modes
    if "on_site" not in modes.allowed:
        return {}
    history = on_site_history(line_before(actor, cycle, modes.on_site_at_least_every - 1))
    overdue = overdue_units(cycle) if "open_items_overdue" in modes.always_on_site_if else set()
    resulted = units_by_result(cycle, modes.always_on_site_if)
    found = {}
    for one in plain.open_to_choice:
        reasons = list(_reasons(one, plain, history.get(one.state.unit_id, []), overdue, resulted))
        if reasons:
            found[one.state.unit_id] = Choice(Mode.ON_SITE, " ".join(reasons))
    return found


def _reasons(one: Proposed, plain: Draft, history: list[bool], overdue: set[UUID], resulted: set[UUID]) -> list[str]:
    modes = plain.regime.file.modes
    found = []
    if one.state.unit_id in overdue:
        found.append(_("Items of the last year are overdue."))
    if one.state.unit_id in resulted:  # the reason stands on pages that more people open than know the grade
        found.append(_("The regime asks for it after the result of the last cycle."))
    if "new_in_post" in modes.always_on_site_if and one.why_not_graded == "new_in_post":
        found.append(_("Whoever reports is new in the post."))
    if modes.on_site_at_least_every > 1 and is_due_on_site(history, modes.on_site_at_least_every):
        found.append(
            _("Not on site in the last %(count)s cycles; the regime asks for it every %(every)s.")
            % {"count": modes.on_site_at_least_every - 1, "every": modes.on_site_at_least_every}
        )
    return found
