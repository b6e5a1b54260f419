"""What waits before the meeting: reports to read, comments to draft."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.duties import Duty
from hyogi.cycles.models import Phase
from hyogi.cycles.queries import due_instants, open_runs
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.reviews.queries import to_read, undrafted

MOST = 3
MOST_READINGS = 6
"""So many reports to read are named one by one; the others are counted."""


def duties(actor: Actor) -> list[Duty]:
    """For readers: the reports on which they have noted nothing. For the secretariat: comments without a draft."""
    found: list[Duty] = []
    if not actor.facts.posts:
        return found
    readings, left = to_read(actor, MOST_READINGS)
    for reading in readings:
        url = reverse("reviews:notes", args=[reading.assignment_id])
        found.append(Duty(reading.assignment.unit.names, _("You are a reader of this report."), _("Read it"), url))
    for cycle, number in left.items():
        words = _("More reports of which you are a reader: %(number)s") % {"number": number}
        found.append(Duty(cycle.title, words, _("To all reports"), reverse("reviews:drafts", args=[cycle.pk])))
    running = [cycle for cycle in open_runs(actor) if cycle.phase == Phase.BEFORE][:MOST]
    cycles = [cycle for cycle in running if actor.may(Action.PREPARE_MEETING, cycle.policy_facts())]
    missing, papers = undrafted(cycles), due_instants(cycles, "papers_out")
    for cycle in cycles:
        if cycle.pk in missing and cycle.pk in papers:
            words = _("Comments without a draft: %(number)s") % {"number": missing[cycle.pk]}
            url, due = reverse("reviews:drafts", args=[cycle.pk]), papers[cycle.pk]
            found.append(Duty(cycle.title, words, _("Draft them"), url, due, due < clock.now()))
    return found
