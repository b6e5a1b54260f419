from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "hyogi.followup"
    label = "followup"
