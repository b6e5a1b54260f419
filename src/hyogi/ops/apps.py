from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "hyogi.ops"
    label = "ops"

    def ready(self) -> None:
        from hyogi.ops import exporting

        exporting.offer_all()
