"""A list from the letter to its approval: begun, planned, handed in, returned, approved, frozen."""

from datetime import date, timedelta

import pytest

from hyogi.cycles.models import Cycle, Stage
from hyogi.followup import actions
from hyogi.followup.models import Item, ItemKind, ItemList, ItemStep, ListStep
from hyogi.followup.queries import latest_due, list_page, on_time_of, open_items_of, posts_of_branch
from hyogi.foundation import clock
from hyogi.foundation.models import Event
from hyogi.foundation.refusals import Hidden, Refusal, Stale
from hyogi.organisation.models import Post
from hyogi.reports import questions
from tests.followup.world import PROBLEMS, Named, a_file, a_list, a_workday, again, approved, items, planned
from tests.followup.years import next_year
from tests.loop import a_cycle

pytestmark = pytest.mark.django_db


def test_a_list_begins_with_one_item_for_each_problem_of_the_comment() -> None:
    small = a_cycle(1)

    of = a_list(small)

    found = items(small, of)
    assert [(item.position, item.kind, item.text, item.category) for item in found] == [
        (1, "problem", PROBLEMS[0].text, "service"),
        (2, "problem", PROBLEMS[1].text, "safety"),
    ]
    assert {item.state for item in found} == {"open"}
    assert ItemStep.unscoped.filter(kind="begun").count() == 2
    assert Event.unscoped.filter(verb="follow_up_begun").count() == 1


def test_a_list_that_was_begun_is_not_begun_twice() -> None:
    small = a_cycle(1)

    assert a_list(small).pk == a_list(small).pk
    assert Item.unscoped.count() == 2


def test_only_the_secretariat_of_the_convening_unit_begins_a_list() -> None:
    small = a_cycle(1)

    with pytest.raises(Refusal):
        actions.begin_list(small.reporter(), small.assignments[0], PROBLEMS)


def test_a_plan_with_something_missing_is_not_handed_in_and_each_item_is_named() -> None:
    small = a_cycle(1)
    of = a_list(small)
    of = list_page(small.reporter(), of.pk)

    with pytest.raises(Refusal) as refused:
        actions.hand_in(small.reporter(), of, version=of.version)

    assert str(refused.value.fact) == "Item 1: no answer. Item 2: no answer."


def test_a_plan_is_handed_in_returned_with_remarks_and_approved() -> None:
    small = a_cycle(1)
    of = planned(small)

    actions.hand_in(small.reporter(), of, version=of.version)
    of = list_page(small.office, of.pk)
    actions.return_plan(small.office, of, remarks="Item 2 needs an earlier day.", version=of.version)
    of = list_page(small.reporter(), of.pk)
    actions.hand_in(small.reporter(), of, version=of.version)
    of = list_page(small.office, of.pk)
    actions.approve_plan(small.office, of, version=of.version)

    assert list(ListStep.unscoped.order_by("number").values_list("kind", flat=True)) == [
        "begun",
        "handed_in",
        "returned",
        "handed_in",
        "approved",
    ]
    assert {item.state for item in items(small, of)} == {"planned"}


def test_a_return_without_remarks_is_refused() -> None:
    small = a_cycle(1)
    of = planned(small)
    actions.hand_in(small.reporter(), of, version=of.version)
    of = list_page(small.office, of.pk)

    with pytest.raises(Refusal, match="returned with remarks"):
        actions.return_plan(small.office, of, remarks=" ", version=of.version)


def test_only_the_head_hands_a_plan_in_and_the_liaison_types_it_with_a_scan() -> None:
    small = a_cycle(1)
    of = planned(small)
    head = Post.unscoped.get(pk=small.reporter().post_id)

    with pytest.raises(Refusal):
        actions.hand_in(small.liaison(), list_page(small.liaison(), of.pk), version=of.version)
    with pytest.raises(Refusal, match="no scan"):
        actions.hand_in(small.liaison(), list_page(small.liaison(), of.pk), version=of.version, on_behalf_of=head)
    actions.hand_in(
        small.liaison(), list_page(small.liaison(), of.pk), version=of.version, on_behalf_of=head, scan=a_file()
    )

    assert ListStep.unscoped.get(kind="handed_in").entered_for == head.pk


def test_a_frozen_plan_is_not_written_any_more() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    head = small.reporter()

    with pytest.raises(Refusal, match="written until it is handed in"):
        actions.plan_item(head, again(head, item), version=item.version, answer="accepted")


def test_a_plan_past_its_stage_is_late_and_past_its_grace_is_refused() -> None:
    small = a_cycle(2)
    late, shut = planned(small, 0), planned(small, 1)
    stage = Stage.unscoped.filter(cycle=small.cycle, key="plan_due")
    stage.update(due_at=clock.now() - timedelta(hours=1))

    actions.hand_in(small.reporter(0), late, version=late.version)
    stage.update(due_at=clock.now() - timedelta(hours=100))

    assert ItemList.unscoped.get(pk=late.pk).late
    with pytest.raises(Refusal, match="Plans are handed in until"):
        actions.hand_in(small.reporter(1), shut, version=shut.version)


def test_a_plan_in_another_tab_with_older_text_meets_what_was_saved_meanwhile() -> None:
    small = a_cycle(1)
    of = a_list(small)
    head = small.reporter()
    item = items(small, of)[0]
    actions.plan_item(head, again(head, item), version=item.version, answer="accepted", measure="First")

    with pytest.raises(Stale):
        actions.plan_item(head, again(head, item), version=item.version, answer="accepted", measure="Second")

    assert Item.unscoped.get(pk=item.pk).measure == "First"


def test_a_due_day_after_the_last_one_or_on_a_day_off_is_refused() -> None:
    small = a_cycle(1, meeting_on=date(2027, 1, 15))
    of = a_list(small)
    head, item = small.reporter(), items(small, of)[0]

    for day, said in ((date(2027, 9, 16), "later than that"), (date(2027, 5, 1), "a day off")):
        with pytest.raises(Refusal, match=said):
            actions.plan_item(head, again(head, item), version=item.version, answer="accepted", due_on=day)


def test_a_post_outside_of_the_branch_does_not_answer_for_an_item() -> None:
    small = a_cycle(2)
    of = a_list(small)
    head, item = small.reporter(), items(small, of)[0]
    other = Post.unscoped.get(pk=small.reporter(1).post_id)

    with pytest.raises(Refusal, match="a post of the unit"):
        actions.plan_item(head, again(head, item), version=item.version, answer="accepted", owner=other)
    assert other.pk not in {post.pk for post in posts_of_branch(of.assignment)}


def test_who_disputes_an_item_says_why_and_the_approval_strikes_it_off() -> None:
    small = a_cycle(1)
    of = planned(small)
    head, item = small.reporter(), items(small, of)[1]

    with pytest.raises(Refusal, match="says why"):
        actions.plan_item(head, again(head, item), version=item.version, answer="disputed")
    actions.plan_item(
        head, again(head, item), version=item.version, answer="disputed", reason="The exits belong to another unit."
    )
    of = list_page(head, of.pk)
    actions.hand_in(head, of, version=of.version)
    of = list_page(small.office, of.pk)
    actions.approve_plan(small.office, of, version=of.version)

    assert [one.state for one in items(small, of)] == ["planned", "withdrawn"]


def test_a_unit_adds_lines_of_its_own_and_strikes_only_these_off() -> None:
    small = a_cycle(1)
    of = list_page(small.reporter(), a_list(small).pk)
    first = items(small, of)[0]

    task = actions.add_item(small.reporter(), of, kind=ItemKind.TASK, text="Set up a counter", under=first)
    with pytest.raises(Refusal, match="kinds that the regime names"):
        actions.add_item(small.reporter(), of, kind=ItemKind.CONDITION, text="Set up a counter")
    actions.drop_item(small.reporter(), again(small.reporter(), task), reason="Done already.", version=task.version)
    with pytest.raises(Refusal, match="may dispute it"):
        actions.drop_item(small.reporter(), first, reason="We do not agree.", version=first.version)

    assert [one.state for one in items(small, of)] == ["open", "open", "withdrawn"]


def test_a_line_that_was_struck_off_does_not_stand_in_the_way_of_the_approval() -> None:
    small = a_cycle(1)
    head = small.reporter()
    of = planned(small)
    task = actions.add_item(head, of, kind=ItemKind.TASK, text="Set up a counter")
    actions.drop_item(head, again(head, task), reason="Done already.", version=task.version)
    actions.hand_in(head, of, version=of.version)
    of = list_page(small.office, of.pk)

    actions.approve_plan(small.office, of, version=of.version)

    assert [one.state for one in items(small, of)] == ["planned", "planned", "withdrawn"]


def test_the_lists_of_a_closed_cycle_are_not_changed_any_more() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    Cycle.unscoped.filter(pk=small.cycle.pk).update(phase="closed")
    head = small.reporter()

    with pytest.raises(Refusal, match="not changed any more"):
        actions.report_progress(head, again(head, item), text="Half of it.", version=item.version)


def test_another_unit_does_not_see_the_list() -> None:
    small = a_cycle(2)
    of = a_list(small)

    with pytest.raises(Hidden):
        list_page(small.reporter(1), of.pk)


def test_d17_what_is_open_at_the_end_is_carried_and_comes_back_next_year_marked_as_recurring() -> None:
    """docs/worked-examples.md, D17: the same category open in this and the last cycle recurs; what is still open when
    the cycle closes is carried, and is a required answer in the next report."""
    small = a_cycle(1)
    of = approved(small)
    first, second = items(small, of)

    assert actions.carry_over(small.office, small.cycle) == 2
    assert actions.carry_over(small.office, small.cycle) == 0
    following = next_year(small)
    asked = open_items_of(small.units[0].unit, following.cycle)
    required = questions.of(following.assignments[0])
    again_of = actions.begin_list(
        small.office, following.assignments[0], [Named("Exits are locked again.", "safety"), Named("New.", "figures")]
    )

    assert [item.pk for item in asked] == [first.pk, second.pk]
    assert [(one.id, one.text, one.due_on) for one in required] == [
        (first.pk, first.text, first.due_on),
        (second.pk, second.text, second.due_on),
    ]
    assert questions.of(small.assignments[0]) == []
    assert [(one.text, one.recurring, one.carried_from_id) for one in items(small, again_of)] == [
        ("Exits are locked again.", True, None),
        ("New.", False, None),
        (first.text, True, first.pk),
        (second.text, True, second.pk),
    ]
    assert on_time_of(following.cycle) == {following.assignments[0].pk: 0}
    assert on_time_of(small.cycle) == {small.assignments[0].pk: None}


def test_the_last_due_day_is_counted_in_months_from_the_meeting() -> None:
    small = a_cycle(1, meeting_on=date(2027, 6, 30))

    assert latest_due(small.cycle) == date(2028, 2, 29)
    assert a_workday(date(2027, 1, 1)) == date(2027, 1, 4)
