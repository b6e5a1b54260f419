"""What waits before the meeting: reports to read, comments to draft."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.duties import Duty
from hyogi.cycles.models import Phase
from hyogi.cycles.queries import run_cycles, stage_of
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.reviews.queries import all_drafts, readings_for

MOST = 3


def duties(actor: Actor) -> list[Duty]:
    """For readers: each report on which they have noted nothing. For the secretariat: comments without a draft."""
    found: list[Duty] = []
    if not actor.facts.posts:
        return found
    for reading in readings_for(actor):
        if not reading.noted:  # type: ignore[attr-defined]
            url = reverse("reviews:notes", args=[reading.assignment_id])
            found.append(Duty(reading.assignment.unit.names, _("You are a reader of this report."), _("Read it"), url))
    for cycle in run_cycles(actor).filter(phase__in=[Phase.WRITING, Phase.BEFORE]).order_by("-year", "code")[:MOST]:
        if not actor.may(Action.PREPARE_MEETING, cycle.policy_facts()):
            continue
        missing = sum(1 for _assignment, draft in all_drafts(actor, cycle) if draft is None)
        papers = stage_of(cycle, "papers_out")
        if missing and papers is not None:
            words = _("Comments without a draft: %(number)s") % {"number": missing}
            url = reverse("reviews:drafts", args=[cycle.pk])
            found.append(Duty(cycle.title, words, _("Draft them"), url, papers.due_at, papers.due_at < clock.now()))
    return found
