from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "hyogi.followup"
    label = "followup"

    def ready(self) -> None:
        from hyogi.followup.panels import offer_all

        offer_all()
