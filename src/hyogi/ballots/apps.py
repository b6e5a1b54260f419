"""The ballots room as a Django app."""

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "hyogi.ballots"
    label = "ballots"

    def ready(self) -> None:
        from hyogi.ballots import columns, verifying  # noqa: F401  (verifying registers its checks)
        from hyogi.ballots.models import APPEND_ONLY
        from hyogi.ballots.panels import offer_all
        from hyogi.foundation import triggers

        triggers.protect(*APPEND_ONLY)
        offer_all()
        columns.offer_all()
