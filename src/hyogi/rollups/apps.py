from django.apps import AppConfig


class RollupsConfig(AppConfig):
    name = "hyogi.rollups"
    label = "rollups"

    def ready(self) -> None:
        from hyogi.foundation import triggers
        from hyogi.rollups import verifying  # noqa: F401
        from hyogi.rollups.models import APPEND_ONLY
        from hyogi.rollups.panels import offer_all

        triggers.protect(*APPEND_ONLY)
        offer_all()
