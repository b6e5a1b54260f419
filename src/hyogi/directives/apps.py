from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "hyogi.directives"
    label = "directives"

    def ready(self) -> None:
        from hyogi.cycles.duties import offer
        from hyogi.directives import verifying  # noqa: F401
        from hyogi.directives.duties import duties
        from hyogi.directives.models import APPEND_ONLY
        from hyogi.directives.panels import offer_all
        from hyogi.foundation import triggers

        triggers.protect(*APPEND_ONLY)
        offer_all()
        offer("directives", duties)
