"""What is stored of chasing: each reminder and call, the mails of reminders, the numbers of offices."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, OfCycle
from hyogi.foundation import clock
from hyogi.organisation.models import Unit
from hyogi.rollups.rules import LONGEST_NOTE, LONGEST_NUMBER


class Channel(models.TextChoices):
    """How a unit was chased."""

    MAIL = "mail", _("by mail")
    TELEPHONE = "telephone", _("by telephone")


class Outcome(models.TextChoices):
    """What came of it."""

    MAILED = "mailed", _("reminder sent")
    REACHED = "reached", _("reached")
    NOT_REACHED = "not_reached", _("not reached")
    PROMISED = "promised", _("promised for a day")


class Chase(OfCycle):
    """That a unit was chased for what a stage asks of it. `on` is the day in the cycle's zone, `number` counts within
    the day by channel; `due_at` is when it was due, as it stood then. Append-only."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    stage_key = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    promised_on = models.DateField(null=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    due_at = models.DateTimeField()
    on = models.DateField()
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "assignment", "channel", "on", "number"], name="chase_number"),
            models.CheckConstraint(
                condition=Q(channel=Channel.MAIL.value, outcome=Outcome.MAILED.value)
                | Q(channel=Channel.TELEPHONE.value) & ~Q(outcome=Outcome.MAILED.value),
                name="chase_outcome_of_channel",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.PROMISED.value, promised_on__isnull=False)
                | ~Q(outcome=Outcome.PROMISED.value) & Q(promised_on__isnull=True),
                name="only_promise_has_day",
            ),
        ]
        indexes = [models.Index(fields=["branch", "assignment", "at"], name="chase_last")]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.stage_key} {self.outcome}"


class MailState(models.TextChoices):
    """How far a mail is. One that was being handed over when the machine stopped stays `sending`: it is not sent a
    second time, for it may have gone out."""

    WAITING = "waiting", _("waits for the mail server")
    SENDING = "sending", _("not known whether it went out")
    SENT = "sent", _("handed to the mail server")
    DROPPED = "dropped", _("not sent any more")


class ReminderMail(OfCycle):
    """One mail of a reminder, to a person or to the mailbox of a unit's office. The address is looked up when it is
    sent, and is not kept here. `chase` is empty where a room above reminds and keeps itself what of."""

    CHANGES = ("state", "settled_at")

    chase = models.ForeignKey(Chase, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.UUIDField(null=True)
    office = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "chase", "person"], name="one_mail_to_person"),
            models.UniqueConstraint(fields=["branch", "chase", "office"], name="one_mail_to_office"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, office__isnull=True) | Q(person__isnull=True, office__isnull=False),
                name="mail_to_person_or_office",
            ),
        ]
        indexes = [models.Index(fields=["at"], condition=Q(state="waiting"), name="mail_waits")]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.subject} {self.state}"


class OfficeContact(OfCycle):
    """By which telephone and mailbox the office of a unit is reached: of an office, never of a person. The newest one
    of a unit holds, whatever cycle it was noted in. Append-only."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    telephone = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    mailbox = models.EmailField(blank=True)
    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField(null=True)
    post = models.UUIDField(null=True)

    class Meta(OfCycle.Meta):
        indexes = [models.Index(fields=["unit", "at"], name="office_contact_unit")]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.telephone or self.mailbox


APPEND_ONLY = ("rollups_chase", "rollups_officecontact")
