"""What waits for those who write reports, and for those who check them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.duties import Duty
from hyogi.cycles.models import Cycle, Phase
from hyogi.cycles.queries import open_runs
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.reports.queries.waiting import Own, handed_in, own_reports
from hyogi.reports.rules import ReportState

OPEN = [Phase.WRITING, Phase.BEFORE]
MOST = 5


def duties(actor: Actor) -> list[Duty]:
    """For each cycle in which reports are still written: the reports of the actor's units, and how many wait for his
    check. The number of statements is the same however many cycles there are."""
    found: list[Duty] = []
    if not actor.facts.posts:
        return found
    cycles = [one for one in open_runs(actor) if one.phase in OPEN][:MOST]
    own = own_reports(actor, cycles)
    waiting = handed_in([one for one in cycles if actor.may(Action.CHECK_REPORT, one.policy_facts())])
    for cycle in cycles:
        found += [duty for one in own.get(cycle.pk, []) if (duty := _own(actor, cycle, one))]
        if waiting.get(cycle.pk):
            words = _("Reports that wait for the check: %(number)s") % {"number": waiting[cycle.pk]}
            url = f"{reverse('cycles:cycle', args=[cycle.pk])}#reported"
            found.append(Duty(cycle.title, words, _("Check them"), url))
    return found


def _own(actor: Actor, cycle: Cycle, own: Own) -> Duty | None:
    state, facts = own.state, own.assignment.policy_facts()
    if state is ReportState.APPROVED and actor.may(Action.SUBMIT_REPORT, facts):
        words, verb, page, stage = _("The report is approved; you submit it."), _("Submit it"), "submit", "submit_due"
    elif state in (ReportState.DRAFT, ReportState.RETURNED) and actor.may(Action.WRITE_REPORT, facts):
        returned = state is ReportState.RETURNED
        words = _("The report was returned with remarks.") if returned else _("The report is to be written.")
        verb, page, stage = _("Write it"), "write", "draft_due"
    else:
        return None
    deadline = own.deadlines.get(stage)
    due = deadline.due_at if deadline else None
    late = due is not None and due < clock.now()
    return Duty(cycle.title, words, verb, reverse(f"reports:{page}", args=[own.assignment.pk]), due, late)
