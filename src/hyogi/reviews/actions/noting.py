"""Who reads which report, and what was noted."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing
from hyogi.organisation.models import Post
from hyogi.reviews.models import Note, NoteKind, Reading
from hyogi.reviews.queries import is_conflicted, readers_of

LONGEST = 4000


def assign_reader(actor: Actor, assignment: Assignment, post: Post) -> Reading:
    """Name a post of the convening unit as a reader of the report. Named twice, it is named once.

    Raises:
        Refusal: for a post of another unit, or whose holder the regime's rule of conflict keeps from it.
    """
    actor.must(Action.PREPARE_MEETING, assignment.policy_facts())
    if post.unit_id != assignment.cycle.convening.unit_id:
        raise Refusal(
            rule=_("Reports are read by posts of the convening unit."),
            fact=_("“%(post)s” is not one of them.") % {"post": post.name},
            remedy=_("Choose a post of the list."),
            field="reader",
        )
    if is_conflicted(assignment, post, regime_of(assignment.cycle).prereview.conflict_rule):
        raise Refusal(
            rule=_("Nobody reads the report of a unit in which he holds a post himself."),
            fact=_("Who holds “%(post)s” today also holds a post there.") % {"post": post.name},
            remedy=_("Choose another reader."),
            field="reader",
        )
    with writing():
        for one in readers_of(assignment):
            if one.reader_id == post.pk:
                return one
        made: Reading = Reading.unscoped.create(
            branch=assignment.branch, cycle=assignment.cycle, assignment=assignment, reader=post
        )
        audit.record(actor, Verb.READER_NAMED, made, _facts(assignment, post=post.code), path=_path(assignment))
    return made


def end_reading(actor: Actor, reading: Reading, assignment: Assignment) -> None:
    """The post no longer reads the report; what it noted stays."""
    actor.must(Action.PREPARE_MEETING, assignment.policy_facts())
    with writing():
        mine = Reading.unscoped.filter(branch=reading.branch, pk=reading.pk, ended_at__isnull=True)
        if mine.update(ended_at=clock.now()):
            facts = _facts(assignment, post=reading.reader.code)
            audit.record(actor, Verb.READER_RELEASED, reading, facts, path=_path(assignment))


def note(
    actor: Actor,
    assignment: Assignment,
    *,
    kind: NoteKind,
    text: str,
    visited_on: date | None = None,
    interviews: int | None = None,
) -> Note:
    """Note something about the work of a unit: from reading its report, from a visit with its day, from day-to-day
    work.

    Raises:
        Refusal: without words; a visit without a day, or on a day that is still to come.
    """
    actor.must(Action.READ_REPORT, assignment.policy_facts())
    if not text.strip():
        raise Refusal(
            rule=_("A note says something."),
            fact=_("It is empty."),
            remedy=_("Write what you saw or read."),
            field="text",
        )
    is_visit = kind == NoteKind.VISIT
    if is_visit and (visited_on is None or visited_on > clock.today(assignment.cycle.zone)):
        raise Refusal(
            rule=_("A note of a visit says on which day it was."),
            fact=_("There is no day, or it is still to come."),
            remedy=_("Give the day of the visit."),
            field="visited_on",
        )
    with writing():
        made: Note = Note.unscoped.create(
            branch=assignment.branch,
            cycle=assignment.cycle,
            assignment=assignment,
            kind=kind,
            text=text.strip()[:LONGEST],
            visited_on=visited_on if is_visit else None,
            interviews=interviews if is_visit else None,
            person=actor.person_id,
            post=actor.post_id,
        )
        audit.record(actor, Verb.NOTED, made, _facts(assignment, kind=kind.value), path=_path(assignment))
    return made


def _facts(assignment: Assignment, **more: str) -> dict[str, str]:
    return {"cycle": assignment.cycle.code, "unit": assignment.unit.code, **more}


def _path(assignment: Assignment) -> str:
    return assignment.policy_facts().convening
