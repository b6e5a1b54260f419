"""What is stored of indicators: definitions, and which of them a cycle names. No values yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import OfCycle
from hyogi.foundation.languages import TextsField
from hyogi.foundation.models import CycleRow


class Measure(models.TextChoices):
    """In what an indicator is counted."""

    COUNT = "count", _("number")
    PERCENT = "percent", _("per cent")
    DISTRIBUTION = "distribution", _("distribution")


class Indicator(CycleRow):
    """A defined figure per unit and period, of one branch. Counts only: nothing is kept on individuals."""

    code = models.CharField(max_length=64)
    name = TextsField()
    definition = TextsField()
    measure = models.CharField(max_length=20, choices=Measure.choices)
    sectors = models.CharField(max_length=400, blank=True)

    class Meta(CycleRow.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "code"], name="indicator_code")]

    def __str__(self) -> str:
        return self.code

    @property
    def sector_codes(self) -> list[str]:
        return [code for code in self.sectors.split(";") if code]


class NamedIndicator(OfCycle):
    """That a cycle speaks of the quantity; a transcribed one gives no figure."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "indicator"], name="indicator_named_once")]
        ordering = ["position"]

    def __str__(self) -> str:
        return str(self.indicator_id)
