"""What is stored of papers: the templates that an office has taken in, and every paper as it was made."""

from django.db import models

from hyogi.cycles.models import Assignment, OfCycle
from hyogi.foundation import clock
from hyogi.foundation.languages import LANGUAGES
from hyogi.foundation.models import Row, StoredFile
from hyogi.foundation.policy import TargetFacts
from hyogi.organisation.models import Unit

LANGUAGE_CHOICES = [(language, language) for language in LANGUAGES]


class TemplateChoice(Row):
    """Which template a convening unit uses for one paper in one language: the last one, by `number`, holds. Without a
    file it is Hyogi's own again. Never changed; another choice is another row."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    paper = models.CharField(max_length=40)
    language = models.CharField(max_length=10, choices=LANGUAGE_CHOICES)
    number = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["unit", "paper", "language", "number"], name="template_choice_number")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.paper} {self.language} {self.number}"


class Making(OfCycle):
    """One act of making papers: one paper, or one for each unit, or all that can be made. `number` counts those of the
    cycle."""

    paper = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=10, choices=LANGUAGE_CHOICES)
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "number"], name="making_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.paper}"

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


class MadePaper(OfCycle):
    """A paper as it was made: its file, the template that it was made from and the facts that stand in it, by their
    hashes. `assignment` where it is for one unit."""

    making = models.ForeignKey(Making, on_delete=models.PROTECT, related_name="+")
    paper = models.CharField(max_length=40)
    assignment = models.ForeignKey(Assignment, null=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    template_sha256 = models.CharField(max_length=64)
    facts_sha256 = models.CharField(max_length=64)

    class Meta(OfCycle.Meta):
        indexes = [models.Index(fields=["branch", "cycle", "paper"], name="made_paper")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.paper} {self.file_id}"


APPEND_ONLY = ("papers_templatechoice", "papers_making", "papers_madepaper")
