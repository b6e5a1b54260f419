"""What is stored of reports. Texts of a draft are edited; steps and submissions are append-only."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, OfCycle
from hyogi.foundation import clock
from hyogi.foundation.models import CycleRow, StoredFile

STATES = [
    ("draft", _("being written")),
    ("handed_in", _("handed in for the check")),
    ("returned", _("returned with remarks")),
    ("approved", _("approved")),
    ("submitted", _("submitted")),
]


class Report(OfCycle):
    """The report of one unit in one cycle, on its way."""

    CHANGES = ("state", "returns")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=STATES, default="draft")
    returns = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "assignment"], name="one_report_of_assignment")]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.state}"


class Passage(OfCycle):
    """One text of a report as it stands: a section of the form, the speaking version (`spoken`), or the answer to an
    open item (`answer-` and the item's id)."""

    CHANGES = ("text", "at", "person")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "report", "key"], name="one_passage_of_key")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"


class StepKind(models.TextChoices):
    """What can happen to a report on its way."""

    HANDED_IN = "handed_in", _("handed in for the check")
    RETURNED = "returned", _("returned with remarks")
    APPROVED = "approved", _("approved")
    SUBMITTED = "submitted", _("submitted")


class ReportStep(OfCycle):
    """One step of the way, with the whole text as it was then, and the remarks of who returned it. Append-only."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=StepKind.choices)
    remarks = models.TextField(blank=True)
    texts = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "report", "number"], name="report_step_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.report_id} {self.number} {self.kind}"


class AttachmentKind(models.TextChoices):
    """What is attached."""

    ATTACHMENT = "attachment", _("attachment")
    SLIDES = "slides", _("slides")


class Attachment(OfCycle):
    """A file with a report. Taken away from a draft it is marked, never deleted."""

    CHANGES = ("removed_at",)

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=AttachmentKind.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True)
    person = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.report_id} {self.kind}"


class Submission(OfCycle):
    """A report as it was submitted: frozen, hashed, never changed. `texts` by section, `answers` by item, `figures` by
    indicator, `files` by hash. `late` past the due instant. Append-only."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=clock.now)
    texts = models.JSONField(default=dict)
    spoken = models.TextField(blank=True)
    answers = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    files = models.JSONField(default=list)
    late = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)
    on_behalf_of = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "assignment", "number"], name="submission_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="submission_counts_from_one"),
        ]
        indexes = [models.Index(fields=["branch", "cycle", "assignment", "number", "late"], name="submission_late")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.number} {self.sha256[:12]}"


class Sketch(OfCycle):
    """By which a report is found when another is much like it: worked out from the texts that were handed in last."""

    CHANGES = ("current",)

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    step = models.ForeignKey(ReportStep, on_delete=models.PROTECT, related_name="+")
    current = models.BooleanField(default=True)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "step"], name="sketch_of_step"),
            models.UniqueConstraint(fields=["branch", "report"], condition=Q(current=True), name="one_current_sketch"),
        ]
        indexes = [models.Index(fields=["branch", "cycle", "current"], name="sketch_current")]

    def __str__(self) -> str:
        return str(self.step_id)


class SketchMark(CycleRow):
    """One sampled run of characters of a sketch, as a number (`rules.marks_of`)."""

    sketch = models.ForeignKey(Sketch, on_delete=models.PROTECT, related_name="+")
    value = models.BigIntegerField()

    class Meta(CycleRow.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "sketch", "value"], name="sketch_mark_once")]
        indexes = [models.Index(fields=["branch", "value"], name="sketch_mark_value")]

    def __str__(self) -> str:
        return str(self.value)


APPEND_ONLY = ("reports_reportstep", "reports_submission")
