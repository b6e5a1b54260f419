"""What was said in speeches, as points."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.languages import TextsField
from hyogi.meetings.models.attendance import Attendance, Role
from hyogi.meetings.models.meeting import OfMeeting


class Speech(OfMeeting):
    """What one person said, in which role, as points."""

    by = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "meeting", "position"], name="speech_position")]

    def __str__(self) -> str:
        return f"{self.by_id} {self.role}"


class PointKind(models.TextChoices):
    """What a point of a speech does."""

    REVIEW = "review", _("Review of the year")
    CONTEXT = "context", _("What the coming year stands under")
    REQUIREMENT = "requirement", _("Requirements")
    WISH = "wish", _("Wishes")


class SpeechPoint(OfMeeting):
    """One point of a speech. Of a requirement the words stand in the directive that was made of it."""

    speech = models.ForeignKey(Speech, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=PointKind.choices)
    text = TextsField()

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "speech", "position"], name="speech_point_position")]

    def __str__(self) -> str:
        return f"{self.position} {self.kind}"
