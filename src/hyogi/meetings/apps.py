from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "hyogi.meetings"
    label = "meetings"
