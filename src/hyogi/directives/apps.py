from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "hyogi.directives"
    label = "directives"

    def ready(self) -> None:
        from hyogi.directives.panels import offer_all

        offer_all()
