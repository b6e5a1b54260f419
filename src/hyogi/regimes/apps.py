from django.apps import AppConfig


class RegimesConfig(AppConfig):
    name = "hyogi.regimes"
    label = "regimes"
