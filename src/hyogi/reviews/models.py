"""What is stored before the meeting. Notes, visits and scores are append-only; a draft of a comment is edited."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, OfCycle
from hyogi.foundation import clock
from hyogi.organisation.models import Post


class Reading(OfCycle):
    """That a post of the convening unit reads a report. `ended_at`: it no longer does."""

    CHANGES = ("ended_at",)

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    reader = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "assignment", "reader"], condition=Q(ended_at__isnull=True), name="reads_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.reader_id}"


class NoteKind(models.TextChoices):
    """How somebody came to know what a note says."""

    READING = "reading", _("from reading the report")
    VISIT = "visit", _("from a visit")
    OFFICE = "office", _("from day-to-day work")


class Note(OfCycle):
    """What somebody of the convening unit noted about the work of a unit before the meeting. Append-only."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=NoteKind.choices)
    text = models.TextField()
    visited_on = models.DateField(null=True)
    interviews = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(visited_on__isnull=True, interviews__isnull=True) | Q(kind="visit"),
                name="only_visit_has_day",
            )
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.kind}"


class Score(OfCycle):
    """What one office gives one unit for one part of the result, in hundredths of a point. Append-only: a corrected
    score is a new one with the next `number`; the newest holds. `value` is empty where the office takes it back."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    component = models.CharField(max_length=60)
    office = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    value_x100 = models.PositiveIntegerField(null=True)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "assignment", "component", "office", "number"], name="score_number"
            )
        ]
        indexes = [
            models.Index(
                fields=["branch", "cycle", "assignment", "component", "office", "number", "value_x100"],
                name="score_of_cycle",
            )
        ]
        ordering = ["office", "number"]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.component} {self.office} {self.value_x100}"


class CommentDraft(OfCycle):
    """What the chair may say on a report, written by several hands. `problems` is one line each."""

    CHANGES = ("text", "problems", "at", "person", "post")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "assignment"], name="one_draft_of_comment")]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.version}"

    @property
    def lines(self) -> list[str]:
        """The problems, one for each line."""
        return [line.strip() for line in self.problems.splitlines() if line.strip()]


class DraftVersion(OfCycle):
    """A draft as it was kept once. Append-only, so that nothing that was written is lost."""

    draft = models.ForeignKey(CommentDraft, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "draft", "number"], name="draft_version_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.number}"


APPEND_ONLY = ("reviews_note", "reviews_score", "reviews_draftversion")
