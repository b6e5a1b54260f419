"""How a meeting that is run here stands, on the page of its cycle; and the comment on the page of a report."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment, Cycle
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.meetings import queries
from hyogi.meetings.models import Comment, CommentProblem, Meeting
from hyogi.meetings.rules import Quorum
from hyogi.meetings.wording import role_words


@dataclass(frozen=True)
class Standing:
    """Where the meeting stands, in a sentence, and the pages that the actor may open."""

    said: str
    held_on: date | None
    venue: str
    quorum: Quorum | None
    counts: str
    desk: str
    comments: str
    live: str


def standing(actor: Actor, cycle: Cycle) -> Standing | None:
    if cycle.is_transcribed:
        return None
    meeting = queries.meeting_of(cycle)
    runs = actor.may(Action.RUN_MEETING, cycle.policy_facts())
    if meeting is None and not runs:
        return None
    inside = actor.may(Action.SEE_MEETING_WORK, cycle.policy_facts())
    opened = meeting is not None and meeting.opened_at is not None
    return Standing(
        said=_said(meeting),
        held_on=meeting.held_on if meeting else cycle.meeting_on,
        venue=cycle.venue,
        quorum=queries.quorum_now(cycle, meeting) if meeting and inside and opened else None,
        counts=_counts(cycle) if inside and opened else "",
        desk=reverse("meetings:desk", args=[cycle.pk]) if runs else "",
        comments=reverse("meetings:comments", args=[cycle.pk]) if runs and meeting else "",
        live=reverse("meetings:live", args=[cycle.pk]) if meeting else "",
    )


def _said(meeting: Meeting | None) -> str:
    if meeting is None:
        return _("The meeting is not set up yet.")
    if meeting.closed_at is not None:
        return _("The meeting was held.")
    return _("The meeting is open.") if meeting.opened_at else _("The meeting is set up.")


def _counts(cycle: Cycle) -> str:
    fixed, missing = queries.count_commented(cycle), queries.uncommented(cycle).count()
    return _("Comments: %(fixed)s fixed, %(missing)s missing.") % {"fixed": fixed, "missing": missing}


@dataclass(frozen=True)
class Commented:
    """The comment that stands on a report, its problems, and what it corrects."""

    comment: Comment
    problems: list[CommentProblem]
    by: Any
    earlier: list[Comment]


def commented(actor: Actor, assignment: Assignment) -> Commented | None:
    """For the convening unit as soon as it is fixed; for the unit itself and those above it after the meeting."""
    meeting = queries.meeting_of(assignment.cycle)
    facts = assignment.policy_facts()
    if meeting is None or not actor.may(Action.SEE_ASSIGNMENT, facts):
        return None
    if meeting.closed_at is None and not actor.may(Action.SEE_MEETING_WORK, facts):
        return None
    comment = queries.comments_of(assignment.cycle, [assignment.pk]).get(assignment.pk)
    if comment is None:
        return None
    by = comment.seat.name if comment.seat else role_words(comment.role)
    problems = queries.problems_of(assignment.cycle, [assignment.pk]).get(assignment.pk, [])
    return Commented(comment, problems, by, queries.earlier_of(comment))
