"""Who reads which report, and what was noted."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page, visible_assignments
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Manner, Post, Tenure, on_day
from hyogi.reviews.models import Note, Reading

READERS = {Role.HEAD, Role.DEPUTY, Role.SECRETARIAT, Role.MEMBER}


def readers_of(assignment: Assignment) -> list[Reading]:
    """Who reads the report today, in the order in which they were named."""
    rows = Reading.unscoped.filter(branch=assignment.branch, assignment=assignment, ended_at__isnull=True)
    return list(rows.select_related("reader").order_by("at", "id"))


def possible_readers(assignment: Assignment) -> list[Post]:
    """The posts of the convening unit that may read reports."""
    day = clock.today(assignment.cycle.zone)
    posts = Post.unscoped.filter(on_day(day), unit=assignment.cycle.convening.unit_id, kind__role__in=READERS)
    return list(posts.select_related("kind").order_by("code_key"))


def is_conflicted(assignment: Assignment, post: Post, rule: str) -> bool:
    """Whether the holder of the post also holds one in the unit whose report it is. Under the rule `same_branch` a post
    anywhere in the unit's branch counts; `none` and `declared` leave it to the reader."""
    if rule in ("none", "declared"):
        return False
    day = clock.today(assignment.cycle.zone)
    holders = Tenure.unscoped.filter(on_day(day), post=post).exclude(manner=Manner.SUBSTITUTE).values("person")
    theirs = Tenure.unscoped.filter(on_day(day), person__in=holders).exclude(post=post)
    if rule == "same_branch":
        path = assignment.policy_facts().path
        there = theirs.filter(on_day(day, "post__unit__states__"), post__unit__states__path__startswith=path)
        return bool(there.exists())
    return bool(theirs.filter(post__unit=assignment.unit.unit_id).exists())


def notes_of(assignment: Assignment) -> list[Note]:
    """What was noted about the unit, the oldest first."""
    return list(Note.unscoped.filter(branch=assignment.branch, assignment=assignment))


def to_read(actor: Actor, most: int) -> tuple[list[Reading], dict[Cycle, int]]:
    """The reports that the posts of the actor are to read, in cycles whose meeting is still to come, and of which he
    has noted nothing: the first `most` of them, and how many more there are in each cycle. Three statements at most."""
    mine = [post.post for post in actor.facts.posts if not post.substitute]
    written = Note.unscoped.filter(assignment=OuterRef("assignment"), branch=OuterRef("branch"), person=actor.person_id)
    rows = Reading.unscoped.filter(
        ~Exists(written), reader__in=mine, ended_at__isnull=True, cycle__phase__in=["writing", "before"]
    )
    shown = list(rows.select_related("assignment__unit").order_by("assignment__position")[:most])
    if len(shown) < most:
        return shown, {}
    counted = rows.order_by().values("cycle").annotate(number=Count("pk")).values_list("cycle", "number")
    left = {id: number - sum(one.cycle_id == id for one in shown) for id, number in counted}
    cycles = Cycle.unscoped.filter(pk__in=[id for id, number in left.items() if number]).order_by("code")
    return shown, {cycle: left[cycle.pk] for cycle in cycles}


@dataclass(frozen=True)
class NotePage:
    """A reporter as those who prepare the meeting see it."""

    assignment: Assignment
    readers: list[Reading]
    notes: list[Note]

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def note_page(actor: Actor, id: UUID) -> NotePage:
    """The reporter with this id; `Hidden` where it is out of sight."""
    assignment = assignment_page(actor, id)
    return NotePage(assignment, readers_of(assignment), notes_of(assignment))


@dataclass(frozen=True)
class ReadingPage:
    """One reading with its reporter."""

    reading: Reading
    assignment: Assignment

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def reading_page(actor: Actor, id: UUID) -> ReadingPage:
    """The reading with this id; `Hidden` where its reporter is out of sight."""
    reading = Reading.unscoped.filter(pk=id).select_related("reader").first()
    assignment = visible_assignments(actor).filter(pk=reading.assignment_id).first() if reading else None
    if reading is None or assignment is None:
        raise Hidden
    return ReadingPage(reading, assignment)
