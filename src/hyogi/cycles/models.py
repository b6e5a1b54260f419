"""What is stored of a cycle: the frozen tree, the cycle, its assignments; and of a transcribed one, its source.

Cycle data refers to `FrozenUnit`, never to a unit of the register: the tree of a cycle stays as it was when it opened.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.rules import CycleKind, derives
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField
from hyogi.foundation.models import CycleRow
from hyogi.foundation.paths import PathField, depth_of
from hyogi.foundation.policy import TargetFacts
from hyogi.organisation.models import Unit

PLACE = 20


class TreeEdition(CycleRow):
    """The tree as it stood on a day: the line above a convening unit and all below it. Nested cycles share one."""

    on = models.DateField()
    top = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.top_id} {self.on}"


class FrozenUnit(CycleRow):
    """A unit as it stood in an edition. Paths of different editions are never compared."""

    edition = models.ForeignKey(TreeEdition, on_delete=models.PROTECT, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    path = PathField()
    code = models.CharField(max_length=64)
    kind = models.CharField(max_length=60)
    kind_names = TextsField()
    sectors = models.CharField(max_length=400, blank=True)
    name = models.CharField(max_length=300)
    names = TextsField()

    class Meta(CycleRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "edition", "unit"], name="unit_once_in_edition"),
            models.UniqueConstraint(fields=["branch", "edition", "path"], name="path_once_in_edition"),
        ]
        ordering = ["path"]

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        return depth_of(self.path)

    @property
    def sector_codes(self) -> list[str]:
        return [code for code in self.sectors.split(";") if code]


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


class Cycle(CycleRow):
    """One round of one convening unit for one year. A correction of a transcript is a new `revision` of the same code;
    one of them is `current`."""

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

    class Meta(CycleRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "code", "revision"], name="cycle_revision"),
            models.UniqueConstraint(fields=["branch", "code"], condition=Q(current=True), name="one_current_revision"),
            models.CheckConstraint(
                condition=Q(kind=CycleKind.TRANSCRIBED.value, source__isnull=False)
                | Q(kind=CycleKind.RUN.value, source__isnull=True),
                name="transcribed_has_source",
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
        return TargetFacts(path=getattr(self, "standing_path", None) or self.convening.path)


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


class Transcription(OfCycle):
    """The act by which a cycle was written down from its files. `sha256` is of their content, `facts_sha256` of the
    facts that came of them in the format `facts_format`: by it a later change of any row is found."""

    sha256 = models.CharField(max_length=64)
    facts_sha256 = models.CharField(max_length=64)
    facts_format = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle"], name="transcribed_once")]

    def __str__(self) -> str:
        return self.sha256[:12]


class Mode(models.TextChoices):
    """How a unit reports."""

    ON_SITE = "on_site", _("on site")
    WRITTEN = "written", _("in writing")


class Assignment(OfCycle):
    """That a unit reports in the cycle, and how. `reporter` is who answers for it, in words, where no post is named."""

    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    position = models.PositiveIntegerField()
    reporter = TextsField()

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "cycle", "unit"], name="unit_reports_once"),
            models.UniqueConstraint(fields=["branch", "cycle", "position"], name="assignment_position"),
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.mode}"


class Sample(OfCycle):
    """Some of the units behind a marked entry, of whom something is said; which of them is not known."""

    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    text = TextsField()

    class Meta(OfCycle.Meta):
        ordering = ["position"]

    def __str__(self) -> str:
        return str(self.text)


class Standing(models.TextChoices):
    """On what a unit's presence in a transcript rests."""

    SOURCE = "source", _("named in the source")
    PUBLIC_LIST = "public_list", _("from the public list")
    MARKED = "marked", _("marked entry")


class Mention(OfCycle):
    """How the source speaks of a unit: by name, by its class only (which units those are comes from a public list),
    or as a class left open, for which one marked entry stands (`several`)."""

    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=12, choices=Standing.choices)
    several = models.BooleanField(default=False)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "cycle", "unit"], name="unit_mentioned_once"),
            models.CheckConstraint(
                condition=Q(several=False) | Q(standing=Standing.MARKED.value), name="only_marked_is_several"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.standing}"


class Silence(OfCycle):
    """Something that a reader may look for and the source does not say."""

    position = models.PositiveIntegerField()
    topic = models.CharField(max_length=40)
    text = TextsField()

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "topic"], name="one_silence_on_topic")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.topic
