"""What is stored of practices: wishes that experience be gathered; what units propose, and who takes it over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import FrozenUnit, OfCycle
from hyogi.foundation import clock
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


class PracticeState(models.TextChoices):
    """How far a practice has come."""

    PROPOSED = "proposed", _("proposed")
    RECOMMENDED = "recommended", _("recommended")
    CREDITED = "credited", _("credited")
    SET_ASIDE = "set_aside", _("not taken further")


class Practice(OfCycle):
    """What a unit found to work and proposes to others. Its words do not change; what happens to it are steps."""

    CHANGES = ("state",)

    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(max_length=12, choices=PracticeState.choices, default=PracticeState.PROPOSED)
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "number"], name="practice_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return self.title


class PracticeStep(OfCycle):
    """What happened to a practice: proposed, recommended, credited or set aside, each with its words. Append-only."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=PracticeState.choices)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "practice", "number"], name="practice_step_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.practice_id} {self.state}"


class Adoption(OfCycle):
    """That another unit took a practice over, and what it changed. Append-only."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "practice", "unit"], name="adopted_once")]
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.practice_id} {self.unit_id}"


APPEND_ONLY = ("practices_practicestep", "practices_adoption")
