from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "hyogi.followup"
    label = "followup"

    def ready(self) -> None:
        from hyogi.cycles import duties, obstacles
        from hyogi.cycles.models import Phase
        from hyogi.followup import columns, verifying  # noqa: F401  (verifying registers its checks)
        from hyogi.followup.duties import duties as own_duties
        from hyogi.followup.obstacles import keeps_open
        from hyogi.followup.offering import open_questions
        from hyogi.followup.panels import offer_all
        from hyogi.followup.queries.reminded import outdated_mails
        from hyogi.foundation import triggers
        from hyogi.reports import questions
        from hyogi.rollups import outdated

        triggers.protect(
            "followup_liststep",
            "followup_itemstep",
            "followup_evidence",
            "followup_rung",
            "followup_rungmail",
            "followup_draw",
            "followup_supervisionnotice",
        )
        duties.offer("followup", own_duties)
        outdated.offer("followup", outdated_mails)
        questions.offer("followup", open_questions)
        obstacles.offer(Phase.CLOSED, "followup", keeps_open)
        offer_all()
        columns.offer_all()
