"""What is stored of a public record: its address, and the acts by which it was prepared, published, withdrawn.

A publication is complete in itself: the facts it was written from and the words in every language, with their hash.
Nothing of it changes; a correction is a new version, a withdrawal a further act.
"""

from django.db import models

from hyogi.cycles.models import Cycle
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField
from hyogi.foundation.models import CycleRow
from hyogi.foundation.policy import TargetFacts


class Record(CycleRow):
    """The stable address of the record of one meeting. `cycle` is the code of the cycle: its revisions share it."""

    slug = models.CharField(max_length=80)
    cycle = models.CharField(max_length=64)
    path = models.CharField(max_length=1200)
    zone = models.CharField(max_length=64)

    class Meta(CycleRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "cycle"], name="one_record_of_cycle"),
            models.UniqueConstraint(fields=["slug"], name="record_slug"),
        ]

    def __str__(self) -> str:
        return self.slug

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.path)


class Preparation(CycleRow):
    """The record as one person lays it before another: facts, words, and the ground for the names in it."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="preparations")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    ground = TextsField()
    names = models.JSONField(default=list)
    facts = models.TextField()
    documents = models.JSONField()
    sha256 = models.CharField(max_length=64)
    prepared_by = models.UUIDField(null=True)
    prepared_in = models.UUIDField(null=True)
    at = models.DateTimeField(default=clock.now)

    class Meta(CycleRow.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return self.sha256[:12]


class Publication(CycleRow):
    """A version of the record as it was published. It points to the version that it corrects by its number."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="publications")
    preparation = models.ForeignKey(Preparation, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    titles = TextsField()
    summaries = TextsField()
    held_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    confirmed_by = models.UUIDField()
    confirmed_in = models.UUIDField(null=True)
    at = models.DateTimeField(default=clock.now)

    class Meta(CycleRow.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "record", "version"], name="record_version"),
            models.UniqueConstraint(fields=["branch", "preparation"], name="published_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="versions_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.version}"


class Withdrawal(CycleRow):
    """A version and those before it are no longer shown; their addresses stay and say why."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="withdrawals")
    reason = models.CharField(max_length=1000)
    withdrawn_by = models.UUIDField(null=True)
    at = models.DateTimeField(default=clock.now)

    class Meta(CycleRow.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "publication"], name="withdrawn_once")]

    def __str__(self) -> str:
        return str(self.publication_id)


APPEND_ONLY = ("records_preparation", "records_publication", "records_withdrawal")
