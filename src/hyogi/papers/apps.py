from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "hyogi.papers"
    label = "papers"
