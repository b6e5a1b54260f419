"""The ballots room as a Django app."""

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "hyogi.ballots"
    label = "ballots"

    def ready(self) -> None:
        from hyogi.ballots import columns, duties, obstacles, panels, verifying  # noqa: F401  (verifying registers its checks)
        from hyogi.ballots.models import APPEND_ONLY
        from hyogi.foundation import triggers

        triggers.protect(*APPEND_ONLY)
        for offering in (panels, columns, duties, obstacles):
            offering.offer_all()
