"""What the units are told, and what they ask: letters, acknowledgements, requests for review and their answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.foundation.policy import TargetFacts
from hyogi.results.models.base import ResultRow
from hyogi.results.models.calculating import LONGEST_REASON, Calculation

LONGEST_TEXT = 3000


class Letter(ResultRow):
    """The feedback letter of one unit: `content` is all that it is told, as `feedback.shows` allows. A letter after a
    corrected result names the one that it replaces. `talk`: it goes with a talk."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    calculation = models.ForeignKey(Calculation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    talk = models.BooleanField(default=False)
    acknowledge_by = models.DateTimeField(null=True)

    class Meta(ResultRow.Meta):
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["branch", "assignment", "number"], name="letter_number")]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.number}"


class Acknowledgement(ResultRow):
    """That the head of the unit has read the letter. `late`: after the day named in it."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    late = models.BooleanField(default=False)

    class Meta(ResultRow.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "letter"], name="letter_acknowledged_once")]

    def __str__(self) -> str:
        return f"{self.letter_id}"


class ReviewKind(models.TextChoices):
    """What may be asked to be looked at again; never the judgement itself."""

    FACT = "fact", _("a fact")
    COUNT = "count", _("a count")
    PROCEDURE = "procedure", _("the procedure")


class ReviewRequest(ResultRow):
    """A unit asks that something be looked at again: once for each kind, and once more above after a first answer."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ReviewKind.choices)
    level = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(max_length=LONGEST_TEXT)
    answer_by = models.DateTimeField(null=True)

    class Meta(ResultRow.Meta):
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "assignment", "kind", "level"], name="review_asked_once"),
            models.CheckConstraint(condition=models.Q(level__in=(1, 2)), name="review_levels"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.kind}"


class Outcome(models.TextChoices):
    """What came of a request for review."""

    UPHELD = "upheld", _("the result stands")
    CORRECTED = "corrected", _("the result is worked out again")


class ReviewAnswer(ResultRow):
    """The answer to a request, with its reason, by another person than those who decided."""

    request = models.ForeignKey(ReviewRequest, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.CharField(max_length=LONGEST_REASON)

    class Meta(ResultRow.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "request"], name="review_answered_once")]

    def __str__(self) -> str:
        return f"{self.request_id} {self.outcome}"

    def policy_facts(self) -> TargetFacts:
        return self.request.policy_facts()
