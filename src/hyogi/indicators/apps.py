from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "hyogi.indicators"
    label = "indicators"
