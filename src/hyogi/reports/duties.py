"""What waits for those who write reports, and for those who check them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.duties import Duty
from hyogi.cycles.models import Assignment, Cycle, Phase
from hyogi.cycles.queries import deadlines_of, run_cycles, visible_assignments
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.reports.queries import report_states
from hyogi.reports.rules import ReportState

OPEN = [Phase.WRITING, Phase.BEFORE]
MOST = 5


def duties(actor: Actor) -> list[Duty]:
    """For each cycle in which reports are still written: the reports of the actor's units, and how many wait for his
    check."""
    found: list[Duty] = []
    if not actor.facts.posts:
        return found
    mine = {post.unit for post in actor.facts.posts}
    for cycle in run_cycles(actor).filter(phase__in=OPEN).order_by("-year", "code")[:MOST]:
        states = report_states(cycle)
        own = visible_assignments(actor).filter(branch=cycle.branch, cycle=cycle, unit__unit__in=mine)
        for assignment in own:
            duty = _own(actor, cycle, assignment, states.get(assignment.pk, ReportState.DRAFT))
            found += [duty] if duty else []
        waiting = sum(1 for state in states.values() if state is ReportState.HANDED_IN)
        if waiting and actor.may(Action.CHECK_REPORT, cycle.policy_facts()):
            words = _("Reports that wait for the check: %(number)s") % {"number": waiting}
            url = f"{reverse('cycles:cycle', args=[cycle.pk])}#reported"
            found.append(Duty(cycle.title, words, _("Check them"), url))
    return found


def _own(actor: Actor, cycle: Cycle, assignment: Assignment, state: ReportState) -> Duty | None:
    facts = assignment.policy_facts()
    if state is ReportState.APPROVED and actor.may(Action.SUBMIT_REPORT, facts):
        words, verb, page, stage = _("The report is approved; you submit it."), _("Submit it"), "submit", "submit_due"
    elif state in (ReportState.DRAFT, ReportState.RETURNED) and actor.may(Action.WRITE_REPORT, facts):
        returned = state is ReportState.RETURNED
        words = _("The report was returned with remarks.") if returned else _("The report is to be written.")
        verb, page, stage = _("Write it"), "write", "draft_due"
    else:
        return None
    deadline = deadlines_of(cycle, stage, [assignment]).get(assignment.pk)
    due = deadline.due_at if deadline else None
    late = due is not None and due < clock.now()
    return Duty(cycle.title, words, verb, reverse(f"reports:{page}", args=[assignment.pk]), due, late)
