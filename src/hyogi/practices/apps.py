from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "hyogi.practices"
    label = "practices"
