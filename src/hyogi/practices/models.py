"""What is stored of practices: so far the wish that experience be gathered for a wider circle."""

from django.db import models

from hyogi.cycles.models import FrozenUnit, OfCycle
from hyogi.foundation.languages import TextsField
from hyogi.meetings.models import Attendance


class PracticeWish(OfCycle):
    """That a unit is asked to gather experience useful to another; the practices that come of it will name it."""

    code = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    text = TextsField()
    wished_of = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    useful_to = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Attendance, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "code"], name="practice_wish_code")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.code
