"""A meeting is set up from the regime, opened, run by the server's clock, and closed: once each."""

import pytest
from django.db import DatabaseError, transaction

from hyogi.cycles.models import Phase
from hyogi.foundation import clock
from hyogi.foundation.models import Event
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.meetings import actions, queries
from hyogi.meetings.actions import Mark
from hyogi.meetings.models import AgendaItem, MeetingAct, Seat, Standing
from tests.loop import a_cycle
from tests.meetings.evening import an_evening, at_meeting, meeting_now, set_up

pytestmark = pytest.mark.django_db


def test_the_agenda_of_a_cycle_follows_from_its_regime() -> None:
    small = set_up(2)

    items = queries.items_of(meeting_now(small))

    assert [item.kind for item in items] == [
        "open", "study", "circular", "report", "question", "report", "question", "comment", "comment",
        "ballot", "speech", "break", "speech", "close",
    ]  # fmt: skip
    assert [item.position for item in items] == list(range(1, 15))
    assert [item.seconds for item in items[:4]] == [180, 600, 480, 480]


def test_speakers_share_what_one_sitting_leaves_in_exact_seconds() -> None:
    small = a_cycle(12)

    actions.set_up(small.office, small.cycle, sittings=1)

    reports = [item for item in queries.items_of(meeting_now(small)) if item.kind == "report"]
    assert {item.seconds for item in reports} == {(10_800 - 4_980 - 12 * 180 - 12 * 120) // 12} == {185}


def test_nobody_sits_longer_than_the_regime_says_without_a_break() -> None:
    small = set_up(20)

    items = queries.items_of(meeting_now(small))

    since, longest = 0, 0
    for item in items:
        since = 0 if item.kind == "break" else since + (item.seconds or 0)
        longest = max(longest, since)
    assert longest <= 100 * 60
    assert any(item.kind == "break" for item in items)


def test_the_seats_come_from_the_register_the_chair_first_and_one_for_each_person() -> None:
    small = set_up(3)

    seats = queries.seats_of(meeting_now(small))

    assert [seat.role for seat in seats] == ["chair", "reporter", "reporter", "reporter"]
    assert seats[0].person_id == small.head.person_id
    assert len({seat.person_id for seat in seats}) == len(seats)


def test_a_meeting_is_set_up_once() -> None:
    small = set_up()

    with pytest.raises(Refusal, match="set up once"):
        actions.set_up(small.office, small.again())


def test_only_the_secretariat_of_the_convening_unit_runs_the_meeting() -> None:
    small = set_up()

    for actor in (small.member, small.reporter(), small.head):
        with pytest.raises(Refusal):
            actions.open_meeting(actor, small.again())


def test_a_meeting_is_not_opened_before_its_day() -> None:
    small = set_up()
    at_meeting(small, days=-1)

    with pytest.raises(Refusal, match="on its day"):
        actions.open_meeting(small.office, small.again())


def test_opening_lets_the_cycle_enter_the_phase_of_its_meeting() -> None:
    small = an_evening()

    assert small.again().phase == Phase.MEETING
    assert meeting_now(small).is_open


def test_a_meeting_closed_twice_is_answered_with_the_first_closing_and_nothing_else() -> None:
    small = an_evening()
    at_meeting(small, minutes=90)
    first = actions.close_meeting(small.office, small.again())
    events, closed_at = Event.unscoped.count(), meeting_now(small).closed_at

    at_meeting(small, minutes=95)
    again = actions.close_meeting(small.office2, small.again())

    assert again.pk == first.pk
    assert (Event.unscoped.count(), meeting_now(small).closed_at) == (events, closed_at)
    assert MeetingAct.unscoped.filter(kind="closed").count() == 1


def test_a_meeting_that_was_not_opened_is_not_closed() -> None:
    small = set_up()

    with pytest.raises(Refusal, match="was opened"):
        actions.close_meeting(small.office, small.again())


def test_a_closing_can_neither_be_changed_nor_taken_away() -> None:
    small = an_evening()
    actions.close_meeting(small.office, small.again())

    with pytest.raises(DatabaseError), transaction.atomic():
        MeetingAct.unscoped.update(counted=99)


def test_items_run_one_after_another_by_the_servers_clock() -> None:
    small = an_evening()
    first = actions.next_item(small.office, small.cycle, meeting_now(small).version)
    began = clock.now()
    at_meeting(small, minutes=4)
    second = actions.next_item(small.office, small.cycle, meeting_now(small).version)

    items = queries.items_of(meeting_now(small))
    assert (items[0].pk, items[1].pk) == (first.pk, second.pk)
    assert items[0].started_at is not None
    assert abs((items[0].started_at - began).total_seconds()) < 5
    assert items[0].ended_at == items[1].started_at
    course = queries.course_of(small.cycle, meeting_now(small))
    assert course.now is not None
    assert course.next is not None
    assert (course.now.item.pk, course.next.position, course.done) == (second.pk, 3, 1)


def test_two_clerks_who_press_next_at_once_move_the_agenda_once() -> None:
    small = an_evening()
    version = meeting_now(small).version
    actions.next_item(small.office, small.cycle, version)

    with pytest.raises(Stale):
        actions.next_item(small.office2, small.cycle, version)

    assert sum(item.started_at is not None for item in queries.items_of(meeting_now(small))) == 1


def test_an_item_may_be_begun_out_of_turn_but_not_twice() -> None:
    small = an_evening()
    items = queries.items_of(meeting_now(small))
    actions.begin_item(small.office, small.cycle, items[4].pk, meeting_now(small).version)
    actions.finish_item(small.office, small.cycle, meeting_now(small).version)

    with pytest.raises(Refusal, match="does not begin again"):
        actions.begin_item(small.office, small.cycle, items[4].pk, meeting_now(small).version)


def test_no_item_runs_before_the_opening_or_after_the_closing() -> None:
    small = set_up()
    with pytest.raises(Refusal, match="while the meeting is open"):
        actions.next_item(small.office, small.again(), meeting_now(small).version)

    actions.open_meeting(small.office, small.again())
    actions.next_item(small.office, small.again(), meeting_now(small).version)
    actions.close_meeting(small.office, small.again())

    assert all(item.ended_at for item in queries.items_of(meeting_now(small)) if item.started_at)
    with pytest.raises(Refusal, match="while the meeting is open"):
        actions.next_item(small.office, small.again(), meeting_now(small).version)


def test_items_change_places_and_speakers_only_where_one_is_not_there() -> None:
    small = set_up(2)
    items = queries.items_of(meeting_now(small))
    ballot = items[9]

    moved = actions.move_item(small.office, small.cycle, ballot.pk, up=False, version=meeting_now(small).version)
    assert moved.position == 11
    with pytest.raises(Refusal, match="keep their order"):
        actions.move_item(small.office, small.cycle, items[5].pk, up=True, version=meeting_now(small).version)

    late = Seat.unscoped.get(person=small.reporter(0).person_id)
    actions.mark_seats(small.office, small.cycle, {late.pk: Mark(Standing.ABSENT)})
    moved = actions.move_item(small.office, small.cycle, items[5].pk, up=True, version=meeting_now(small).version)
    assert moved.position == 5


def test_a_break_is_put_in_and_the_rest_moves_on() -> None:
    small = set_up(2)
    items = queries.items_of(meeting_now(small))

    made = actions.add_break(small.office, small.cycle, items[3].pk, meeting_now(small).version)

    after = queries.items_of(meeting_now(small))
    assert (made.position, after[3].kind, after[4].pk) == (4, "break", items[3].pk)
    assert [item.position for item in after] == list(range(1, 16))


def test_questions_are_counted_up_to_what_the_regime_lets() -> None:
    small = an_evening()
    question = next(item for item in queries.items_of(meeting_now(small)) if item.kind == "question")
    with pytest.raises(Refusal, match="runs"):
        actions.ask_question(small.office, small.cycle, meeting_now(small).version)

    actions.begin_item(small.office, small.cycle, question.pk, meeting_now(small).version)
    actions.ask_question(small.office, small.cycle, meeting_now(small).version)
    with pytest.raises(Refusal, match="at most 1 question"):
        actions.ask_question(small.office, small.cycle, meeting_now(small).version)

    actions.finish_item(small.office, small.cycle, meeting_now(small).version)
    (asked,) = queries.questions_of(AgendaItem.unscoped.get(pk=question.pk))
    assert asked.ended_at is not None
