from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "hyogi.meetings"
    label = "meetings"

    def ready(self) -> None:
        from hyogi.meetings.panels import offer_all

        offer_all()
