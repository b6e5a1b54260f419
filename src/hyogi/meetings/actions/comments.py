"""The comment on a report is fixed as it was said, with the problems that it names; a correction is a new one."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts, tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Stale
from hyogi.foundation.writing import writing
from hyogi.meetings import rules, sentences
from hyogi.meetings.models import Category, Comment, CommentProblem, Meeting, Seat
from hyogi.meetings.queries import meeting_of
from hyogi.meetings.queries.comments import MayFix, may_fix_now
from hyogi.meetings.sealing import hash_of_comment, spoken
from hyogi.reports.rules import length

SHORTEST_REASON = 4
Problems = Iterable[tuple[str, str]]
"""Lines of (text, category)."""


def fix_comment(actor: Actor, assignment: Assignment, words: str, problems: Problems = ()) -> Comment:
    """Fix the comment on a report: the words as they were said and the problems that they name, one line each with
    its category. Fixed again with the same words, it is the one that stands.

    Raises:
        Refusal: before the meeting, or after a hard stage has shut; no words, too many, too few problems.
        Stale: another text is fixed already.
    """
    actor.must(Action.RUN_MEETING, assignment.policy_facts())
    meeting, may = _check(assignment)
    said, lines = _checked(assignment, words, problems)
    try:
        with writing(), transaction.atomic():
            made = _write(actor, assignment, meeting, said, lines, may=may)
            facts = {"sha256": made.sha256, "problems": len(lines), "written": made.written}
            _told(actor, Verb.COMMENT_FIXED, made, assignment, facts)
            return made
    except IntegrityError:
        stands: Comment = Comment.unscoped.get(branch=assignment.branch, assignment=assignment, corrects__isnull=True)
        if spoken(stands) == said:
            return stands
        raise Stale(mine={"comment": said}, theirs={"comment": spoken(stands)}) from None


def correct_comment(
    actor: Actor, comment: Comment, assignment: Assignment, words: str, problems: Problems, reason: str
) -> Comment:
    """Correct a fixed comment: a new one that points to it, with the reason. The first stays as it was.

    Raises:
        Refusal: without a reason; what a comment may not be.
        Stale: somebody else has corrected it meanwhile.
    """
    actor.must(Action.RUN_MEETING, assignment.policy_facts())
    meeting, may = _check(assignment, correcting=True)
    said, lines = _checked(assignment, words, problems)
    why = tidy(reason)[:500]
    if len(why) < SHORTEST_REASON:
        raise sentences.correction_needs_reason()
    try:
        with writing(), transaction.atomic():
            made = _write(actor, assignment, meeting, said, lines, may=may, corrects=comment, reason=why)
            facts = {"sha256": made.sha256, "problems": len(lines), "reason": why}
            _told(actor, Verb.COMMENT_CORRECTED, made, assignment, facts)
            return made
    except IntegrityError:
        theirs: Comment = Comment.unscoped.get(branch=assignment.branch, corrects=comment)
        raise Stale(mine={"comment": said}, theirs={"comment": spoken(theirs)}) from None


def _check(assignment: Assignment, *, correcting: bool = False) -> tuple[Meeting, MayFix]:
    meeting = meeting_of(assignment.cycle)
    may = may_fix_now([assignment], meeting)[assignment.pk]
    if meeting is None or may.how == "not_opened":
        raise sentences.comment_before_meeting()
    if may.how == "shut" and may.deadline is not None and not correcting:
        raise sentences.comments_shut(may.deadline.closes_at, assignment.cycle.zone)
    return meeting, may


def _checked(assignment: Assignment, words: str, problems: Problems) -> tuple[str, list[tuple[str, str]]]:
    """The words and the problems as they are kept."""
    regime = regime_of(assignment.cycle)
    said = tidy(words.replace("\r\n", "\n"))
    known = set(Category.values)
    lines = [(tidy(text), key if key in known else Category.OTHER.value) for text, key in rules.problems_of(problems)]
    unit, most, least = regime.report.length_unit, regime.meeting.comment_max_chars, regime.meeting.comment_problem_min
    lacks = rules.lacks(said, [text for text, _key in lines], most=most, unit=unit, least_problems=least)
    if lacks:
        raise sentences.comment_lacks(
            lacks,
            unit=assignment.unit.names,
            length=length(said, unit),
            most=most,
            least=least,
            problems=len(lines),
        )
    return said, lines


def _write(
    actor: Actor,
    assignment: Assignment,
    meeting: Meeting,
    said: str,
    lines: list[tuple[str, str]],
    *,
    may: MayFix,
    corrects: Comment | None = None,
    reason: str = "",
) -> Comment:
    seat, role = _speaker(assignment, meeting)
    comment = Comment(
        branch=assignment.branch,
        cycle=assignment.cycle,
        meeting=meeting,
        position=assignment.position,
        assignment=assignment,
        seat=seat,
        role=role,
        words=Texts({meeting.language: said}),
        corrects=corrects,
        reason=reason,
        fixed_at=clock.now(),
        person=actor.person_id,
        post=actor.post_id,
        written=may.how != "at_meeting",
        late=may.late,
    )
    comment.sha256 = hash_of_comment(comment, lines)
    comment.save(force_insert=True)
    CommentProblem.unscoped.bulk_create(
        [
            CommentProblem(
                branch=assignment.branch,
                cycle=assignment.cycle,
                meeting=meeting,
                comment=comment,
                position=place,
                text=text,
                category=category,
            )
            for place, (text, category) in enumerate(lines, 1)
        ]
    )
    return comment


def _speaker(assignment: Assignment, meeting: Meeting) -> tuple[Seat | None, str]:
    """Who comments: the first role of the regime that somebody at the meeting has, else the chair."""
    wanted = regime_of(assignment.cycle).meeting.comment_by
    rows = Seat.unscoped.filter(branch=meeting.branch, meeting=meeting, role__in=[*wanted, "chair"])
    by_role: dict[str, Seat] = {}
    for seat in rows.order_by("position"):
        by_role.setdefault(seat.role, seat)
    role = next((role for role in wanted if role in by_role), "chair")
    return by_role.get(role), role


def _told(actor: Actor, verb: Verb, made: Comment, assignment: Assignment, facts: dict[str, object]) -> None:
    path = assignment.policy_facts().path
    audit.record(actor, verb, made, {"unit": assignment.unit.code, **facts}, path=path)
