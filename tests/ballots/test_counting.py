"""The count from the first form to the seal: two persons, blind to each other, and scrutineers who did not type."""

from fractions import Fraction

import pytest

from hyogi.ballots.actions import close_count, enter_count, issue_forms, open_round, send_back, sign_count
from hyogi.ballots.actions.entering import DoesNotAddUp
from hyogi.ballots.models import Count, Scrutiny, Sealing, Tally
from hyogi.ballots.queries import State, ballot_parts, own_entry
from hyogi.ballots.rules import Entry, Verdict
from hyogi.foundation.models import Event
from hyogi.foundation.refusals import Hidden, Refusal, Stale
from tests.ballots.rooms import Room, a_count, at_its_meeting
from tests.loop import a_cycle

pytestmark = pytest.mark.django_db
D1 = {
    "A": {"good": 6, "fairly_good": 2, "average": 1},
    "B": {"good": 20, "fairly_good": 8, "average": 3, "poor": 1, "not_acquainted": 4},
    "C": {"good": 9, "fairly_good": 6, "not_acquainted": 1},
}


def d1() -> Room:
    room = a_count({"A": 9, "B": 36, "C": 16})
    for key, marks in D1.items():
        room.both(key, marks)
    return room


def test_two_equal_counts_closed_and_signed_by_two_give_the_part_of_each_reporter() -> None:
    room = d1()
    assert ballot_parts(room.small.cycle) == {}

    room.seal()

    assert room.round.state is State.SEALED
    assert set(ballot_parts(room.small.cycle).values()) == {Fraction(65353, 720)}
    assert list(ballot_parts(room.small.cycle)) == sorted(one.pk for one in room.small.assignments)


def test_forms_are_issued_at_the_meeting_only() -> None:
    small = a_cycle()

    with pytest.raises(Refusal, match="at the meeting"):
        open_round(small.office, small.cycle, {"A": 3})


def test_a_regime_whose_ballot_is_not_counted_here_is_refused() -> None:
    small = at_its_meeting(a_cycle(regime="university"))

    with pytest.raises(Refusal, match="score_each"):
        open_round(small.office, small.cycle, {"A": 3})


def test_one_person_does_not_count_a_class_twice() -> None:
    room = a_count()
    room.enter(room.one, "A", D1["A"])

    with pytest.raises(Stale):
        room.enter(room.one, "A", D1["A"])
    assert Count.unscoped.count() == 1


def test_a_third_person_does_not_count_a_class() -> None:
    room = a_count()
    room.both("A", D1["A"])

    with pytest.raises(Refusal, match="Two others"):
        room.enter(room.small.office2, "A", D1["A"])


def test_a_line_that_does_not_add_up_is_named_and_nothing_is_stored() -> None:
    room = a_count()

    with pytest.raises(DoesNotAddUp) as refused:
        room.enter(room.one, "A", [D1["A"], {"good": 8}, D1["A"]])

    assert [(one.line.reporter if one.line else "", one.counted, one.forms) for one in refused.value.misfits] == [
        (room.reporters[1], 8, 9)
    ]
    assert not Count.unscoped.exists()


def test_forms_invalid_as_a_whole_are_out_of_the_base_and_lines_with_two_marks_too() -> None:
    room = a_count({"A": 9})
    room.both("A", {"good": 5, "double_mark": 2, "blank_line": 1}, returned=9, invalid=1)
    room.seal()

    assert set(ballot_parts(room.small.cycle).values()) == {Fraction(100)}


def test_each_sees_only_his_own_figures_until_both_are_in_and_then_where_they_differ() -> None:
    room = a_count()
    room.enter(room.one, "A", D1["A"])
    assert own_entry(room.other, room.round, "A") is None
    mine = own_entry(room.one, room.round, "A")
    assert mine is not None
    assert mine.differences == ()

    room.enter(room.other, "A", [D1["A"], {"good": 7, "fairly_good": 1, "average": 1}, D1["A"]])

    mine = own_entry(room.one, room.round, "A")
    assert mine is not None
    assert [(one.column, one.one, one.other) for one in mine.differences] == [("good", 6, 7), ("fairly_good", 2, 1)]
    assert own_entry(room.small.office2, room.round, "A") is None


def test_counts_that_differ_are_not_closed_and_each_corrects_his_own() -> None:
    room = a_count({"A": 9})
    room.enter(room.one, "A", D1["A"])
    wrong = room.enter(room.other, "A", {"good": 7, "fairly_good": 1, "average": 1})
    with pytest.raises(Refusal, match="class A"):
        room.close()

    right = room.enter(room.other, "A", D1["A"], based_on=1)

    assert (right.corrects, right.number) == (wrong, 2)
    assert Count.unscoped.get(pk=wrong.pk).marks == wrong.marks
    assert room.close().verdict == Verdict.COUNTS
    assert own_entry(room.other, room.round, "A") is None


def test_a_correction_that_changes_nothing_is_none() -> None:
    room = a_count()
    room.enter(room.one, "A", D1["A"])

    with pytest.raises(Refusal, match="same as your last"):
        room.enter(room.one, "A", D1["A"], based_on=1)


def test_more_forms_than_were_issued_void_the_whole_ballot_which_is_repeated() -> None:
    room = a_count({"A": 9, "B": 20})
    room.both("A", D1["A"])
    assert not room.round.may_close
    room.both("B", {"good": 21})
    with pytest.raises(Refusal):
        open_round(room.one, room.small.cycle, {"A": 9})

    room.seal()

    assert room.round.verdict is Verdict.VOID
    assert set(ballot_parts(room.small.cycle).values()) == {None}
    assert all(not count.marks for count in Count.unscoped.filter(returned=21))
    again = open_round(room.one, room.small.cycle, {"A": 9})
    assert (again.round, again.repeats) == (2, room.ballot)
    with pytest.raises(Refusal):
        open_round(room.one, room.small.cycle, {"A": 9})


def test_an_over_issue_that_both_saw_ends_the_count_before_the_other_classes() -> None:
    room = a_count({"A": 9, "B": 20})
    room.both("A", {"good": 10})

    assert room.round.may_close
    assert room.close().verdict == Verdict.VOID


def test_nobody_voted() -> None:
    room = a_count({"A": 9, "B": 20})
    room.both("A", {})
    room.both("B", {})
    room.seal()

    assert room.round.verdict is Verdict.TOO_FEW
    assert set(ballot_parts(room.small.cycle).values()) == {None}


def test_a_line_on_which_nobody_gave_a_mark_has_no_part() -> None:
    room = a_count({"A": 9})
    room.both("A", [D1["A"], {"not_acquainted": 8, "blank_line": 1}, D1["A"]])
    room.seal()

    parts = ballot_parts(room.small.cycle)
    assert [parts[one.pk] is None for one in room.small.assignments] == [False, True, False]


def test_forms_are_issued_later_and_taken_back_until_the_class_is_counted() -> None:
    room = a_count({"A": 9})
    issue_forms(room.one, room.round, "B", 5)
    issue_forms(room.one, room.round, "B", -1, "handed back unused")
    assert {one.key: one.issued for one in room.round.classes} == {"A": 9, "B": 4}
    with pytest.raises(Refusal, match="4 were issued"):
        issue_forms(room.one, room.round, "B", -5, "handed back unused")
    room.enter(room.one, "A", D1["A"])

    with pytest.raises(Refusal, match="is in"):
        issue_forms(room.one, room.round, "A", 1)


def test_who_counted_does_not_sign_in_whatever_class() -> None:
    room = d1()
    tally = room.close()
    member = room.small.member

    with pytest.raises(Refusal):
        sign_count(room.one, room.round, tally)
    with pytest.raises(Refusal):
        sign_count(room.other, room.round, tally)
    sign_count(member, room.round, tally)
    assert room.round.state is State.CLOSED


def test_a_member_who_counted_does_not_sign() -> None:
    room = a_count({"A": 9})
    room.enter(room.first, "A", D1["A"])
    room.enter(room.one, "A", D1["A"])
    tally = room.close()

    with pytest.raises(Refusal, match="first half yourself"):
        sign_count(room.first, room.round, tally)


def test_one_scrutineer_is_not_two_and_signing_twice_is_signing_once() -> None:
    room = d1()
    tally = room.close()

    assert sign_count(room.first, room.round, tally) == sign_count(room.first, room.round, tally)
    assert not Sealing.unscoped.exists()
    sign_count(room.second, room.round, tally)
    sign_count(room.second, room.round, tally)
    assert Scrutiny.unscoped.count() == 2
    assert Sealing.unscoped.count() == 1
    with pytest.raises(Refusal, match="sealed"):
        sign_count(room.small.head, room.round, tally)


def test_a_scrutineer_sends_the_count_back_and_an_old_close_is_not_signed() -> None:
    room = d1()
    tally = room.close()
    with pytest.raises(Refusal, match="reason"):
        send_back(room.first, room.round, tally, reason="no")
    send_back(room.first, room.round, tally, reason="Class A was counted from the wrong pile.")
    assert room.round.state is State.COUNTING

    room.enter(room.one, "A", {"good": 9}, based_on=1)
    room.enter(room.other, "A", {"good": 9}, based_on=1)
    with pytest.raises(Stale):
        sign_count(room.second, room.round, tally)
    room.seal()

    assert room.round.state is State.SEALED
    assert [one.number for one in Tally.unscoped.order_by("number")] == [1, 2]


def test_closed_twice_is_closed_once_and_nothing_is_entered_afterwards() -> None:
    room = d1()
    tally = room.close()

    assert close_count(room.other, room.round) == tally
    with pytest.raises(Refusal, match="closed"):
        room.enter(room.one, "A", {"good": 9}, based_on=1)


def test_the_log_tells_every_act_and_no_figure_of_a_class() -> None:
    room = d1()
    room.seal()

    said = list(Event.unscoped.filter(subject=room.ballot.pk).order_by("id"))
    assert [event.verb for event in said] == [
        "ballot_opened",
        *["count_entered"] * 6,
        "count_closed",
        "count_signed",
        "count_signed",
        "count_sealed",
    ]
    assert {key for event in said for key in event.facts} == {
        "cycle", "round", "issued", "class", "number", "from_file", "verdict", "sha256"
    }  # fmt: skip
    hashes = {count.sha256 for count in Count.unscoped.all()}
    assert not hashes & {str(event.facts.get("sha256")) for event in said}


def test_a_class_that_got_no_form_is_not_counted() -> None:
    room = a_count({"A": 9})

    with pytest.raises(Hidden):
        enter_count(room.one, room.round, "C", Entry(0))
