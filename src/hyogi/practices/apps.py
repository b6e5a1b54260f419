from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "hyogi.practices"
    label = "practices"

    def ready(self) -> None:
        from hyogi.practices.panels import offer_all

        offer_all()
