"""What is stored of directives: numbered points with their addresses, the chain above; programmes with their roll-out.

Which units an address reaches is never stored: it follows from the frozen tree (`rules`), so that a directive to
millions of units is a few rows.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import FrozenUnit, OfCycle
from hyogi.directives.rules import AddressKind
from hyogi.foundation.languages import TextsField
from hyogi.meetings.models import Document, Speech, SpeechPoint


class Directive(OfCycle):
    """What a unit requires of those below it in a year. `speech` where it was given by word of mouth."""

    code = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    title = TextsField()
    issued_by = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    speech = models.ForeignKey(Speech, null=True, on_delete=models.PROTECT, related_name="+")

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
    """One point: a numbered requirement, a lettered part of one, or (number 0) the duty common to all levels."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=4, blank=True)
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    heading = TextsField()
    text = TextsField()
    said_as = models.ForeignKey(SpeechPoint, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "directive", "number", "letter"], name="point_number"),
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
