"""What was done with lists and items, append-only: steps, evidence, rungs of the ladder and their mails, samples,
notices."""

from django.db import models

from hyogi.cycles.models import OfCycle
from hyogi.followup.models.lists import Finding, Item, ItemList
from hyogi.followup.rules import LONGEST_REASON, ItemState, StepKind
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField
from hyogi.foundation.models import StoredFile
from hyogi.rollups.models import ReminderMail


class Done(OfCycle):
    """By whom and when; `entered_for` is the post whose holder signed on paper what somebody typed."""

    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)
    entered_for = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        abstract = True


class ListStepKind(models.TextChoices):
    """What can happen to a list."""

    BEGUN = "begun"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    APPROVED = "approved"
    NOTICE = "notice"


class ListStep(Done):
    """One act on a list. `plan` is the plan as it was handed in or approved, `sha256` its hash."""

    item_list = models.ForeignKey(ItemList, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ListStepKind.choices)
    remarks = models.CharField(max_length=LONGEST_REASON, blank=True)
    late = models.BooleanField(default=False)
    plan = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta(Done.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "item_list", "number"], name="list_step_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class ItemStep(Done):
    """One act on an item: what it was, the state after it, its day in the cycle's zone, and what it set or said."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in StepKind])
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in ItemState])
    on = models.DateField()
    due_on = models.DateField(null=True)
    text = models.CharField(max_length=LONGEST_REASON, blank=True)
    finding = models.CharField(max_length=12, choices=Finding.choices, blank=True)

    class Meta(Done.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "item", "number"], name="item_step_number")]
        indexes = [models.Index(fields=["cycle", "kind"], name="item_step_kind")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Evidence(Done):
    """A file that shows what was done. It stays with the item whatever becomes of it."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=300, blank=True)

    class Meta(Done.Meta):
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.says or str(self.file_id)


class Rung(OfCycle):
    """A rung of the regime's ladder that was fired for an item and a due day: whom it told, and what. Once each."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    after_days = models.SmallIntegerField()
    to = models.CharField(max_length=60)
    action = models.CharField(max_length=60)
    on = models.DateField()
    at = models.DateTimeField(default=clock.now)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "item", "due_on", "after_days", "to", "action"], name="rung_fired_once"
            )
        ]
        indexes = [
            models.Index(fields=["cycle", "to"], name="rung_to"),
            models.Index(fields=["cycle", "-on", "-id"], name="rung_newest"),
        ]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.after_days:+d} {self.to} {self.action}"


class RungMail(OfCycle):
    """That a mail reminds of what a rung was fired for. One mail tells its reader of all rungs of one run."""

    rung = models.ForeignKey(Rung, on_delete=models.PROTECT, related_name="+")
    mail = models.ForeignKey(ReminderMail, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "rung", "mail"], name="rung_told_once_by_mail")]

    def __str__(self) -> str:
        return f"{self.rung_id} {self.mail_id}"


class Draw(Done):
    """The closed items that are looked at on the spot, drawn from `items` by a stated seed. `drawn` can be drawn again
    by anybody."""

    number = models.PositiveIntegerField()
    seed = models.CharField(max_length=120)
    share_bp = models.PositiveIntegerField()
    items = models.JSONField(default=list)
    drawn = models.JSONField(default=list)

    class Meta(Done.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "number"], name="draw_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.seed}"


class SupervisionNotice(Done):
    """The paper by which overdue items are chased: what it says of each, as it stood when the notice was issued."""

    item_list = models.ForeignKey(ItemList, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    answer_by = models.DateField()
    words = models.CharField(max_length=LONGEST_REASON, blank=True)
    items = models.JSONField(default=list)
    unit = TextsField()

    class Meta(Done.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "number"], name="notice_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)
