from django.apps import AppConfig


class SuccessionConfig(AppConfig):
    name = "hyogi.succession"
    label = "succession"

    def ready(self) -> None:
        from hyogi.succession import panels

        panels.offer_all()
