"""The agenda: what comes after what, and at a meeting that is run here when it came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, DerivesField, Mode
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField
from hyogi.meetings.models.attendance import Attendance
from hyogi.meetings.models.meeting import Document, OfMeeting


class ItemKind(models.TextChoices):
    """What an item of the agenda is, as far as a source tells; a meeting run here has more kinds (`RunKind`)."""

    STUDY = "study", _("Study item")
    REPORT = "report", _("Report")
    COMMENT = "comment", _("Comment")
    SPEECH = "speech", _("Speech")


class RunKind(models.TextChoices):
    """The kinds that only a meeting that is run here has. Source: docs/regime-parameters.md, `[[agenda]]`."""

    OPEN = "open", _("Opening")
    CIRCULAR = "circular", _("Circular")
    QUESTION = "question", _("Questions")
    ANSWER = "answer", _("Answer")
    DIALOGUE = "dialogue", _("Dialogue")
    INTERVIEW = "interview", _("Interview")
    VISIT = "visit", _("Visit")
    PANEL_PRIVATE = "panel_private", _("Panel alone")
    NOTE_WRITTEN = "note_written", _("Written report noted")
    BALLOT = "ballot", _("Ballot")
    COUNT = "count", _("Count")
    DECISION = "decision", _("Decision")
    RETRO = "retro", _("Retrospective")
    ADOPT = "adopt", _("Adoption")
    ADOPT_PLENARY = "adopt_plenary", _("Adoption by the plenary")
    CLOSE = "close", _("Closing")
    BREAK = "break", _("Break")


KINDS = [*ItemKind.choices, *RunKind.choices]


class AgendaItem(OfMeeting):
    """One item. A report item names its assignment, or the mode of all assignments that it stands for; a transcribed
    item has no times. Of a meeting that is run here: who acts (`role`, a key of the regime), how long it may take, when
    it began and ended by the server's clock, and how many questions were asked in it."""

    CHANGES = ("position", "started_at", "ended_at", "derives")

    kind = models.CharField(max_length=14, choices=KINDS)
    title = TextsField()
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    assignment = models.ForeignKey(Assignment, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Attendance, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=60, blank=True)
    seconds = models.PositiveIntegerField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    derives = DerivesField()

    class Meta(OfMeeting.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "meeting", "position"], name="agenda_position"),
            models.CheckConstraint(
                condition=Q(derives=True) | Q(seconds__isnull=True, started_at__isnull=True),
                name="transcribed_item_has_no_times",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=True) | Q(kind=ItemKind.STUDY.value), name="only_study_has_document"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.kind}"

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and self.ended_at is None


class Question(OfMeeting):
    """A question asked in an item, the `position`-th of it, and when it was over with its answer."""

    CHANGES = ("ended_at",)

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "item", "position"], name="question_in_item")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.position}"
