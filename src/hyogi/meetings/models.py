"""What is stored of a meeting: documents from above, agenda, attendance, speeches as points, comments."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, DerivesField, Mode, OfCycle
from hyogi.foundation.languages import TextsField
from hyogi.organisation.models import Person, Post


class Meeting(OfCycle):
    """The meeting of a cycle. `held_on` is the day in the cycle's zone; `language` is what was spoken."""

    code = models.CharField(max_length=64)
    title = TextsField()
    held_on = models.DateField()
    language = models.CharField(max_length=10)
    purpose = TextsField()

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "cycle", "code"], name="meeting_code")]

    def __str__(self) -> str:
        return self.code


class OfMeeting(OfCycle):
    """A row of a meeting, in its place among its like."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta(OfCycle.Meta):
        abstract = True
        ordering = ["position"]


class Document(OfMeeting):
    """A text from above: studied at the meeting, carried out by its directive. `author` where a person is named."""

    code = models.CharField(max_length=64)
    title = TextsField()
    issuer = TextsField()
    author = TextsField()

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "meeting", "code"], name="document_code")]

    def __str__(self) -> str:
        return self.code


class Role(models.TextChoices):
    """What somebody does at a meeting."""

    CHAIR = "chair", _("Chair")
    SPEAKER = "speaker", _("Speaker")
    GUIDE = "guide", _("Guide from the level above")
    ATTENDEE = "attendee", _("Attendee")


class Attendance(OfMeeting):
    """One person at the meeting, by the `name` that he had then. `roles`, like sectors, are codes separated by `;`."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = TextsField()
    roles = models.CharField(max_length=80)
    text = TextsField()

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "meeting", "person"], name="present_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.roles}"

    @property
    def role_codes(self) -> list[Role]:
        return [Role(code) for code in self.roles.split(";") if code]


class AttendancePost(OfMeeting):
    """A post in which somebody was present, by the title that it had then; one person may bring several, in different
    units."""

    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    title = TextsField()

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "attendance", "post"], name="post_once_in_attendance")]

    def __str__(self) -> str:
        return f"{self.attendance_id} {self.post_id}"


class AttendanceRule(OfMeeting):
    """Attendance by rule: holders of posts of a kind in units of some kinds (`unit_kinds`, separated by `;`)."""

    text = TextsField()
    post_kind = models.CharField(max_length=60)
    post_kind_name = TextsField()
    unit_kinds = models.CharField(max_length=400)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.ATTENDEE)

    def __str__(self) -> str:
        return f"{self.post_kind} in {self.unit_kinds}"

    @property
    def unit_kind_codes(self) -> list[str]:
        return [code for code in self.unit_kinds.split(";") if code]


class OpenEnd(OfMeeting):
    """That the list of those present ends in "and others"."""

    text = TextsField()

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "meeting"], name="one_open_end")]

    def __str__(self) -> str:
        return str(self.text)


class ItemKind(models.TextChoices):
    """What an item of the agenda is."""

    STUDY = "study", _("Study item")
    REPORT = "report", _("Report")
    COMMENT = "comment", _("Comment")
    SPEECH = "speech", _("Speech")


class AgendaItem(OfMeeting):
    """One item. A report item names its assignment, or the mode of all assignments that it stands for; a transcribed
    item has no minutes."""

    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    title = TextsField()
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    assignment = models.ForeignKey(Assignment, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Attendance, null=True, on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField(null=True)
    derives = DerivesField()

    class Meta(OfMeeting.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "meeting", "position"], name="agenda_position"),
            models.CheckConstraint(
                condition=Q(derives=True) | Q(minutes__isnull=True), name="transcribed_item_has_no_minutes"
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=True) | Q(kind=ItemKind.STUDY.value), name="only_study_has_document"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.kind}"


class Speech(OfMeeting):
    """What one person said, in which role, as points."""

    by = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "meeting", "position"], name="speech_position")]

    def __str__(self) -> str:
        return f"{self.by_id} {self.role}"


class PointKind(models.TextChoices):
    """What a point of a speech does."""

    REVIEW = "review", _("Review of the year")
    CONTEXT = "context", _("What the coming year stands under")
    REQUIREMENT = "requirement", _("Requirements")
    WISH = "wish", _("Wishes")


class SpeechPoint(OfMeeting):
    """One point of a speech. Of a requirement the words stand in the directive that was made of it."""

    speech = models.ForeignKey(Speech, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=PointKind.choices)
    text = TextsField()

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "speech", "position"], name="speech_point_position")]

    def __str__(self) -> str:
        return f"{self.position} {self.kind}"


class Comment(OfMeeting):
    """The comment on one report. `words` is empty where only the fact of the comment is known."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="+")
    words = TextsField()

    class Meta(OfMeeting.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "assignment"], name="one_comment_on_report")]

    def __str__(self) -> str:
        return f"{self.assignment_id}"
