from django.apps import AppConfig


class RollupsConfig(AppConfig):
    name = "hyogi.rollups"
    label = "rollups"

    def ready(self) -> None:
        from hyogi.foundation import triggers
        from hyogi.rollups import outdated, verifying  # noqa: F401
        from hyogi.rollups.models import APPEND_ONLY
        from hyogi.rollups.panels import offer_all
        from hyogi.rollups.queries.mails import met_since

        triggers.protect(*APPEND_ONLY)
        outdated.offer("chasing", met_since)
        offer_all()
