"""The proposal laid before the deciding body, its decisions, the signatures, and what they fixed."""

from django.db import models

from hyogi.results.models.base import ResultRow
from hyogi.results.models.calculating import LONGEST_REASON, Calculation, Result


class Proposal(ResultRow):
    """That a calculation was laid before the deciding body."""

    calculation = models.ForeignKey(Calculation, on_delete=models.PROTECT, related_name="+")

    class Meta(ResultRow.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "calculation"], name="calculation_proposed_once")]

    def __str__(self) -> str:
        return f"{self.calculation_id}"


class Decision(ResultRow):
    """The grade of one unit as decided; the latest of a result stands. Empty: it is noted that there is no grade."""

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    grade = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta(ResultRow.Meta):
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["branch", "result", "number"], name="decision_number")]

    def __str__(self) -> str:
        return f"{self.result_id} {self.grade}"


class ResultSignature(ResultRow):
    """One signature under the decided result; `seat` is the role of the regime and its number, `signed` the hash of
    what was signed."""

    calculation = models.ForeignKey(Calculation, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=80)
    signed = models.CharField(max_length=64)

    class Meta(ResultRow.Meta):
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "calculation", "seat"], name="one_signature_on_seat"),
            models.UniqueConstraint(fields=["branch", "calculation", "person"], name="person_signs_result_once"),
        ]

    def __str__(self) -> str:
        return f"{self.calculation_id} {self.seat}"


class SignOff(ResultRow):
    """That all have signed. `text` is canonical JSON of the calculation's hash, the grade of each unit and the
    signatures; from here on the result does not change."""

    calculation = models.ForeignKey(Calculation, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta(ResultRow.Meta):
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["branch", "calculation"], name="signed_off_once")]

    def __str__(self) -> str:
        return f"{self.calculation_id}"
