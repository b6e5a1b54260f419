"""The comment on each report: fixed word for word, with its problems; corrected by a new one; never left out."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from hyogi.cycles import obstacles
from hyogi.cycles.actions import advance
from hyogi.cycles.models import Phase
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.meetings import actions, queries
from hyogi.meetings.models import Comment, CommentProblem, Meeting, MeetingAct, Seat
from hyogi.meetings.queries.drafts import Draft, drafts_for
from hyogi.meetings.verifying import _acts, _comments, _seats
from hyogi.reviews.actions import draft_comment
from tests.loop import Small
from tests.meetings.evening import an_evening, at_meeting, meeting_now, set_up

pytestmark = pytest.mark.django_db
WORDS = "抓基层的劲头足，但村级台账更新不及时。"
PROBLEM = [("村级台账更新不及时", "process")]


def fix(small: Small, n: int = 0, words: str = WORDS, problems: Any = PROBLEM) -> Comment:
    return actions.fix_comment(small.office, small.assignments[n], words, problems)


def test_a_comment_is_fixed_with_its_problems_by_the_chair() -> None:
    small = an_evening()

    made = fix(small, problems=[("村级台账更新不及时", "process"), ("", "other"), ("经费偏少", "nonsense")])

    comment = queries.comments_of(small.cycle)[small.assignments[0].pk]
    assert (comment.pk, dict(comment.words), comment.role, comment.written) == (
        made.pk,
        {"zh-Hans": WORDS},
        "chair",
        False,
    )
    assert comment.seat is not None
    assert comment.seat.person_id == small.head.person_id
    found = queries.problems_of(small.cycle)[small.assignments[0].pk]
    assert [(one.text, one.category) for one in found] == [("村级台账更新不及时", "process"), ("经费偏少", "other")]


def test_the_same_comment_sent_twice_is_fixed_once_and_another_text_is_shown_beside_it() -> None:
    small = an_evening()
    first = fix(small)

    assert fix(small).pk == first.pk
    with pytest.raises(Stale) as shown:
        fix(small, words="另一段话。")
    assert shown.value.theirs == {"comment": WORDS}
    assert Comment.unscoped.count() == 1


@pytest.mark.parametrize(
    ("words", "problems", "fact"),
    [
        ("", PROBLEM, "There are no words"),
        ("字" * 401, PROBLEM, "It has 401 characters"),
        (WORDS, [], "It names so many: 0"),
        (WORDS, [("长" * 501, "other")], "longer than 500"),
    ],
)
def test_a_comment_that_does_not_fit_is_not_fixed(words: str, problems: Any, fact: str) -> None:
    small = an_evening()

    with pytest.raises(Refusal, match=fact):
        fix(small, words=words, problems=problems)

    assert Comment.unscoped.count() == 0


def test_a_comment_is_not_fixed_before_the_meeting_and_not_by_others() -> None:
    small = set_up()

    with pytest.raises(Refusal, match="not open yet"):
        fix(small)
    actions.open_meeting(small.office, small.again())
    for actor in (small.head, small.reporter()):
        with pytest.raises(Refusal):
            actions.fix_comment(actor, small.assignments[0], WORDS, PROBLEM)


def test_after_the_meeting_a_comment_follows_in_writing_and_late_is_said() -> None:
    small = an_evening()
    actions.close_meeting(small.office, small.again())
    at_meeting(small, days=1)
    in_time = fix(small)
    at_meeting(small, days=6)
    late = fix(small, 1)

    assert (in_time.written, in_time.late) == (True, False)
    assert (late.written, late.late) == (True, True)


def test_a_hard_stage_of_written_comments_shuts() -> None:
    small = an_evening()
    from hyogi.cycles.models import Stage

    Stage.unscoped.filter(key="written_comments_due").update(hard=True)
    actions.close_meeting(small.office, small.again())
    at_meeting(small, days=6)

    with pytest.raises(Refusal, match="until their stage has shut"):
        fix(small)


def test_a_correction_is_a_new_comment_and_the_first_stays() -> None:
    small = an_evening()
    first = fix(small)

    corrected = actions.correct_comment(
        small.office, first, small.assignments[0], "抓基层的劲头足，但镇级台账更新不及时。", PROBLEM, "听错了一个字"
    )

    assert queries.comments_of(small.cycle)[small.assignments[0].pk].pk == corrected.pk
    assert [one.pk for one in queries.earlier_of(corrected)] == [first.pk]
    assert Comment.unscoped.get(pk=first.pk).words == first.words
    assert len(queries.problems_of(small.cycle)[small.assignments[0].pk]) == 1
    with pytest.raises(Stale):
        actions.correct_comment(small.office2, first, small.assignments[0], WORDS, PROBLEM, "另有更正")


def test_a_correction_needs_a_reason() -> None:
    small = an_evening()

    with pytest.raises(Refusal, match="with a reason"):
        actions.correct_comment(small.office, fix(small), small.assignments[0], WORDS + "另", PROBLEM, " ")


def test_a_fixed_comment_never_changes() -> None:
    small = an_evening()
    fix(small)

    for model in (Comment, CommentProblem):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.unscoped.update(position=9)


def test_a_cycle_is_not_closed_while_a_report_has_no_comment() -> None:
    small = an_evening(2)
    fix(small)
    actions.close_meeting(small.office, small.again())

    assert [one.pk for one in queries.uncommented(small.cycle)] == [small.assignments[1].pk]
    said = " ".join(map(str, obstacles.of(Phase.CLOSED, small.again())))
    assert ("CITY-02" in said, "CITY-01" in said) == (True, False)
    fix(small, 1)
    assert list(queries.uncommented(small.cycle)) == []
    mine = [str(one) for one in obstacles.of(Phase.CLOSED, small.again())]
    assert not any("comment" in one or "meeting" in one for one in mine)


def test_a_unit_that_was_merged_needs_no_comment_and_is_not_on_the_agenda() -> None:
    small = set_up(2)
    first, second = small.assignments
    type(first).unscoped.filter(pk=first.pk).update(successor=second.unit)
    actions.open_meeting(small.office, small.again())

    assert [one.pk for one in queries.uncommented(small.cycle)] == [second.pk]
    kinds = [item.kind for item in queries.items_of(meeting_now(small)) if item.assignment_id]
    assert kinds == ["report", "question", "comment"]


def test_a_cycle_that_misses_a_comment_is_refused_its_end_with_the_reports_named() -> None:
    small = an_evening(1)
    cycle = small.again()
    for phase in (Phase.RESULT, Phase.FOLLOW_UP):
        type(cycle).unscoped.filter(pk=cycle.pk).update(phase=phase)
    cycle = small.again()

    with pytest.raises(Refusal, match="CITY-01"):
        advance(small.office, cycle, Phase.CLOSED, cycle.version)


def test_verify_finds_no_difference_after_an_evening() -> None:
    small = an_evening()
    actions.mark_seats(
        small.office, small.cycle, {seat.pk: actions.Mark("present") for seat in queries.seats_of(meeting_now(small))}
    )
    actions.correct_comment(small.office, fix(small), small.assignments[0], WORDS + "另", PROBLEM, "补一个字")
    actions.close_meeting(small.office, small.again())

    assert [*_comments(), *_acts(), *_seats()] == []


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Comment, {"words": {"zh-Hans": "改过的话"}}),
        (CommentProblem, {"text": "改过的问题"}),
        (MeetingAct, {"counted": 2}),
        (MeetingAct, {"serial": 2}),
        (Meeting, {"closed_at": None}),
        (Seat, {"standing": "absent"}),
    ],
)
def test_verify_finds_what_was_changed_behind_the_acts_backs(model: Any, change: dict[str, Any]) -> None:
    from hyogi.foundation import triggers

    small = an_evening()
    actions.mark_seats(
        small.office, small.cycle, {seat.pk: actions.Mark("present") for seat in queries.seats_of(meeting_now(small))}
    )
    fix(small)
    actions.close_meeting(small.office, small.again())

    triggers.take_away()
    try:
        model.unscoped.update(**change)
        assert [*_comments(), *_acts(), *_seats()] != []
    finally:
        triggers.put_back()


def test_the_problems_of_a_draft_are_offered_line_by_line() -> None:
    small = an_evening()

    draft_comment(small.office, small.assignments[0], text=WORDS, problems="台账更新不及时\n\n 经费偏少 ", version=0)

    assert drafts_for(small.cycle)[small.assignments[0].pk] == Draft(WORDS, ("台账更新不及时", "经费偏少"))
