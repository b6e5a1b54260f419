"""Adjustments with their reason; vetoes: asserted with a document by one person, confirmed by another."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.foundation import audit, clock, files
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import StoredFile
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing
from hyogi.organisation.entering import Scan, check_scan
from hyogi.results.actions.calculating import must_be_at_result
from hyogi.results.actions.storing import stated, store
from hyogi.results.models import Adjustment, Veto, VetoAnswer
from hyogi.results.models.calculating import LONGEST_REASON
from hyogi.results.queries.units import AdjustmentTarget, VetoTarget, adjustments_of
from hyogi.results.rules import LATE
from hyogi.results.terms import BY_THE_RECORDS


def adjust(
    actor: Actor, assignment: Assignment, *, key: str, count: int, reason: str, document: Scan | None = None
) -> Adjustment:
    """Enter an adjustment of the regime for a unit. It counts from the next calculation on.

    Raises:
        Refusal: a kind that the regime does not have or that follows from the records; more than its count; no reason.
    """
    actor.must(Action.PROPOSE_RESULT, assignment.policy_facts())
    cycle = assignment.cycle
    must_be_at_result(cycle)
    kind = next((one for one in regime_of(cycle).adjustment if one.key == key and key != LATE), None)
    if kind is None:
        raise Refusal(
            rule=_("Points are given or taken only for what the regime names; lateness follows from the receipts."),
            fact=_("The regime names no such adjustment that could be entered."),
            remedy=_("Choose one of those on the form."),
            field="key",
        )
    text = stated(reason, LONGEST_REASON, _("Points are given or taken with a reason."))
    with writing():
        there = sum(one.count for one in adjustments_of(cycle, assignment) if one.key == key)
        if count < 1 or there + count > kind.max_count:
            raise Refusal(
                rule=_("The regime counts this adjustment at most %(most)s times for a unit.")
                % {"most": kind.max_count},
                fact=_("With this entry there would be %(count)s.") % {"count": there + max(count, 0)},
                remedy=_("Take an earlier entry back first, or enter fewer."),
                field="count",
            )
        made = store(
            Adjustment(
                branch=cycle.branch,
                cycle=cycle,
                assignment=assignment,
                key=key,
                count=count,
                reason=text,
                document=_kept(document),
                person=actor.person_id,
                post=actor.post_id,
            )
        )
        _record(actor, Verb.ADJUSTMENT_ENTERED, made, assignment, {"key": key})
    return made


def cancel_adjustment(actor: Actor, target: AdjustmentTarget, *, reason: str) -> Adjustment:
    """Take an adjustment back, with the reason. Both stay to be read.

    Raises:
        Refusal: no reason; it was taken back already, or is itself a taking back.
    """
    actor.must(Action.PROPOSE_RESULT, target.policy_facts())
    old, cycle = target.adjustment, target.assignment.cycle
    must_be_at_result(cycle)
    text = stated(reason, LONGEST_REASON, _("An adjustment is taken back with a reason."))
    if old.pk not in {one.pk for one in adjustments_of(cycle, target.assignment)}:
        raise Refusal(
            rule=_("An adjustment is taken back once."),
            fact=_("It counts no longer already."),
            remedy=_("Enter a new one, where it should count after all."),
        )
    with writing():
        made = store(
            Adjustment(
                branch=cycle.branch,
                cycle=cycle,
                assignment=target.assignment,
                key=old.key,
                count=old.count,
                reason=text,
                cancels=old,
                person=actor.person_id,
                post=actor.post_id,
            )
        )
        _record(actor, Verb.ADJUSTMENT_ENTERED, made, target.assignment, {"key": old.key, "cancels": str(old.pk)})
    return made


def assert_veto(
    actor: Actor, assignment: Assignment, *, key: str, on: date, reason: str, document: Scan | None
) -> Veto:
    """Assert that an event happened which limits the grade of a unit. Until another person confirms it, it has no
    effect.

    Raises:
        Refusal: an event that the regime does not name or that follows from the records; no document, no reason; a day
            that is yet to come.
    """
    actor.must(Action.PROPOSE_RESULT, assignment.policy_facts())
    cycle = assignment.cycle
    must_be_at_result(cycle)
    rule = _(
        "A veto is asserted with the document that proves it, the day of the event and a reason that the unit reads."
    )
    named = {one.key for one in regime_of(cycle).veto if one.asserted_by != BY_THE_RECORDS}
    if key not in named:
        raise Refusal(
            rule=_("Only events that the regime names limit a grade."),
            fact=_("The regime names no such event that could be asserted."),
            remedy=_("Choose one of those on the form."),
            field="key",
        )
    if document is None:
        raise Refusal(rule=rule, fact=_("There is no document."), remedy=_("Attach it as a scan."), field="document")
    if on > clock.today(cycle.zone):
        raise Refusal(rule=rule, fact=_("The day is yet to come."), remedy=_("Give the day of the event."), field="on")
    text = stated(reason, LONGEST_REASON, rule)
    with writing():
        made = store(
            Veto(
                branch=cycle.branch,
                cycle=cycle,
                assignment=assignment,
                key=key,
                on=on,
                reason=text,
                document=_kept(document),
                person=actor.person_id,
                post=actor.post_id,
            )
        )
        _record(actor, Verb.VETO_ASSERTED, made, assignment, {"key": key})
    return made


def answer_veto(actor: Actor, target: VetoTarget, *, confirmed: bool, reason: str = "") -> VetoAnswer:
    """Confirm a veto as another person, or dismiss it with a reason. A confirmed one counts from the next calculation.

    Raises:
        Refusal: by the person who asserted it, in whatever post; dismissed without a reason; answered already.
    """
    actor.must(Action.CONFIRM_VETO, target.policy_facts())
    cycle = target.assignment.cycle
    must_be_at_result(cycle)
    text = reason.strip()
    if not confirmed:
        text = stated(reason, LONGEST_REASON, _("A veto is dismissed with a reason."))
    if target.answer is not None:
        raise Refusal(
            rule=_("A veto is answered once."),
            fact=_("Another person has answered it already."),
            remedy=_("Where it was wrongly dismissed, it is asserted again with its document."),
        )
    with writing():
        made = store(
            VetoAnswer(
                branch=cycle.branch,
                cycle=cycle,
                veto=target.veto,
                confirmed=confirmed,
                reason=text[:LONGEST_REASON],
                person=actor.person_id,
                post=actor.post_id,
            )
        )
        verb = Verb.VETO_CONFIRMED if confirmed else Verb.VETO_DISMISSED
        _record(actor, verb, target.veto, target.assignment, {"key": target.veto.key})
    return made


def _kept(document: Scan | None) -> StoredFile | None:
    if isinstance(document, UploadedFile):
        check_scan(document)
        return files.keep(document)
    return document


def _record(actor: Actor, verb: Verb, subject: Any, assignment: Assignment, facts: dict[str, Any]) -> None:
    audit.record(actor, verb, subject, {"unit": assignment.unit.code, **facts}, path=assignment.policy_facts().path)
