from django.apps import AppConfig

from hyogi.foundation import triggers


class MeetingsConfig(AppConfig):
    name = "hyogi.meetings"
    label = "meetings"

    def ready(self) -> None:
        from hyogi.meetings import columns, duties, obstacles, verifying  # noqa: F401  (verifying registers its checks)
        from hyogi.meetings.panels import offer_all

        triggers.protect("meetings_comment", "meetings_commentproblem", "meetings_meetingact", "meetings_seatmark")
        offer_all()
        columns.offer_all()
        obstacles.offer_all()
        duties.offer_all()
