from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "hyogi.reports"
    label = "reports"

    def ready(self) -> None:
        from hyogi.cycles.duties import offer
        from hyogi.foundation import triggers
        from hyogi.reports import columns, verifying  # noqa: F401  (verifying registers its checks)
        from hyogi.reports.duties import duties
        from hyogi.reports.models import APPEND_ONLY
        from hyogi.reports.panels import offer_all

        triggers.protect(*APPEND_ONLY)
        offer_all()
        columns.offer_all()
        offer("reports", duties)
