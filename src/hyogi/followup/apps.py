from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "hyogi.followup"
    label = "followup"

    def ready(self) -> None:
        from hyogi.followup import verifying  # noqa: F401  (registers its checks)
        from hyogi.followup.panels import offer_all
        from hyogi.foundation import triggers

        triggers.protect(
            "followup_liststep",
            "followup_itemstep",
            "followup_evidence",
            "followup_rung",
            "followup_draw",
            "followup_supervisionnotice",
        )
        offer_all()
