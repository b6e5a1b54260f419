"""Who is there: seats marked one by one or together, leave with a reason, substitutes by name, the quorum exactly."""

import pytest

from hyogi.foundation.models import Event
from hyogi.foundation.refusals import Refusal
from hyogi.meetings import actions, queries
from hyogi.meetings.actions import Mark
from hyogi.meetings.models import Seat, SeatMark, Standing
from hyogi.regimes.loading import load
from tests.meetings.evening import an_evening, at_meeting, meeting_now, set_up

pytestmark = pytest.mark.django_db


def test_many_are_signed_in_with_one_act_and_nothing_is_marked_twice() -> None:
    small = an_evening()
    everybody = {seat.pk: Mark(Standing.PRESENT) for seat in queries.seats_of(meeting_now(small))}

    actions.mark_seats(small.office, small.cycle, everybody)
    events = Event.unscoped.count()
    again = actions.mark_seats(small.office, small.cycle, everybody)

    assert again == []
    assert Event.unscoped.count() == events
    assert SeatMark.unscoped.count() == len(everybody) == 4
    assert queries.quorum_of(small.cycle, queries.seats_of(meeting_now(small))).present == 4


def test_the_quorum_says_exactly_how_many_are_missing() -> None:
    small = an_evening(reporters=5)
    seats = queries.seats_of(meeting_now(small))
    actions.mark_seats(small.office, small.cycle, {seat.pk: Mark(Standing.PRESENT) for seat in seats[:3]})

    found = queries.quorum_of(small.cycle, queries.seats_of(meeting_now(small)))
    assert (found.summoned, found.present, found.needed, found.short, found.reached) == (6, 3, 4, 1, False)


def test_a_guest_makes_no_quorum() -> None:
    small = an_evening()

    guest = actions.add_seat(small.office, small.cycle, "guides", "Guide from the province")

    assert guest.role == "guide"
    assert queries.quorum_of(small.cycle, queries.seats_of(meeting_now(small))).summoned == 4


def test_a_name_is_added_only_to_a_list_that_the_regime_knows() -> None:
    small = an_evening()

    with pytest.raises(Refusal, match="of this meeting"):
        actions.add_seat(small.office, small.cycle, "friends", "Somebody")
    with pytest.raises(Refusal, match="There is no name"):
        actions.add_seat(small.office, small.cycle, "guides", "  ")


@pytest.mark.parametrize(
    ("mark", "fact"),
    [
        (Mark(Standing.LEAVE), "There is no reason"),
        (Mark(Standing.SUBSTITUTE, reason="Ill"), "No substitute is named"),
        (Mark(Standing.SUBSTITUTE, substitute="The deputy"), "There is no reason"),
    ],
)
def test_leave_has_a_reason_and_a_substitute_a_name_too(mark: Mark, fact: str) -> None:
    small = an_evening()
    seat = queries.seats_of(meeting_now(small))[1]

    with pytest.raises(Refusal, match=fact):
        actions.mark_seats(small.office, small.cycle, {seat.pk: mark})

    assert SeatMark.unscoped.count() == 0


def test_where_nobody_may_stand_in_for_another_no_substitute_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    small = an_evening()
    seat = queries.seats_of(meeting_now(small))[1]
    monkeypatch.setattr("hyogi.meetings.actions.attendance.regime_of", lambda _cycle: load("accreditation").file)

    with pytest.raises(Refusal, match="nobody stand in"):
        actions.mark_seats(small.office, small.cycle, {seat.pk: Mark(Standing.SUBSTITUTE, "Ill", "Another")})


def test_signing_in_opens_half_an_hour_before_and_leave_may_be_noted_earlier() -> None:
    small = set_up()
    seats = queries.seats_of(meeting_now(small))
    at_meeting(small, minutes=-31)

    with pytest.raises(Refusal, match="30 minutes before"):
        actions.mark_seats(small.office, small.cycle, {seats[0].pk: Mark(Standing.PRESENT)})
    actions.mark_seats(small.office, small.cycle, {seats[1].pk: Mark(Standing.LEAVE, "Flood duty")})
    at_meeting(small, minutes=-30)
    actions.mark_seats(small.office, small.cycle, {seats[0].pk: Mark(Standing.PRESENT)})

    assert [seat.standing for seat in queries.seats_of(meeting_now(small))][:2] == ["present", "leave"]


def test_after_the_closing_attendance_stands() -> None:
    small = an_evening()
    seat = queries.seats_of(meeting_now(small))[0]
    actions.close_meeting(small.office, small.again())

    with pytest.raises(Refusal, match="until the meeting is closed"):
        actions.mark_seats(small.office, small.cycle, {seat.pk: Mark(Standing.PRESENT)})


def test_a_seat_of_another_meeting_is_not_marked_here() -> None:
    small = an_evening()

    with pytest.raises(Refusal, match="not of this meeting"):
        actions.mark_seats(small.office, small.cycle, {small.cycle.pk: Mark(Standing.PRESENT)})


def test_who_takes_a_post_after_the_meeting_was_set_up_gets_a_seat() -> None:
    small = set_up()
    before = Seat.unscoped.count()

    assert actions.refresh_seats(small.office, small.again()) == 0
    Seat.unscoped.filter(position=2).delete()
    assert actions.refresh_seats(small.office, small.again()) == 1
    assert Seat.unscoped.count() == before
