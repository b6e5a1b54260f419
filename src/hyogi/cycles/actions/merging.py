"""A reporting unit was merged in mid-cycle: another one reports in its place."""

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import UNSETTLED, regime_of, stands, successors_for
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing

ASKS_WHO = _("Another unit reports for one that stands no longer.")


def name_successor(
    actor: Actor, assignment: Assignment, successor: Assignment, *, reason: str, version: int
) -> Assignment:
    """Have the unit of another reporter of the cycle report for one that was merged into it. Its head answers for both;
    what is open of the merged unit passes to it. Source: docs/regime-parameters.md, `merged_unit`.

    Raises:
        Refusal: the unit still stands; the other one does not, or is no reporter; the regime lets merged units be
            silent; without a reason; once the meeting has begun.
        Stale: somebody else settled it meanwhile.
    """
    actor.must(Action.RUN_CYCLE, assignment.policy_facts())
    _check(actor, assignment, successor, reason)
    with writing():
        mine = Assignment.unscoped.filter(branch=assignment.branch, pk=assignment.pk, version=version)
        named = {"successor": successor.unit, "post": successor.post, "reporter": successor.reporter}
        if not mine.update(**named, version=version + 1):
            theirs = Assignment.unscoped.select_related("successor").get(branch=assignment.branch, pk=assignment.pk)
            raise Stale(
                mine={"successor": successor.unit.code},
                theirs={"successor": theirs.successor.code if theirs.successor else ""},
            )
        audit.record(
            actor,
            Verb.SUCCESSOR_NAMED,
            assignment,
            {
                "cycle": assignment.cycle.code,
                "unit": assignment.unit.code,
                "successor": successor.unit.code,
                "reason": reason.strip(),
            },
            path=assignment.policy_facts().path,
        )
    assignment.successor, assignment.post, assignment.reporter = successor.unit, successor.post, successor.reporter
    assignment.version = version + 1
    return assignment


def _check(actor: Actor, assignment: Assignment, successor: Assignment, reason: str) -> None:
    if regime_of(assignment.cycle).reporters.merged_unit == "skip_first_cycle":
        raise Refusal(
            rule=_("Under the regime of this cycle nobody reports for a merged unit in its first cycle."),
            fact=_("%(unit)s reports in this cycle no more.") % {"unit": assignment.unit.name},
        )
    if stands(assignment.unit):
        raise Refusal(
            rule=ASKS_WHO,
            fact=_("%(unit)s stands in the register today.") % {"unit": assignment.unit.name},
            remedy=_("Close the unit in the register first, from the day of the merger."),
        )
    if assignment.cycle.phase not in UNSETTLED:
        raise Refusal(
            rule=_("Who reports for a merged unit is settled before the meeting."),
            fact=_("The cycle is in the phase “%(phase)s”.") % {"phase": assignment.cycle.get_phase_display()},
        )
    if successor.pk not in {one.pk for one in successors_for(actor, assignment)}:
        raise Refusal(
            rule=_("The successor reports in the same cycle and stands today."),
            fact=_("%(unit)s does not.") % {"unit": successor.unit.name},
            remedy=_("Choose another unit."),
            field="successor",
        )
    if not reason.strip():
        raise Refusal(
            rule=_("A successor is named with a reason."),
            fact=_("There is no reason."),
            remedy=_("State the reason."),
            field="reason",
        )
