"""The tree of a cycle, frozen when it was opened or written down."""

from django.db import models

from hyogi.foundation.languages import TextsField
from hyogi.foundation.models import CycleRow
from hyogi.foundation.paths import PathField, depth_of
from hyogi.organisation.models import Unit


class TreeEdition(CycleRow):
    """The tree as it stood on a day: the line above a convening unit and all below it. Each cycle has its own."""

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
