from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "hyogi.indicators"
    label = "indicators"

    def ready(self) -> None:
        from hyogi.indicators.panels import offer_all

        offer_all()
