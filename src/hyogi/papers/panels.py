"""Where pages of other rooms lead to papers."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from hyogi.design.panels import Panel, offer
from hyogi.foundation.languages import LANGUAGE_NAMES, current
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Hidden
from hyogi.papers.queries import own_letter


def offer_all() -> None:
    """Called when the room starts."""
    offer("record", Panel("word", "Word", "papers/record_link.html", _word_address, order=10))
    load: Any = _papers_of
    own: Any = _own_letter
    offer(
        "assignment",
        Panel("letter_word", gettext_lazy("Feedback letter as a Word file"), "papers/own_letter.html", own, order=70),
    )
    phone: Any = _phone_list
    offer("telephone", Panel("word", gettext_lazy("Telephone list"), "papers/phone_link.html", phone, order=10))
    offer("cycle", Panel("papers", gettext_lazy("Papers"), "papers/panel.html", load, order=60))


def _word_address(actor: Any, asked: Any) -> str:
    """Where the record that is being read can be taken as a Word file."""
    arguments = [asked.shown.record.slug, asked.shown.publication.version, asked.language]
    return reverse("papers:record", args=arguments)


def _own_letter(actor: Any, assignment: Any) -> Any:
    """The page of a unit in a cycle offers its letter, once it was sent, to those who may read it."""
    try:
        own_letter(actor, assignment.pk, current())
    except Hidden:
        return None
    return [
        {"name": name, "language": code, "url": reverse("papers:own_letter", args=[assignment.pk, code])}
        for code, name in LANGUAGE_NAMES.items()
    ]


def _papers_of(actor: Any, cycle: Any) -> Any:
    """The page of a run cycle leads its secretariat to the desk of papers."""
    if cycle.is_transcribed or not actor.may(Action.MAKE_PAPERS, cycle.policy_facts()):
        return None
    return reverse("papers:cycle", args=[cycle.pk])


def _phone_list(actor: Any, chasing: Any) -> Any:
    """The telephone list of reports leads its secretariat to the same list as a Word file."""
    if chasing.column.key != "report" or not actor.may(Action.MAKE_PAPERS, chasing.policy_facts()):
        return None
    return reverse("papers:paper", args=[chasing.cycle.pk, "phone_list"])
