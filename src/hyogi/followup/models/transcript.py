"""The task lists that a transcribed meeting names, without their items."""

from django.db import models

from hyogi.cycles.models import FrozenUnit, OfCycle
from hyogi.foundation.languages import TextsField


class TaskList(OfCycle):
    """A list of tasks of a unit. `made` and `carried_out` are what is said of the list as a whole."""

    unit = models.ForeignKey(FrozenUnit, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    name = TextsField()
    text = TextsField()
    made = models.BooleanField(default=False)
    carried_out = models.BooleanField(default=False)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "code"], name="task_list_code")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.code
