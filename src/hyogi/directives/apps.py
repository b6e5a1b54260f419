from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "hyogi.directives"
    label = "directives"
