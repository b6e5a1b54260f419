"""The records room as a Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "hyogi.records"
    label = "records"

    def ready(self) -> None:
        from hyogi.cycles.duties import offer
        from hyogi.foundation import triggers
        from hyogi.records import verifying  # noqa: F401
        from hyogi.records.duties import duties
        from hyogi.records.models import APPEND_ONLY
        from hyogi.records.panels import offer_all
        from hyogi.records.transcripts import verifying as transcripts  # noqa: F401

        triggers.protect(*APPEND_ONLY)
        offer_all()
        offer("records", duties)
