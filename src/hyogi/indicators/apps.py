from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "hyogi.indicators"
    label = "indicators"

    def ready(self) -> None:
        from hyogi.foundation import triggers
        from hyogi.indicators import verifying  # noqa: F401  (registers its check)
        from hyogi.indicators.panels import offer_all

        triggers.protect("indicators_figure")
        offer_all()
