from django.apps import AppConfig


class CyclesConfig(AppConfig):
    name = "hyogi.cycles"
    label = "cycles"
