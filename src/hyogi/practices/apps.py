from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "hyogi.practices"
    label = "practices"

    def ready(self) -> None:
        from hyogi.foundation import triggers
        from hyogi.practices import verifying  # noqa: F401
        from hyogi.practices.models import APPEND_ONLY
        from hyogi.practices.panels import offer_all

        triggers.protect(*APPEND_ONLY)
        offer_all()
