"""What the register stores: units as identities, their states in time, posts, people, tenures, tokens to search by.

A day belongs to the state with valid_from <= day < valid_to. `ALWAYS` stands for a start that nobody stated, `FOREVER`
for an end that has not come. A state with valid_from = valid_to held for no day: it was put right by a later act.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q

from hyogi.foundation.languages import Texts, TextsField
from hyogi.foundation.managers import Guarded
from hyogi.foundation.models import Row
from hyogi.foundation.paths import STEP, BytesField, PathField, depth_of
from hyogi.foundation.policy import Role, TargetFacts
from hyogi.organisation.rules import ALWAYS, FOREVER, Span

__all__ = ["ALWAYS", "FOREVER"]


class Dated(models.Model):
    """Something that holds from a day to the day on which it no longer holds."""

    valid_from = models.DateField(default=ALWAYS)
    valid_to = models.DateField(default=FOREVER)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day < self.valid_to

    @property
    def is_open(self) -> bool:
        return self.valid_to == FOREVER

    @property
    def span(self) -> Span:
        return Span(self.valid_from, self.valid_to)

    @property
    def starts(self) -> date | None:
        """The first day, or nothing where none was stated."""
        return None if self.valid_from == ALWAYS else self.valid_from

    @property
    def ends(self) -> date | None:
        """The first day on which it no longer holds, or nothing while it is open."""
        return None if self.is_open else self.valid_to


def on_day(day: date, prefix: str = "") -> Q:
    """The condition that a dated row, reached over `prefix`, holds on `day`."""
    return Q(**{f"{prefix}valid_from__lte": day, f"{prefix}valid_to__gt": day})


class UnitKind(Row):
    """District, faculty, subsidiary …; made on first use, named in the vocabulary or by whoever keeps the register."""

    code = models.CharField(max_length=60, unique=True)
    names = TextsField()

    def __str__(self) -> str:
        return str(self.names) or self.code


class Sector(Row):
    """A class of units to which points are addressed."""

    code = models.CharField(max_length=60, unique=True)
    names = TextsField()

    def __str__(self) -> str:
        return str(self.names) or self.code


class Unit(Row):
    """A node of the forest: an identity with a code. How it stood on a day is a `UnitState`.

    `step` is its part of every path in which it appears; `version` counts the acts on it, so that an edit made on an
    older page is seen as such.
    """

    code = models.CharField(max_length=64, unique=True)
    code_key = models.CharField(max_length=64, unique=True)
    step = BytesField(max_length=STEP, unique=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.code


class UnitState(Row, Dated):
    """How a unit stood from a day to a day: under whom, of which kind, in which sectors, called what."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="states")
    parent = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    path = PathField()
    kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT, related_name="+")
    sectors = models.CharField(max_length=400, blank=True)
    name = models.CharField(max_length=300)
    names = TextsField()
    readings = TextsField()
    reason = models.CharField(max_length=500, blank=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_to=FOREVER), name="one_open_state"),
            models.CheckConstraint(condition=Q(valid_from__lte=F("valid_to")), name="state_dates_in_order"),
        ]
        indexes = [
            models.Index(fields=["path", "valid_to"], name="state_path"),
            models.Index(fields=["parent", "valid_to"], name="state_parent"),
            models.Index(fields=["unit", "valid_from"], name="state_unit"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        return depth_of(self.path)

    @property
    def sector_codes(self) -> list[str]:
        return [code for code in self.sectors.split(";") if code]

    @property
    def title(self) -> Texts:
        """The name in every language there is; the name as given stands for the languages without one."""
        return Texts({"": self.name, **self.names})

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.path)


class SearchToken(models.Model):
    """A character, a pair of characters or a word under which a unit is found, by any name that it has had.

    Not a record of anything: `organisation.search` can make all of it anew. Read by ranges of tokens.
    """

    pk = models.CompositePrimaryKey("token", "unit_id")
    token = BytesField(max_length=40)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", db_index=False)

    objects = Guarded()
    unscoped: models.Manager["SearchToken"] = models.Manager()

    class Meta:
        base_manager_name = "unscoped"
        default_manager_name = "unscoped"

    def __str__(self) -> str:
        return self.token


class PostKind(Row):
    """Head, secretary, register office …: `role` says what its holders may do, whatever it is called."""

    code = models.CharField(max_length=60, unique=True)
    names = TextsField()
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role], default=Role.MEMBER)

    def __str__(self) -> str:
        return str(self.names) or self.code


class Post(Row, Dated):
    """An office in a unit, held by a person for a time, or vacant."""

    code = models.CharField(max_length=64, unique=True)
    code_key = models.CharField(max_length=64, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    kind = models.ForeignKey(PostKind, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    names = TextsField()
    version = models.PositiveIntegerField(default=1)

    class Meta(Row.Meta):
        constraints = [models.CheckConstraint(condition=Q(valid_from__lte=F("valid_to")), name="post_dates_in_order")]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> Texts:
        return Texts({"": self.name, **self.names})


class Person(Row):
    """Somebody who holds, or held, posts. Nothing else about him is kept; the name may be blank."""

    code = models.CharField(max_length=64, unique=True)
    code_key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200, blank=True)
    names = TextsField()

    def __str__(self) -> str:
        return self.name or self.code

    @property
    def title(self) -> Texts:
        return Texts({"": self.name or self.code, **self.names})


class Manner(models.TextChoices):
    """How a post is held."""

    HOLDER = "holder"
    ACTING = "acting"
    SUBSTITUTE = "substitute"


class Tenure(Row, Dated):
    """One person in one post, from a day to a day. At a time a post has one holder or acting holder."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    manner = models.CharField(max_length=12, choices=Manner.choices, default=Manner.HOLDER)
    reason = models.CharField(max_length=500, blank=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["person", "post", "manner", "valid_from"],
                condition=Q(valid_from__lt=F("valid_to")),
                name="tenure_key",
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(valid_to=FOREVER, manner__in=["holder", "acting"]),
                name="one_open_holder",
            ),
            models.CheckConstraint(condition=Q(valid_from__lte=F("valid_to")), name="tenure_dates_in_order"),
        ]
        indexes = [
            models.Index(fields=["person", "valid_to"], name="tenure_person"),
            models.Index(fields=["post", "valid_to"], name="tenure_post"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.post_id}"

    @property
    def unit_title(self) -> Texts:
        """The name of the post's unit, where the query brought it (`unit_name`, `unit_names`)."""
        names: Texts = getattr(self, "unit_names", None) or Texts()
        return Texts({"": getattr(self, "unit_name", ""), **names})
