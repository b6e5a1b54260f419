"""What a transcribed cycle states about itself and its source."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models.cycle import OfCycle
from hyogi.cycles.models.tree import FrozenUnit
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField


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
