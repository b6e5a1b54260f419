"""The cycle, its source or its regime, and who reports in it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models.tree import FrozenUnit, TreeEdition
from hyogi.cycles.rules import CycleKind, derives
from hyogi.foundation.languages import TextsField
from hyogi.foundation.models import CycleRow
from hyogi.foundation.policy import TargetFacts
from hyogi.organisation.models import Post

PLACE = 20


class Source(CycleRow):
    """The page or paper from which a cycle was transcribed. `language` is the one it is written in, `published_at` an
    instant, `zone` where its clock stands; `sha256` is of its text as it was read."""

    code = models.CharField(max_length=64)
    title = TextsField()
    language = models.CharField(max_length=10)
    published_at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    publisher = TextsField()
    system = TextsField()
    sha256 = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.code


class FrozenRegime(CycleRow):
    """The regime of a cycle as it was when the cycle opened: its canonical text and the hash of it."""

    name = models.CharField(max_length=60)
    regime_version = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.name} {self.regime_version}"


class Phase(models.TextChoices):
    """How far a run cycle is. Each is entered by an act of the secretariat."""

    WRITING = "writing", _("Reports are written")
    BEFORE = "before", _("Before the meeting")
    MEETING = "meeting", _("Meeting")
    RESULT = "result", _("Result")
    FOLLOW_UP = "follow_up", _("Follow-up")
    CLOSED = "closed", _("Closed")


class Cycle(CycleRow):
    """One round of one convening unit for one year. A correction of a transcript is a new `revision` of the same code;
    one of them is `current`. `venue` says in words where the meeting is held."""

    CHANGES = ("current", "phase", "meeting_on", "venue", "closed_at")

    code = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in CycleKind])
    year = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=64)
    title = TextsField()
    edition = models.ForeignKey(TreeEdition, on_delete=models.PROTECT, related_name="+")
    convening = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="+")
    regime = models.ForeignKey("FrozenRegime", null=True, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=12, choices=Phase.choices, blank=True)
    meeting_on = models.DateField(null=True)
    venue = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(CycleRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "code", "revision"], name="cycle_revision"),
            models.UniqueConstraint(fields=["branch", "code"], condition=Q(current=True), name="one_current_revision"),
            models.CheckConstraint(
                condition=Q(kind=CycleKind.TRANSCRIBED.value, source__isnull=False)
                | Q(kind=CycleKind.RUN.value, source__isnull=True),
                name="transcribed_has_source",
            ),
            models.CheckConstraint(
                condition=Q(kind=CycleKind.TRANSCRIBED.value, regime__isnull=True, phase="")
                | Q(kind=CycleKind.RUN.value, regime__isnull=False, meeting_on__isnull=False, opened_at__isnull=False)
                & ~Q(phase=""),
                name="run_has_regime",
            ),
        ]
        indexes = [models.Index(fields=["convening", "year"], name="cycle_convening")]

    def __str__(self) -> str:
        return self.code

    @property
    def is_transcribed(self) -> bool:
        return self.kind == CycleKind.TRANSCRIBED

    def policy_facts(self) -> TargetFacts:
        """Where the convening unit stands today (`standing_path`, brought by the query), else where it stood."""
        path = getattr(self, "standing_path", None) or self.convening.path
        return TargetFacts(path=path, convening=path)


class DerivesField(models.BooleanField):  # type: ignore[type-arg]
    """Whether the row's cycle derives anything: taken from the cycle at every save, so that a check constraint of the
    same table can forbid derived values in rows of a transcribed cycle."""

    def __init__(self, **options: Any):
        super().__init__(**{"editable": False, **options})

    def pre_save(self, model_instance: Any, add: bool) -> bool:
        value = derives(CycleKind(model_instance.cycle.kind))
        setattr(model_instance, self.attname, value)
        return value


class OfCycle(CycleRow):
    """A row that belongs to one cycle. `place` says where in the cycle's source it stands; empty: not from there."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=PLACE, blank=True)

    class Meta(CycleRow.Meta):
        abstract = True


class Mode(models.TextChoices):
    """How a unit reports."""

    ON_SITE = "on_site", _("on site")
    WRITTEN = "written", _("in writing")


class ModeBy(models.TextChoices):
    """What decided how a unit reports."""

    KIND = "kind", _("by its kind")
    CHOICE = "choice", _("by choice")
    REST = "rest", _("as the rest")


class Assignment(OfCycle):
    """That a unit reports in the cycle, and how. `reporter` is who answers for it, in words, where no post is named.

    `mode_by` says what decided the mode, `reason` why where somebody chose. A unit that is new or whose head is new may
    report without being graded. `successor` reports in its place since it was merged.
    """

    CHANGES = ("mode", "mode_by", "reason", "successor", "post", "reporter")

    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    position = models.PositiveIntegerField()
    reporter = TextsField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    mode_by = models.CharField(max_length=10, choices=ModeBy.choices, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    graded = models.BooleanField(default=True)
    successor = models.ForeignKey(FrozenUnit, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "cycle", "unit"], name="unit_reports_once"),
            models.UniqueConstraint(fields=["branch", "cycle", "position"], name="assignment_position"),
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.mode}"

    def policy_facts(self) -> TargetFacts:
        """Where the reporting unit and the convening one stand today, as far as the query brought it along
        (`standing_path`, `convening_path`), else where they stood in the cycle's tree. A successor stands for the
        unit that was merged into it."""
        return TargetFacts(
            path=getattr(self, "standing_path", None) or (self.successor or self.unit).path,
            convening=getattr(self, "convening_path", None) or self.cycle.convening.path,
            post=self.post_id,
        )
