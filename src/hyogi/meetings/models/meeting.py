"""The meeting of a cycle, its acts, and the texts that it rests on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import OfCycle
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField


class Meeting(OfCycle):
    """The meeting of a cycle. `held_on` is the day in the cycle's zone; `language` is what is spoken. Of a run cycle,
    `opened_at` and `closed_at` are the instants of its acts; `version` counts changes of its agenda."""

    CHANGES = ("opened_at", "held_on", "closed_at")

    code = models.CharField(max_length=64)
    title = TextsField()
    held_on = models.DateField()
    language = models.CharField(max_length=10)
    purpose = TextsField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "code"], name="meeting_code")]

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None


class MeetingActKind(models.TextChoices):
    """What is done once with a meeting."""

    OPENED = "opened", _("opened")
    CLOSED = "closed", _("brought to its end")


class MeetingAct(OfCycle):
    """That the meeting was opened, or closed: once each, never changed. `counted` of those who were `summoned` were
    there at that moment, by the marks up to the number `serial`; `quorum` says whether that was enough. `sha256` is
    of all of it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=MeetingActKind.choices)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)
    summoned = models.PositiveIntegerField()
    counted = models.PositiveIntegerField()
    quorum = models.BooleanField()
    serial = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "meeting", "kind"], name="meeting_act_once")]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.kind


class OfMeeting(OfCycle):
    """A row of a meeting, in its place among its like."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta(OfCycle.Meta):
        abstract = True
        ordering = ["position"]


class Document(OfMeeting):
    """A text from above: studied at the meeting, carried out by its directive. `author` where a person is named."""

    code = models.CharField(max_length=64)
    title = TextsField()
    issuer = TextsField()
    author = TextsField()

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "meeting", "code"], name="document_code")]

    def __str__(self) -> str:
        return self.code
