"""The papers room as a Django app."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "hyogi.papers"
    label = "papers"

    def ready(self) -> None:
        from hyogi.foundation import triggers
        from hyogi.papers import verifying  # noqa: F401
        from hyogi.papers.kinds import offer_all as offer_papers
        from hyogi.papers.models import APPEND_ONLY
        from hyogi.papers.panels import offer_all as offer_panels

        triggers.protect(*APPEND_ONLY)
        offer_papers()
        offer_panels()
