"""The records room as a Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "hyogi.records"
    label = "records"

    def ready(self) -> None:
        from hyogi.foundation import triggers
        from hyogi.records import verifying  # noqa: F401
        from hyogi.records.models import APPEND_ONLY

        triggers.protect(*APPEND_ONLY)
