"""What the secretariat changes while a cycle runs: the day of a stage, where the meeting is held, how a unit reports,
more time for one."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, Cycle, Extension, Mode, ModeBy, Phase, Stage
from hyogi.cycles.queries import regime_of, stage_of
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing

REPORTER = "reporter"
"""The actor of a stage at which reporters are extended."""
AHEAD = (Phase.WRITING, Phase.BEFORE, Phase.MEETING)
"""Phases in which the meeting is still to come or goes on."""


def move_stage(actor: Actor, cycle: Cycle, stage: Stage, *, due_at: datetime, reason: str, version: int) -> Stage:
    """Set another instant for a stage that is still to come.

    Raises:
        Refusal: without a reason; for a stage that has passed, or an instant that has; once the cycle is closed.
        Stale: somebody else moved it meanwhile.
    """
    actor.must(Action.RUN_CYCLE, cycle.policy_facts())
    _with_reason(reason, _("A stage is moved with a reason."))
    if cycle.phase == Phase.CLOSED or stage.closes_at < clock.now():
        raise Refusal(
            rule=_("A stage is moved while it is still to come."),
            fact=_("This one has passed."),
            remedy=_("Give the reporters concerned more time, one by one."),
        )
    if due_at <= clock.now():
        raise Refusal(
            rule=_("A stage is moved to an instant that is still to come."),
            fact=_("The instant that was given has passed."),
            remedy=_("Choose a later one."),
            field="day",
        )
    with writing():
        mine = Stage.unscoped.filter(branch=stage.branch, pk=stage.pk, version=version)
        if not mine.update(due_at=due_at, version=version + 1):
            theirs = Stage.unscoped.get(branch=stage.branch, pk=stage.pk)
            raise Stale(mine={"day": due_at.isoformat()}, theirs={"day": theirs.due_at.isoformat()})
        audit.record(
            actor,
            Verb.STAGE_MOVED,
            stage,
            {
                "cycle": cycle.code,
                "stage": stage.key,
                "before": stage.due_at.isoformat(),
                "after": due_at.isoformat(),
                "reason": reason.strip(),
            },
            path=cycle.convening.path,
        )
        if stage.key == "meeting":
            Cycle.unscoped.filter(branch=cycle.branch, pk=cycle.pk).update(meeting_on=due_at.date())
    stage.due_at, stage.version = due_at, version + 1
    return stage


def name_venue(actor: Actor, cycle: Cycle, *, venue: str, version: int) -> Cycle:
    """Say in words where the meeting is held, or that it is not known any more (empty), until it has been held.

    Raises:
        Refusal: once the meeting has been held.
        Stale: somebody else changed the cycle meanwhile.
    """
    actor.must(Action.RUN_CYCLE, cycle.policy_facts())
    if cycle.phase not in AHEAD:
        raise Refusal(
            rule=_("The place of the meeting is named until the meeting has been held."),
            fact=_("The cycle is in the phase “%(phase)s”.") % {"phase": cycle.get_phase_display()},
            remedy=_("Papers that were made keep the place that stood in them."),
        )
    venue = " ".join(venue.split())
    with writing():
        mine = Cycle.unscoped.filter(branch=cycle.branch, pk=cycle.pk, version=version)
        if not mine.update(venue=venue, version=version + 1):
            theirs = Cycle.unscoped.get(branch=cycle.branch, pk=cycle.pk)
            raise Stale(mine={"venue": venue}, theirs={"venue": theirs.venue})
        facts = {"cycle": cycle.code, "before": cycle.venue, "after": venue}
        audit.record(actor, Verb.VENUE_NAMED, cycle, facts, path=cycle.policy_facts().path)
    cycle.venue, cycle.version = venue, version + 1
    return cycle


def choose_mode(actor: Actor, assignment: Assignment, *, mode: Mode, reason: str, version: int) -> Assignment:
    """Choose how a unit reports, before the meeting. Whose kind always reports on site stays on site.

    Raises:
        Refusal: without a reason where the regime asks for one; for a kind that always reports on site; a mode that
            the regime does not have; once the meeting has begun.
        Stale: somebody else chose meanwhile.
    """
    actor.must(Action.RUN_CYCLE, assignment.policy_facts())
    regime = regime_of(assignment.cycle)
    if regime.modes.choice_needs_reason:
        _with_reason(reason, _("How a unit reports is chosen with a reason."))
    if assignment.mode_by == ModeBy.KIND:
        raise Refusal(
            rule=_("Units of some kinds always report on site; the regime names them."),
            fact=_("%(unit)s is of such a kind.") % {"unit": assignment.unit.name},
            remedy=_("A unit whose head is absent reports in writing through the meeting's desk."),
        )
    if mode.value not in regime.modes.allowed:
        raise Refusal(
            rule=_("A unit reports in one of the modes of the regime."),
            fact=_("“%(mode)s” is not one of them.") % {"mode": mode.label},
            remedy=_("Choose another mode."),
            field="mode",
        )
    if assignment.cycle.phase not in (Phase.WRITING, Phase.BEFORE):
        raise Refusal(
            rule=_("How a unit reports is settled before the meeting."),
            fact=_("The cycle is in the phase “%(phase)s”.") % {"phase": assignment.cycle.get_phase_display()},
        )
    with writing():
        mine = Assignment.unscoped.filter(branch=assignment.branch, pk=assignment.pk, version=version)
        chosen = {"mode": mode.value, "mode_by": ModeBy.CHOICE.value, "reason": reason.strip()}
        if not mine.update(**chosen, version=version + 1):
            theirs = Assignment.unscoped.get(branch=assignment.branch, pk=assignment.pk)
            raise Stale(mine={"mode": mode.value}, theirs={"mode": theirs.mode})
        audit.record(
            actor,
            Verb.MODE_CHOSEN,
            assignment,
            {
                "cycle": assignment.cycle.code,
                "unit": assignment.unit.code,
                "mode": mode.value,
                "reason": reason.strip(),
            },
            path=assignment.policy_facts().path,
        )
    assignment.mode, assignment.mode_by, assignment.reason, assignment.version = (
        mode.value,
        ModeBy.CHOICE.value,
        reason.strip(),
        version + 1,
    )
    return assignment


def extend(actor: Actor, assignment: Assignment, *, stage_key: str, until: datetime, reason: str) -> Extension:
    """Give one reporter more time at one stage, within what the regime allows. A later extension goes before.

    Raises:
        Refusal: without a reason; for a stage that is not the reporter's; for longer than the regime allows, or not
            longer at all.
    """
    actor.must(Action.RUN_CYCLE, assignment.policy_facts())
    rules = regime_of(assignment.cycle).stages
    stage = stage_of(assignment.cycle, stage_key)
    if rules.extension_needs_reason:
        _with_reason(reason, _("More time is given with a reason."))
    if stage is None or stage.actor != REPORTER:
        raise Refusal(
            rule=_("More time is given at the stages that are the reporter's."),
            fact=_("This stage is not one of them."),
            remedy=_("Choose another stage, or move the stage itself."),
            field="stage",
        )
    last = stage.due_at + timedelta(days=rules.extension_max_days)
    if not stage.due_at < until <= last or until <= clock.now():
        raise Refusal(
            rule=_("More time ends after the stage is due and within %(days)s days of it.")
            % {"days": rules.extension_max_days},
            fact=_("The instant that was given is not in between, or has passed."),
            remedy=_("Choose another day."),
            field="day",
        )
    with writing():
        made: Extension = Extension.unscoped.create(
            branch=assignment.branch,
            cycle=assignment.cycle,
            assignment=assignment,
            stage_key=stage_key,
            until=until,
            reason=reason.strip(),
            person=actor.person_id,
            post=actor.post_id,
        )
        audit.record(
            actor,
            Verb.TIME_GIVEN,
            made,
            {
                "cycle": assignment.cycle.code,
                "unit": assignment.unit.code,
                "stage": stage_key,
                "until": until.isoformat(),
                "reason": reason.strip(),
            },
            path=assignment.policy_facts().path,
        )
    return made


def _with_reason(reason: str, rule: object) -> None:
    if not reason.strip():
        raise Refusal(rule=rule, fact=_("There is no reason."), remedy=_("State the reason."), field="reason")
