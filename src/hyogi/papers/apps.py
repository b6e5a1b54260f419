"""The papers room as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.urls import reverse


class PapersConfig(AppConfig):
    name = "hyogi.papers"
    label = "papers"

    def ready(self) -> None:
        from hyogi.design.panels import Panel, offer

        offer("record", Panel("word", "Word", "papers/record_link.html", _word_address, order=10))


def _word_address(actor: Any, asked: Any) -> str:
    """Where the record that is being read can be taken as a Word file."""
    arguments = [asked.shown.record.slug, asked.shown.publication.version, asked.language]
    return reverse("papers:record", args=arguments)
