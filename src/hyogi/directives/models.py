"""What is stored of directives: numbered points with their addresses, the chain above; programmes with their roll-out.

Which units an address reaches is never stored: it follows from the frozen tree (`rules`), so that a directive to
millions of units is a few rows.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import FrozenUnit, OfCycle
from hyogi.directives.rules import AddressKind, UptakeState
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField
from hyogi.meetings.models import Document, Speech, SpeechPoint

UPTAKE = [
    (UptakeState.ACKNOWLEDGED.value, _("acknowledged")),
    (UptakeState.PLANNED.value, _("planned")),
    (UptakeState.UNDER_WAY.value, _("under way")),
    (UptakeState.DONE.value, _("done")),
]


class DirectiveState(models.TextChoices):
    """Whether a directive is still being written."""

    DRAFT = "draft", _("being written")
    ISSUED = "issued", _("issued")


class Directive(OfCycle):
    """What a unit requires of those below it in a year. `speech` where it was given by word of mouth. An issued one
    does not change; levels below add points of their own."""

    CHANGES = ("state", "issued_at")

    code = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    title = TextsField()
    issued_by = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    speech = models.ForeignKey(Speech, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=DirectiveState.choices, default=DirectiveState.ISSUED)
    issued_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "code"], name="directive_code")]

    def __str__(self) -> str:
        return self.code


class CarriesOut(OfCycle):
    """A document from above that a directive carries out; position 1 is the highest."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "directive", "document"], name="carried_out_once")]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.position}"


class Point(OfCycle):
    """One point: a numbered requirement, a lettered part of one, or (number 0) the duty common to all levels.

    `added_by` is the unit on the way down that added the point for its own branch; none where it is the directive's.
    """

    CHANGES = ("heading", "text", "due_on", "number")

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=4, blank=True)
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    heading = TextsField()
    text = TextsField()
    said_as = models.ForeignKey(SpeechPoint, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    added_by = models.ForeignKey(FrozenUnit, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "directive", "number", "letter"],
                condition=Q(added_by__isnull=True),
                name="point_number",
            ),
            models.UniqueConstraint(
                fields=["branch", "directive", "added_by", "number", "letter"], name="added_point_number"
            ),
            models.CheckConstraint(condition=Q(number__gt=0) | Q(letter=""), name="common_duty_has_no_parts"),
            models.CheckConstraint(
                condition=Q(letter="", part_of__isnull=True) | (~Q(letter="") & Q(part_of__isnull=False)),
                name="lettered_is_part",
            ),
        ]
        ordering = ["number", "letter"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """ "3", "3b"; empty for the common duty."""
        return f"{self.number}{self.letter}" if self.number else ""


class Addressing(OfCycle):
    """To whom a point is addressed. Several addresses of one point add up."""

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in AddressKind])
    code = models.CharField(max_length=64, blank=True)
    name = TextsField()

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "point", "kind", "code"], name="address_once"),
            models.CheckConstraint(
                condition=Q(kind=AddressKind.ALL.value, code="") | (~Q(kind=AddressKind.ALL.value) & ~Q(code="")),
                name="address_has_code",
            ),
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class Uptake(OfCycle):
    """How far a unit is with a point that reaches it: the newest of its steps, kept beside them to be counted."""

    CHANGES = ("state",)

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=UPTAKE)
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "point", "unit"], name="one_uptake_of_point")]

    def __str__(self) -> str:
        return f"{self.point_id} {self.unit_id} {self.state}"


class UptakeStep(OfCycle):
    """One step of a unit with a point: acknowledged, planned, under way, done, each with its words. Append-only."""

    uptake = models.ForeignKey(Uptake, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=UPTAKE)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "uptake", "number"], name="uptake_step_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.uptake_id} {self.number} {self.state}"


class ProgrammeKind(models.TextChoices):
    """What sort of named undertaking it is."""

    PROJECT = "project", _("Project")
    BRAND = "brand", _("Brand")
    SYSTEM = "system", _("System")


class Programme(OfCycle):
    """A named undertaking of a unit, rolled out below it. `rollout` says in words how far it was spread."""

    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=ProgrammeKind.choices)
    name = TextsField()
    text = TextsField()
    rollout = TextsField()

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "code"], name="programme_code")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.code


class Rollout(OfCycle):
    """How far a programme is in one unit. Append-only: the newest of a unit holds."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=UPTAKE)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "programme", "unit", "number"], name="rollout_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.unit_id} {self.state}"


APPEND_ONLY = ("directives_uptakestep", "directives_rollout")
