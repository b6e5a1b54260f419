"""What every row of the room has."""

from django.db import models

from hyogi.cycles.models import OfCycle
from hyogi.foundation import clock
from hyogi.foundation.policy import TargetFacts


class ResultRow(OfCycle):
    """An act: who did it when, in which post, and a hash over all that the row states (`sealing.fingerprint`). Without
    a person it was done by time itself."""

    fingerprint = None  # type: ignore[assignment]  # `sha256` is the hash, over more

    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)
    sha256 = models.CharField(max_length=64)

    class Meta(OfCycle.Meta):
        abstract = True

    def policy_facts(self) -> TargetFacts:
        """Those of its assignment, or of its cycle where it belongs to no single one."""
        about = getattr(self, "assignment", None) or self.cycle
        facts: TargetFacts = about.policy_facts()
        return facts
