"""What this room shows on the pages of a cycle and of a reporter, to those who prepare the meeting."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle
from hyogi.design.panels import Panel, offer
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action
from hyogi.reviews.queries import entered_by_hand


def offer_all() -> None:
    """Called when the room starts."""
    title = gettext_lazy("Before the meeting")
    offer("cycle", Panel("reviews", title, "reviews/cycle_panel.html", on_cycle, 25))
    offer("assignment", Panel("reviews", title, "reviews/assignment_panel.html", on_assignment, 25))


@dataclass(frozen=True)
class Link:
    """A page to go to."""

    words: object
    url: str


def on_cycle(actor: Actor, cycle: Cycle) -> list[Link] | None:
    """Where comments are drafted and scores entered."""
    if cycle.is_transcribed or not actor.may(Action.SEE_MEETING_WORK, cycle.policy_facts()):
        return None
    links = [Link(gettext_lazy("Drafts of the comments"), reverse("reviews:drafts", args=[cycle.pk]))]
    return links + [
        Link(Texts(part.title), reverse("reviews:sheet", args=[cycle.pk, part.key])) for part in entered_by_hand(cycle)
    ]


def on_assignment(actor: Actor, assignment: Assignment) -> list[Link] | None:
    """Readers, notes and the draft of the comment on one report."""
    if not actor.may(Action.READ_REPORT, assignment.policy_facts()):
        return None
    return [
        Link(gettext_lazy("Readers and notes"), reverse("reviews:notes", args=[assignment.pk])),
        Link(gettext_lazy("Draft of the comment"), reverse("reviews:draft", args=[assignment.pk])),
    ]
