"""Who was there, or is to be: by name and by rule as a source has it, and by seat at a meeting that is run here."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import OfCycle
from hyogi.foundation import clock
from hyogi.foundation.languages import TextsField
from hyogi.meetings.models.meeting import Meeting, OfMeeting
from hyogi.organisation.models import Person, Post


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


class Standing(models.TextChoices):
    """How it stands with a seat."""

    EXPECTED = "expected", _("expected")
    PRESENT = "present", _("present")
    SUBSTITUTE = "substitute", _("substitute present")
    LEAVE = "leave", _("on leave")
    ABSENT = "absent", _("absent")


class Seat(OfMeeting):
    """Who is summoned to a meeting that is run here: one person, one seat. Usually the holder of a `post`, found by a
    rule of the regime; a guest of a list has only a `name`. `standing` follows from the marks of the seat.

    `role` and `voter_class` are keys of the regime; `rule` is the number of the rule that caught the person (0: the
    chair), `list_key` the list that a name stands on.
    """

    CHANGES = ("standing", "reason", "substitute", "signed_at")

    role = models.CharField(max_length=20)
    voter_class = models.CharField(max_length=60, blank=True)
    rule = models.PositiveSmallIntegerField(default=0)
    list_key = models.CharField(max_length=60, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    unit_names = TextsField()
    name = TextsField()
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.EXPECTED)
    substitute = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    signed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta(OfMeeting.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "meeting", "position"], name="seat_position"),
            models.UniqueConstraint(
                fields=["branch", "meeting", "person"], condition=Q(person__isnull=False), name="one_seat_for_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.role}"


class SeatMark(OfCycle):
    """One mark on a seat: signed in, on leave, absent, stood in for. The last one holds; none is changed. `serial` is
    its number among all marks of the meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    serial = models.PositiveIntegerField()
    standing = models.CharField(max_length=12, choices=Standing.choices)
    substitute = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "meeting", "serial"], name="seat_mark_serial")]
        ordering = ["serial"]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.standing}"
