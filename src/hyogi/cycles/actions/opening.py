"""A cycle is opened from a regime: the tree and the rules are frozen, stages and reporters follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.actions.transcribing import freeze
from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.models import Assignment, Cycle, FrozenRegime, FrozenUnit, Mode, ModeBy, Phase, Stage
from hyogi.cycles.queries import Proposed, propose_reporters
from hyogi.cycles.rules import CycleKind, StageRule, branch_of, out_of_order, planned
from hyogi.design.words import spoken_day
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.organisation.models import UnitState
from hyogi.regimes.loading import Regime, canonical
from hyogi.regimes.shape import RegimeFile
from hyogi.regimes.shape.lists import Stage as RegimeStage

MEETING = "meeting"


@dataclass(frozen=True)
class Choice:
    """That somebody chose how a unit reports, and why."""

    mode: Mode
    reason: str


def stage_days(regime: RegimeFile, meeting_on: date, opened_on: date | None = None) -> dict[str, date]:
    """The planned day of each stage of the regime, by key, with the meeting on its day."""
    rules = [
        StageRule(one.key, one.anchor, one.offset, one.unit, one.shift == "next_working_day") for one in regime.stage
    ]
    known = {MEETING: meeting_on}
    if opened_on is not None and any(one.key == "cycle_open" for one in regime.stage):
        known["cycle_open"] = opened_on
    return planned(rules, known, is_off_in(regime.regime.workday_calendar))


def instant(stage: RegimeStage, day: date, zone: str) -> datetime:
    """The stage's time of day on the day, in the cycle's zone."""
    return datetime.combine(day, time.fromisoformat(stage.at), ZoneInfo(zone))


def open_cycle(
    actor: Actor,
    *,
    convening: UnitState,
    regime: Regime,
    year: int,
    code: str,
    title: Texts,
    meeting_on: date,
    days: Mapping[str, date] | None = None,
    choices: Mapping[str, Choice] | None = None,
    listed: Sequence[UUID] = (),
    previous: Cycle | None = None,
) -> Cycle:
    """Open the cycle of a unit for a year. The tree as of today and the regime are frozen, each stage gets its day
    (`days` by key go before those that the regime works out), and every unit that reports gets its assignment.

    `choices` by the code of a unit say which other units report on site, with the reason.

    Raises:
        Refusal: nobody would report, a choice lacks its reason, or a day is out of order.
        Stale: the unit or another of its branch has a cycle of this code.
    """
    facts = TargetFacts(path=convening.path, convening=convening.path)
    actor.must(Action.OPEN_CYCLE, facts)
    file = regime.file
    today = clock.today(file.regime.time_zone)
    reporters = propose_reporters(actor, convening, file, today, listed)
    _check(file, reporters, choices or {}, meeting_on, today)
    plan = stage_days(file, meeting_on, today)
    chosen = plan | {key: day for key, day in (days or {}).items() if key in plan and key != MEETING}
    check_order(file, plan, chosen)
    with writing():
        edition, units = freeze(actor, convening, today)
        branch = branch_of(convening.path)
        frozen = FrozenRegime.unscoped.create(
            branch=branch,
            name=regime.name,
            regime_version=file.regime.version,
            sha256=regime.sha256,
            text=canonical(file).decode(),
        )
        cycle = Cycle(
            branch=branch,
            code=code,
            kind=CycleKind.RUN,
            year=year,
            zone=file.regime.time_zone,
            title=title,
            edition=edition,
            convening=units[convening.unit.code],
            previous=previous,
            regime=frozen,
            phase=Phase.WRITING,
            meeting_on=meeting_on,
            opened_at=clock.now(),
        )
        try:
            with transaction.atomic():
                cycle.save(force_insert=True)
        except IntegrityError:
            raise Stale(mine={"code": code}, theirs={"code": code}) from None
        _write_stages(cycle, file, chosen)
        _write_assignments(cycle, reporters, units, choices or {})
        audit.record(
            actor,
            Verb.CYCLE_OPENED,
            cycle,
            {"cycle": code, "regime": regime.name, "sha256": regime.sha256, "reporters": len(reporters)},
            path=convening.path,
        )
    return cycle


def _check(
    file: RegimeFile, reporters: Sequence[Proposed], choices: Mapping[str, Choice], meeting_on: date, today: date
) -> None:
    if not reporters:
        raise Refusal(
            rule=_("A cycle is opened for units that report."),
            fact=_("No unit would report to this one under this regime."),
            remedy=_("Choose another regime, or found the units in the register first."),
        )
    if meeting_on < today:
        raise Refusal(
            rule=_("The meeting lies ahead when its cycle is opened."),
            fact=_("%(day)s has passed.") % {"day": spoken_day(meeting_on)},
            remedy=_("Name a day from today on."),
            field="meeting_on",
        )
    bare = [one for one in reporters if (given := choices.get(one.code)) and not given.reason.strip()]
    if bare and file.modes.choice_needs_reason:
        raise Refusal(
            rule=_("Who is chosen to report on site is chosen with a reason."),
            fact=_("There is no reason for %(unit)s.") % {"unit": bare[0].state.name},
            remedy=_("State the reason."),
            field="choices",
        )


def check_order(file: RegimeFile, plan: Mapping[str, date], chosen: Mapping[str, date]) -> None:
    """Pass where the chosen days keep the order of the plan.

    Raises:
        Refusal: two stages would change places; it names both.
    """
    swapped = out_of_order(plan, chosen)
    if swapped is None:
        return
    early, late = (next(Texts(one.title) for one in file.stage if one.key == key) for key in swapped)
    raise Refusal(
        rule=_("The stages of a cycle keep the order in which its regime puts them."),
        fact=_("“%(late)s” would come before “%(early)s”.") % {"late": late, "early": early},
        remedy=_("Choose other days for them."),
        field=f"day_{swapped[0] if swapped[0] != MEETING else swapped[1]}",
    )


def _write_stages(cycle: Cycle, file: RegimeFile, days: Mapping[str, date]) -> None:
    Stage.unscoped.bulk_create(
        [
            Stage(
                branch=cycle.branch,
                cycle=cycle,
                key=one.key,
                title=Texts(one.title),
                position=place,
                due_at=instant(one, days[one.key], cycle.zone),
                hard=one.hard,
                grace_hours=one.grace_hours,
                actor=one.actor,
            )
            for place, one in enumerate(file.stage, 1)
        ]
    )


def _write_assignments(
    cycle: Cycle, reporters: Sequence[Proposed], units: Mapping[str, FrozenUnit], choices: Mapping[str, Choice]
) -> None:
    rows = []
    for place, one in enumerate(reporters, 1):
        choice = choices.get(one.code)
        chosen = choice is not None and one.mode_by is not ModeBy.KIND
        rows.append(
            Assignment(
                branch=cycle.branch,
                cycle=cycle,
                unit=units[one.state.unit.code],
                position=place,
                post=one.post,
                reporter=one.post.title if one.post else Texts(),
                mode=choice.mode if choice and chosen else one.mode,
                mode_by=ModeBy.CHOICE if chosen else one.mode_by,
                reason=choice.reason.strip() if choice and chosen else "",
                graded=one.graded,
            )
        )
    Assignment.unscoped.bulk_create(rows, batch_size=1000)
