"""The comment on each report, and the problems picked from it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.foundation.languages import TextsField
from hyogi.meetings.models.attendance import Attendance, Seat
from hyogi.meetings.models.meeting import OfMeeting


class Comment(OfMeeting):
    """The comment on one report. Of a transcript `by` spoke it, and `words` is empty where only the fact of the comment
    is known.

    At a meeting that is run here `seat` spoke it in a role of the regime, and it was fixed word for word: `sha256` is
    of the words and the problems. It never changes; a correction `corrects` it, with a reason. `written`: it was fixed
    after the meeting had closed; `late`: after the stage was due.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Attendance, null=True, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=60, blank=True)
    words = TextsField()
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    fixed_at = models.DateTimeField(null=True)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)
    written = models.BooleanField(default=False)
    late = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64, blank=True)

    @property
    def language(self) -> str:
        """The language of its words, where they have one."""
        return next(iter(self.words), "") if len(self.words) == 1 else ""

    class Meta(OfMeeting.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "assignment"], condition=Q(corrects__isnull=True), name="one_comment_on_report"
            ),
            models.UniqueConstraint(
                fields=["branch", "corrects"], condition=Q(corrects__isnull=False), name="comment_corrected_once"
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=False, fixed_at__isnull=True) | Q(by__isnull=True, fixed_at__isnull=False),
                name="comment_told_or_fixed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}"


class Category(models.TextChoices):
    """What a problem is about. Source: docs/regime-parameters.md, `[follow]`, problem categories."""

    ORGANISATION = "organisation", _("organisation")
    PEOPLE_AND_POSTS = "people_and_posts", _("people and posts")
    RESOURCES = "resources", _("resources")
    PROCESS = "process", _("way of working")
    SERVICE = "service", _("service")
    SAFETY = "safety", _("safety")
    FIGURES = "figures", _("figures")
    FOLLOW_UP_OF_LAST_YEAR = "follow_up_of_last_year", _("follow-up of last year")
    OTHER = "other", _("other")


class CommentProblem(OfMeeting):
    """A problem that the comment names, as a line of its own. It stands or falls with its comment."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=500)
    category = models.CharField(max_length=30, choices=Category.choices, default=Category.OTHER)

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "comment", "position"], name="problem_in_comment")]

    def __str__(self) -> str:
        return self.text
