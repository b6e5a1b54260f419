"""What a result is worked out from, and what came of it."""

from django.db import models
from django.db.models import Q

from hyogi.cycles.models import Assignment
from hyogi.foundation.models import StoredFile
from hyogi.results.models.base import ResultRow

LONGEST_REASON = 1000


class Calculation(ResultRow):
    """One calculation of all results of a cycle. `text` is canonical JSON of the hash of the regime, of what was given
    for each reporter, and of what came of it; it can be worked out again from itself and the regime. A later one
    replaces the one before; after sign-off only with a reason."""

    number = models.PositiveIntegerField()
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    text = models.TextField()

    class Meta(ResultRow.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "cycle", "number"], name="calculation_number"),
            models.CheckConstraint(
                condition=Q(number=1, replaces__isnull=True) | Q(number__gt=1, replaces__isnull=False),
                name="later_calculation_replaces",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.number}"


class State(models.TextChoices):
    """What a calculation says of a unit."""

    UNGRADED = "ungraded"
    HELD = "held"
    TIED = "tied"
    PROPOSED = "proposed"


class Result(ResultRow):
    """What a calculation says of one unit. `exact` is the composite before adjustments and rounding, `score` what is
    compared with the grades, both as fractions "n/d"; `proposed` is empty where there is no grade, or where equals wait
    for a decision. `arithmetic` is every step of the way."""

    calculation = models.ForeignKey(Calculation, on_delete=models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices)
    exact = models.CharField(max_length=200, blank=True)
    score = models.CharField(max_length=40, blank=True)
    arithmetic = models.JSONField()
    threshold = models.CharField(max_length=60, blank=True)
    proposed = models.CharField(max_length=60, blank=True)

    class Meta(ResultRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "calculation", "assignment"], name="one_result_in_calculation")
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.proposed or self.state}"


class Adjustment(ResultRow):
    """So many of a kind of adjustment of the regime, for one unit, with the reason. One that `cancels` another takes it
    back and counts nothing itself."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    count = models.PositiveIntegerField(default=1)
    reason = models.CharField(max_length=LONGEST_REASON)
    document = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    cancels = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ResultRow.Meta):
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="adjustment_has_reason")]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.key}"


class Veto(ResultRow):
    """That an event happened which limits the grade: asserted with a document by one person, or by the records
    themselves (no person). Without effect until another person confirms it."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    on = models.DateField()
    reason = models.CharField(max_length=LONGEST_REASON)
    document = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ResultRow.Meta):
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(document__isnull=False), name="veto_has_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.key}"


class VetoAnswer(ResultRow):
    """What another person says of a veto: confirmed, or dismissed with a reason."""

    veto = models.ForeignKey(Veto, on_delete=models.PROTECT, related_name="+")
    confirmed = models.BooleanField()
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta(ResultRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "veto"], name="veto_answered_once"),
            models.CheckConstraint(condition=Q(confirmed=True) | ~Q(reason=""), name="dismissed_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.veto_id} {self.confirmed}"
