from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "hyogi.ops"
    label = "ops"
