"""Figures are entered: by the unit for itself, by the convening unit's secretariat for any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, Cycle, Deadline, Phase
from hyogi.cycles.queries import deadlines_of
from hyogi.design.words import plain, plain_instant
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.indicators.models import Figure, FigureState, Indicator
from hyogi.indicators.queries import figures_of
from hyogi.indicators.rules import Change, Stands, Unfit, change_of, unfit

FREEZE = "indicator_freeze"


@dataclass(frozen=True)
class Entry:
    """A value for one reporter. `number` is that of the figure which the writer saw; 0 where there was none."""

    assignment: Assignment
    indicator: Indicator
    value: Decimal
    final: bool = False
    number: int = 0


def enter_figures(actor: Actor, cycle: Cycle, entries: Sequence[Entry], reason: str = "") -> list[Figure]:
    """Store the values that change something, together or not at all. What changes a frozen or a final figure is a
    correction: it points to the old one and has the reason. Returns the new figures.

    Raises:
        Refusal: not his to enter; frozen; a correction without a reason; a value below zero.
        Stale: somebody else entered another value meanwhile.
    """
    said = tidy(reason)[:500]
    offices = {one.assignment.pk: _is_office(actor, one.assignment) for one in entries}
    if cycle.phase == Phase.CLOSED:
        raise Refusal(
            rule=_("The figures of a closed cycle stay as they are."),
            fact=_("This cycle is closed."),
            remedy=_("Enter the figure in the next cycle."),
        )
    with writing():
        holding = figures_of(cycle)
        deadlines = deadlines_of(cycle, FREEZE, [one.assignment for one in entries])
        made = [
            figure
            for one in entries
            if (figure := _figure(actor, one, holding, deadlines, offices[one.assignment.pk], said)) is not None
        ]
        try:
            with transaction.atomic():
                Figure.unscoped.bulk_create(made, batch_size=1000)
        except IntegrityError:
            raise Stale(mine=_said(made), theirs={}) from None
        if made:
            _record(actor, cycle, made)
    return made


def _is_office(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor enters as the convening unit's secretariat; else he must be of the reporting unit."""
    if actor.may(Action.PREPARE_MEETING, assignment.policy_facts()):
        return True
    actor.must(Action.WRITE_REPORT, assignment.policy_facts())
    return False


def _figure(
    actor: Actor,
    one: Entry,
    holding: Mapping[UUID, Mapping[str, Figure]],
    deadlines: Mapping[UUID, Deadline],
    is_office: bool,
    reason: str,
) -> Figure | None:
    old = holding.get(one.assignment.pk, {}).get(one.indicator.code)
    before = Stands(old.value, old.state == FigureState.FINAL) if old else None
    deadline = deadlines.get(one.assignment.pk)
    frozen = deadline is not None and clock.now() > deadline.closes_at
    change = change_of(before, one.value, one.final, frozen=frozen)
    if change is Change.NOTHING:
        return None
    if one.number != (old.number if old else 0):
        what = plain(one.indicator.name)
        raise Stale(mine={what: str(one.value)}, theirs={what: old.written if old else ""})
    why = unfit(before, one.value, one.final, frozen=frozen, may_correct=is_office, reason=reason)
    if why is not None:
        raise _refusal(why, one, old, deadline)
    return Figure(
        branch=one.assignment.branch,
        cycle_id=one.assignment.cycle_id,
        assignment=one.assignment,
        indicator=one.indicator,
        number=(old.number if old else 0) + 1,
        value=one.value,
        state=FigureState.FINAL if one.final else FigureState.ESTIMATE,
        corrects=old if change is Change.CORRECTION else None,
        reason=reason if change is Change.CORRECTION else "",
        person=actor.person_id,
        post=actor.post_id,
    )


def _refusal(why: Unfit, one: Entry, old: Figure | None, deadline: Deadline | None) -> Refusal:
    name = {"name": plain(one.indicator.name), "unit": plain(one.assignment.unit.names)}
    zone = one.assignment.cycle.zone
    office = plain(one.assignment.cycle.convening.names)
    match why:
        case Unfit.NEGATIVE:
            return Refusal(
                rule=_("Figures are counts and shares."),
                fact=_("“%(name)s” of %(unit)s would be below zero.") % name,
                remedy=_("Enter zero or more."),
            )
        case Unfit.FINAL_STAYS_FINAL:
            return Refusal(
                rule=_("A final figure does not become an estimate again."),
                fact=_("“%(name)s” of %(unit)s is final.") % name,
                remedy=_("Correct it as a final figure, with the reason."),
            )
        case Unfit.NEEDS_REASON:
            return Refusal(
                rule=_("A figure that is frozen or final is changed only as a correction with its reason."),
                fact=_("No reason was given for “%(name)s” of %(unit)s.") % name,
                remedy=_("State the reason; the old figure stays beside the new one."),
                field="reason",
            )
        case _ if old is not None and old.state == FigureState.FINAL:
            fact = _("“%(name)s” of %(unit)s is final.") % name
        case _:
            fact = _("The figures were frozen on %(at)s.") % {
                "at": plain_instant(deadline.closes_at, zone) if deadline else ""
            }
    return Refusal(
        rule=_("A figure that is frozen or final is changed only as a correction with its reason."),
        fact=fact,
        remedy=_("The secretariat of %(unit)s can correct it.") % {"unit": office},
    )


def _record(actor: Actor, cycle: Cycle, made: list[Figure]) -> None:
    """One event for what was entered, one for each correction."""
    paths = {figure.assignment.policy_facts().path for figure in made}
    path = paths.pop() if len(paths) == 1 else cycle.convening.path
    facts = {"cycle": cycle.code, "figures": len(made)}
    corrected = [
        (
            Verb.FIGURE_CORRECTED,
            one,
            {"cycle": cycle.code, "indicator": one.indicator.code, "number": one.number},
            one.assignment.policy_facts().path,
        )
        for one in made
        if one.reason
    ]
    audit.record_all(actor, [(Verb.FIGURES_ENTERED, cycle, facts, path), *corrected])


def _said(made: list[Figure]) -> dict[str, str]:
    return {f"{plain(one.assignment.unit.names)} · {plain(one.indicator.name)}": one.written for one in made}
