"""A unit takes up a point that reaches it: acknowledged, planned, under way, done."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import FrozenUnit
from hyogi.directives.models import DirectiveState, Point, Uptake, UptakeStep
from hyogi.directives.queries import reached_by
from hyogi.directives.rules import UptakeState, lacks_text, may_step
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.organisation.entering import entered
from hyogi.organisation.models import Post


def take_up(
    actor: Actor,
    point: Point,
    unit: FrozenUnit,
    *,
    state: UptakeState,
    text: str = "",
    version: int = 0,
    path: str = "",
    on_behalf_of: Post | None = None,
    scan: Any = None,
) -> Uptake:
    """The next step of a unit with a point. The head acknowledges (or signs a paper that is typed for him); what
    follows is told by the unit. `version` is that of the uptake as the page showed it, 0 for none; `path` where
    the unit stands today.

    Raises:
        Refusal: the point does not reach the unit or is not issued; a step that cannot follow; a plan without words.
        Stale: the unit has told something else meanwhile.
    """
    facts = TargetFacts(path=path or unit.path, convening=point.directive.issued_by.path)
    action = Action.ACKNOWLEDGE if state is UptakeState.ACKNOWLEDGED else Action.REPORT_PROGRESS
    with writing():
        entry = entered(actor, action, facts, on_behalf_of=on_behalf_of, scan=scan)
        _check(point, unit)
        found = Uptake.unscoped.filter(branch=point.branch, point=point, unit=unit).first()
        before = UptakeState(found.state) if found else None
        if (found.version if found else 0) != version:
            theirs = found.get_state_display() if found else ""
            raise Stale(mine={"state": state.value, "text": text}, theirs={"state": theirs, "text": ""})
        if not may_step(before, state):
            raise Refusal(
                rule=_("A unit first acknowledges a point, then plans it, is under way, and has done it."),
                fact=_("This step cannot follow the present one."),
                remedy=_("Choose a later step."),
                field="state",
            )
        if lacks_text(state, text):
            raise Refusal(
                rule=_("A plan, progress and what was done are told in words."),
                fact=_("There are no words."),
                remedy=_("Write a sentence or two."),
                field="text",
            )
        uptake = _kept(point, unit, found, state, version)
        UptakeStep.unscoped.create(
            branch=point.branch,
            cycle=point.cycle,
            uptake=uptake,
            number=uptake.version,
            state=state.value,
            text=text.strip(),
            person=actor.person_id,
            post=actor.post_id,
        )
        audit.record(
            actor,
            Verb.POINT_TAKEN_UP,
            uptake,
            {"cycle": point.cycle.code, "number": point.number, "unit": unit.code, "state": state.value},
            path=facts.path,
            **entry.kept(),
        )
    return uptake


def _check(point: Point, unit: FrozenUnit) -> None:
    if point.directive.state != DirectiveState.ISSUED:
        raise Refusal(
            rule=_("A point is taken up when its directive is issued."),
            fact=_("This directive is still being written."),
            remedy=_("Wait until it is issued."),
        )
    if not reached_by(point).filter(pk=unit.pk).exists():
        raise Refusal(
            rule=_("A point is taken up by the units that it is addressed to."),
            fact=_("This point is not addressed to %(unit)s.") % {"unit": unit.name},
        )


def _kept(point: Point, unit: FrozenUnit, found: Uptake | None, state: UptakeState, version: int) -> Uptake:
    if found is None:
        made = Uptake(branch=point.branch, cycle=point.cycle, point=point, unit=unit, state=state.value)
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            raise Stale(mine={"state": state.value}, theirs={"state": ""}) from None
        return made
    mine = Uptake.unscoped.filter(branch=point.branch, pk=found.pk, version=version)
    if not mine.update(state=state.value, version=version + 1):
        raise Stale(mine={"state": state.value}, theirs={"state": found.get_state_display()})
    found.state, found.version = state.value, version + 1
    return found
