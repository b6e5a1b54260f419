"""The results room as a Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "hyogi.results"
    label = "results"

    def ready(self) -> None:
        from hyogi.cycles import duties, obstacles
        from hyogi.cycles.models import Phase
        from hyogi.foundation import triggers
        from hyogi.results import columns, verifying  # noqa: F401  (verifying registers its checks)
        from hyogi.results.duties import duties as ours
        from hyogi.results.models import APPEND_ONLY
        from hyogi.results.obstacles import before_closing, before_follow_up
        from hyogi.results.panels import offer_all

        triggers.protect(*APPEND_ONLY)
        offer_all()
        columns.offer_all()
        duties.offer("results", ours)
        obstacles.offer(Phase.FOLLOW_UP, "results", before_follow_up)
        obstacles.offer(Phase.CLOSED, "results", before_closing)
