"""What is stored of indicators: definitions, which of them a cycle names, and the figures of each unit."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, OfCycle
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField
from hyogi.foundation.models import CycleRow
from hyogi.foundation.policy import TargetFacts


class Measure(models.TextChoices):
    """In what an indicator is counted."""

    COUNT = "count", _("number")
    PERCENT = "percent", _("per cent")
    DISTRIBUTION = "distribution", _("distribution")


class Indicator(CycleRow):
    """A defined figure per unit and period, of one branch. Counts only: nothing is kept on individuals."""

    CHANGES = ("name", "definition", "measure", "sectors")

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


class FigureState(models.TextChoices):
    """How sure a figure is. The full year's figure is known only after the year."""

    ESTIMATE = "estimate", _("estimate")
    FINAL = "final", _("final")


class Figure(OfCycle):
    """The value of an indicator for one reporter in the year of the cycle. Append-only: a new value is a new row with
    the next `number`, the last one holds. `corrects` points to the value that it replaced after the figures were
    frozen; such a correction has a `reason`.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    state = models.CharField(max_length=10, choices=FigureState.choices)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "assignment", "indicator", "number"], name="figure_number"),
            models.CheckConstraint(
                condition=models.Q(corrects__isnull=True) | ~models.Q(reason=""), name="correction_has_reason"
            ),
        ]
        ordering = ["number"]
        indexes = [
            models.Index(
                fields=["branch", "cycle", "indicator", "assignment", "number", "state"], name="figure_indicator"
            ),
            models.Index(
                fields=["branch", "cycle", "indicator", "assignment", "reason"],
                condition=~models.Q(reason=""),
                name="figure_corrected",
            ),
        ]

    def __str__(self) -> str:
        return self.written

    @property
    def written(self) -> str:
        """The value as a reader writes it, without needless decimals; a share with its sign."""
        plain = plainly(self.value)
        return f"{plain}%" if self.indicator.measure == Measure.PERCENT else plain

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def plainly(value: Decimal) -> str:
    """The number without an exponent and without zeros at its end: `96.5`, `120`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
