"""What is stored of the appraisal on paper. All of it is append-only: a correction is a new row that names the old.

Only counts by class are stored. There is no row for a form, and nothing that could lead from a form to a person.
"""

from django.db import models
from django.db.models import Q

from hyogi.cycles.models import OfCycle
from hyogi.foundation import clock
from hyogi.foundation.known_json import KnownJSONField
from hyogi.foundation.models import StoredFile

SEATS = (1, 2)


class Kept(OfCycle):
    """A row of a ballot: who made it when, and a hash over all that it states (`sealing.fingerprint`)."""

    fingerprint = None  # type: ignore[assignment]  # `sha256` is the hash, over more

    at = models.DateTimeField(default=clock.now)
    person = models.UUIDField()
    post = models.UUIDField(null=True)
    sha256 = models.CharField(max_length=64)

    class Meta(OfCycle.Meta):
        abstract = True


class Ballot(Kept):
    """One round of the ballot of a cycle. `lines` are the reporters on the form in its order, by their assignments. A
    round that follows a void one names it."""

    round = models.PositiveSmallIntegerField()
    repeats = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    lines = KnownJSONField()

    class Meta(Kept.Meta):
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "cycle", "round"], name="ballot_round"),
            models.UniqueConstraint(fields=["branch", "repeats"], name="ballot_repeated_once"),
            models.CheckConstraint(
                condition=Q(round=1, repeats__isnull=True) | Q(round__gt=1, repeats__isnull=False),
                name="later_round_repeats",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.round}"


class OfBallot(Kept):
    """A row of one round."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="+")

    class Meta(Kept.Meta):
        abstract = True


class Issue(OfBallot):
    """Forms handed out to a class; a negative number is of forms handed back unused, with the reason."""

    voter_class = models.CharField(max_length=60)
    forms = models.IntegerField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta(OfBallot.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(forms__gte=0) | ~Q(reason=""), name="handed_back_with_reason")
        ]

    def __str__(self) -> str:
        return f"{self.voter_class} {self.forms:+}"


class Teller(OfBallot):
    """Who counts a class: two different persons, each in one seat."""

    voter_class = models.CharField(max_length=60)
    seat = models.PositiveSmallIntegerField()

    class Meta(OfBallot.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "ballot", "voter_class", "seat"], name="one_teller_in_seat"),
            models.UniqueConstraint(fields=["branch", "ballot", "voter_class", "person"], name="two_tellers_differ"),
            models.CheckConstraint(condition=Q(seat__in=SEATS), name="two_seats"),
        ]

    def __str__(self) -> str:
        return f"{self.voter_class} {self.seat}"


class Count(OfBallot):
    """A class as its teller counted it: the forms that came back, those invalid as a whole, the marks by line. `file`
    is what a reader machine wrote, where it was taken from one. `salt` keeps the hash from being guessed at."""

    teller = models.ForeignKey(Teller, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")
    returned = models.PositiveIntegerField()
    invalid = models.PositiveIntegerField()
    marks = KnownJSONField()
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    salt = models.CharField(max_length=32)

    class Meta(OfBallot.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "teller", "number"], name="count_number"),
            models.CheckConstraint(
                condition=Q(number=1, corrects__isnull=True) | Q(number__gt=1, corrects__isnull=False),
                name="correction_names_the_old",
            ),
            models.CheckConstraint(condition=Q(invalid__lte=models.F("returned")), name="invalid_came_back"),
        ]

    def __str__(self) -> str:
        return f"{self.teller_id} {self.number}"


class Tally(OfBallot):
    """The close of a count: what the agreed entries come to. `text` is canonical JSON; it is worked out from the
    entries that it names and from nothing else, so that anybody can do it again."""

    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=12)
    text = models.TextField()

    class Meta(OfBallot.Meta):
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["branch", "ballot", "number"], name="tally_number")]

    def __str__(self) -> str:
        return self.sha256[:12]


class SendBack(OfBallot):
    """A scrutineer does not sign: the count is open again."""

    tally = models.ForeignKey(Tally, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)

    class Meta(OfBallot.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "tally"], name="sent_back_once")]

    def __str__(self) -> str:
        return str(self.tally_id)


class Scrutiny(OfBallot):
    """The signature of a scrutineer under a tally: `person` signed; who typed it is in the audit log."""

    tally = models.ForeignKey(Tally, on_delete=models.PROTECT, related_name="+")
    scan = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(OfBallot.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "tally", "person"], name="scrutineer_signs_once")]

    def __str__(self) -> str:
        return str(self.person)


class Sealing(OfBallot):
    """The tally is signed by enough scrutineers and stands: `signed` are the hashes of the tally and of the signatures
    under it, in their order."""

    tally = models.ForeignKey(Tally, on_delete=models.PROTECT, related_name="+")
    signed = models.JSONField()

    class Meta(OfBallot.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "ballot"], name="ballot_sealed_once")]

    def __str__(self) -> str:
        return self.sha256[:12]


APPEND_ONLY = (
    "ballots_ballot",
    "ballots_issue",
    "ballots_teller",
    "ballots_count",
    "ballots_tally",
    "ballots_sendback",
    "ballots_scrutiny",
    "ballots_sealing",
)
