"""What every room stands on: base rows, the installation, the audit log, once-only keys, kept texts, kept files."""

from typing import Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from hyogi.foundation import clock
from hyogi.foundation.fingerprints import FingerprintField
from hyogi.foundation.ids import new_id, random_id
from hyogi.foundation.managers import Guarded


class Row(models.Model):
    """Any stored thing. `objects` refuses; `unscoped` is for models, queries and actions that a test lists."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    objects = Guarded()
    unscoped: models.Manager[Any] = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"
        default_manager_name = "unscoped"


class CycleRow(Row):
    """A row of cycle data: `branch` is the step of the convening unit's branch, part of every uniqueness.

    Save, delete and lock look for the row by (branch, id), so that on a database cut by branch each touches one
    place only. `fingerprint` is the hash of what was first stored, without the columns of `CHANGES`, which acts change.
    """

    CHANGES: ClassVar[tuple[str, ...]] = ()

    branch = models.CharField(max_length=12, db_index=True, editable=False)
    fingerprint = FingerprintField()

    class Meta(Row.Meta):
        abstract = True

    def _do_update(self, base_qs: "models.QuerySet[Any]", *rest: Any) -> Any:
        return super()._do_update(base_qs.filter(branch=self.branch), *rest)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Nothing of a cycle is deleted; undoing is a further act."""
        raise TypeError(f"{type(self).__name__} is never deleted")


class Installation(Row):
    """The one row that says what this installation is. `kind` demo has the chooser of posts and the bar of days: the
    last scene that was played, where its clock was set, and the real instant at which it was."""

    NORMAL, DEMO = "normal", "demo"

    kind = models.CharField(max_length=10, choices=[(NORMAL, "normal"), (DEMO, "demo")], default=NORMAL)
    language = models.CharField(max_length=10, default="zh-Hans")
    zone = models.CharField(max_length=64, default="Asia/Shanghai")
    only = models.BooleanField(default=True, unique=True, editable=False)
    register_version = models.PositiveBigIntegerField(default=0)
    demo_scene = models.CharField(max_length=60, blank=True)
    demo_stands_at = models.DateTimeField(null=True)
    demo_since = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(Row.Meta):
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="one_installation")]

    def __str__(self) -> str:
        return self.kind


class StoredFile(Row):
    """An upload, kept by the hash of its content. A row never points to a file that is missing or short."""

    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=255)
    kept_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name


class Event(Row):
    """One act of a person or of time, written in the act's own transaction. Append-only (triggers)."""

    at = models.DateTimeField(default=clock.now)
    verb = models.CharField(max_length=40)
    actor_person = models.UUIDField(null=True)
    actor_account = models.UUIDField(null=True)
    actor_post = models.UUIDField(null=True)
    actor_label = models.CharField(max_length=200, blank=True)
    on_behalf_of = models.UUIDField(null=True)
    scan = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    subject_type = models.CharField(max_length=60)
    subject = models.UUIDField()
    path = models.CharField(max_length=1200, blank=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta(Row.Meta):
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject", "id"], name="event_subject"),
            models.Index(fields=["at"], name="event_at"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject}"


class Seal(Row):
    """A link of the chain: the hash over the last seal and the events sealed with this one. Append-only."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(default=clock.now)
    previous = models.CharField(max_length=64)
    head = models.CharField(max_length=64)
    events = models.PositiveIntegerField()

    class Meta(Row.Meta):
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.head[:12]}"


class SealedEvent(models.Model):
    """Which event lies under which seal, and where in it. Append-only."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.PROTECT, related_name="+")
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    objects = Guarded()
    unscoped: models.Manager[Any] = models.Manager()

    class Meta:
        base_manager_name = "unscoped"
        default_manager_name = "unscoped"
        constraints = [models.UniqueConstraint(fields=["seal", "position"], name="one_place_in_seal")]

    def __str__(self) -> str:
        return f"{self.seal_id}:{self.position}"


class OnceKey(models.Model):
    """A form that was acted on: the same key again gives the same answer and does nothing."""

    key = models.CharField(max_length=64, primary_key=True)
    owner = models.CharField(max_length=80)
    address = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    result = models.CharField(max_length=500, blank=True)
    texts = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now, db_index=True)

    objects = Guarded()
    unscoped: models.Manager[Any] = models.Manager()

    class Meta:
        base_manager_name = "unscoped"
        default_manager_name = "unscoped"

    def __str__(self) -> str:
        return self.key


class KeptText(models.Model):
    """What was typed when the sign-in had already ended: given back, once, to whoever holds the key in his cookie."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    owner = models.CharField(max_length=64)
    address = models.CharField(max_length=500)
    fields = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now, db_index=True)

    objects = Guarded()
    unscoped: models.Manager[Any] = models.Manager()

    class Meta:
        base_manager_name = "unscoped"
        default_manager_name = "unscoped"
        verbose_name = _("kept text")

    def __str__(self) -> str:
        return self.address
