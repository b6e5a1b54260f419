from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "hyogi.reviews"
    label = "reviews"

    def ready(self) -> None:
        from hyogi.cycles.duties import offer
        from hyogi.foundation import triggers
        from hyogi.reviews import columns, verifying  # noqa: F401  (verifying registers its checks)
        from hyogi.reviews.duties import duties
        from hyogi.reviews.models import APPEND_ONLY
        from hyogi.reviews.panels import offer_all

        triggers.protect(*APPEND_ONLY)
        offer_all()
        columns.offer_all()
        offer("reviews", duties)
