"""Where pages of other rooms lead to papers."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from hyogi.design.panels import Panel, offer
from hyogi.foundation.policy import Action


def offer_all() -> None:
    """Called when the room starts."""
    offer("record", Panel("word", "Word", "papers/record_link.html", _word_address, order=10))
    load: Any = _papers_of
    offer("cycle", Panel("papers", gettext_lazy("Papers"), "papers/panel.html", load, order=60))


def _word_address(actor: Any, asked: Any) -> str:
    """Where the record that is being read can be taken as a Word file."""
    arguments = [asked.shown.record.slug, asked.shown.publication.version, asked.language]
    return reverse("papers:record", args=arguments)


def _papers_of(actor: Any, cycle: Any) -> Any:
    """The page of a run cycle leads its secretariat to the desk of papers."""
    if cycle.is_transcribed or not actor.may(Action.MAKE_PAPERS, cycle.policy_facts()):
        return None
    return reverse("papers:cycle", args=[cycle.pk])
