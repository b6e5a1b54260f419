"""From "it is done" to closed, by another person; samples, half-year check, the turn of a due day."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from hyogi.followup import actions
from hyogi.followup.models import Draw, Item, ItemStep
from hyogi.followup.queries import list_page, on_time_of, steps_of
from hyogi.followup.rules import ItemState, drawn
from hyogi.foundation import clock
from hyogi.foundation.policy import Role
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.models import Person, Post, UnitState
from tests.factories import a_post, a_tenure, an_actor
from tests.followup.world import a_file, a_workday, again, approved, claimed, items, planned
from tests.followup.years import next_year
from tests.loop import a_cycle

pytestmark = pytest.mark.django_db
ZONE = "Asia/Shanghai"


def test_an_item_is_reported_as_done_only_with_evidence() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]

    with pytest.raises(Refusal, match=r"at least 1 piece\(s\) of evidence"):
        actions.claim_done(small.reporter(), item, text="It is done.", version=item.version)
    assert Item.unscoped.get(pk=item.pk).state == ItemState.PLANNED


def test_an_item_is_closed_by_another_person_and_its_day_is_that_of_the_check() -> None:
    small = a_cycle(1)
    item = claimed(small)

    actions.close_item(small.office2, again(small.office2, item), text="Seen on the spot.", version=item.version)

    closed = Item.unscoped.get(pk=item.pk)
    assert (closed.state, closed.closed_on) == (ItemState.CLOSED, clock.today(ZONE))


def test_an_item_is_not_closed_by_the_person_who_reported_it_in_another_of_his_posts_too() -> None:
    small = a_cycle(1)
    item = claimed(small)
    person = Person.unscoped.get(pk=small.reporter().person_id)
    city = UnitState.unscoped.get(unit=small.city.unit)
    a_tenure(person, a_post(city, Role.SECRETARIAT))
    both = an_actor(person)

    with pytest.raises(Refusal) as refused:
        actions.close_item(both, again(both, item), text="Seen on the spot.", version=item.version)

    assert refused.value.rule
    assert Item.unscoped.get(pk=item.pk).state == ItemState.DONE_CLAIMED


def test_an_item_is_not_closed_by_who_holds_the_post_that_answers_for_it_though_another_reported_it() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    head = Person.unscoped.get(pk=small.reporter().person_id)
    actions.claim_done(small.liaison(), item, text="It is done.", version=item.version, evidence=[a_file()])
    a_tenure(head, a_post(UnitState.unscoped.get(unit=small.city.unit), Role.MEMBER))
    both = an_actor(head)
    item = again(both, item)

    with pytest.raises(Refusal, match="closed by another person"):
        actions.close_item(both, item, text="Seen on the spot.", version=item.version)


def test_d17_claimed_on_the_fifth_and_checked_on_the_eighth_of_july_it_is_late_by_eight_days() -> None:
    """docs/worked-examples.md, D17."""
    from datetime import UTC, datetime

    from hyogi.followup.views.showing import state_cell

    due = date(2021, 6, 30)
    clock.stand_at(datetime(2020, 12, 1, 1, tzinfo=UTC))
    try:
        small = a_cycle(1, meeting_on=date(2021, 1, 15))
        item = items(small, approved(small, due=due))[0]
        clock.stand_at(datetime(2021, 7, 5, 1, tzinfo=UTC))
        actions.claim_done(small.reporter(), item, text="It is done.", version=item.version, evidence=[a_file()])
        item = again(small.reporter(), item)
        with pytest.raises(Refusal):
            actions.close_item(small.reporter(), item, text="It is done.", version=item.version)
        clock.stand_at(datetime(2021, 7, 8, 1, tzinfo=UTC))
        actions.close_item(small.office2, again(small.office2, item), text="It is done.", version=item.version)
        closed = again(small.office, item)
        following = next_year(small)
    finally:
        clock.stand_at(None)

    assert closed.closed_on == date(2021, 7, 8)
    assert state_cell(closed, date(2021, 7, 8)).note == "closed 8 days late"
    assert on_time_of(following.cycle) == {following.assignments[0].pk: Fraction(0)}


def test_what_was_closed_too_early_is_reopened_with_a_reason_and_can_be_closed_again() -> None:
    small = a_cycle(1)
    item = claimed(small)
    office, head = small.office2, small.reporter()
    actions.close_item(office, again(office, item), text="Seen.", version=item.version)

    with pytest.raises(Refusal, match="reopened with a reason"):
        actions.reopen_item(office, again(office, item), reason="", version=item.version + 1)
    actions.reopen_item(office, again(office, item), reason="Two exits are still locked.", version=item.version + 1)
    actions.claim_done(head, again(head, item), text="Now they are open.", version=item.version + 2)
    actions.close_item(office, again(office, item), text="Seen again.", version=item.version + 3)

    kinds = [step.kind for step in steps_of(item)]
    assert kinds[-5:] == ["claimed", "closed", "reopened", "claimed", "closed"]


def test_an_item_that_nobody_reported_as_done_is_not_closed() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]

    with pytest.raises(Refusal, match="Item 1 is planned"):
        actions.close_item(small.office, again(small.office, item), text="Seen.", version=item.version)


def test_a_sample_is_drawn_by_its_seed_and_can_be_drawn_again() -> None:
    small = a_cycle(3)
    closed = []
    for n in range(3):
        item = claimed(small, n)
        actions.close_item(small.office2, again(small.office2, item), text="Seen.", version=item.version)
        closed.append(item.pk)

    actions.draw_sample(small.office, small.cycle, seed="Lottery 26213: 40817")

    made = Draw.unscoped.get()
    assert made.drawn == [str(one) for one in drawn(closed, "Lottery 26213: 40817", 2000)]
    assert len(made.drawn) == 1
    looked = Item.unscoped.get(sample="drawn")
    item = again(small.office2, looked)
    actions.sample_stands(small.office2, item, text="As it was reported.", version=item.version)
    assert Item.unscoped.get(pk=looked.pk).sample == "stands"
    with pytest.raises(Refusal, match="stated seed"):
        actions.draw_sample(small.office, small.cycle, seed=" ")


def test_a_due_day_is_moved_by_a_request_with_a_reason_and_an_approval_and_the_moves_are_counted() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    head, office = small.reporter(), small.office
    assert item.due_on is not None
    later = a_workday(item.due_on + timedelta(days=20))

    actions.ask_due(head, again(head, item), due_on=later, reason="The rain lasted too long.", version=item.version)
    assert Item.unscoped.get(pk=item.pk).due_on == item.due_on
    actions.answer_due(office, again(office, item), grant=True, reason="Granted.", version=item.version + 1)

    moved = Item.unscoped.get(pk=item.pk)
    assert (moved.due_on, moved.moves, moved.asked_due_on) == (later, 1, None)
    with pytest.raises(Refusal, match="Nothing is asked"):
        actions.answer_due(office, again(office, item), grant=True, reason="Again.", version=moved.version)


def test_a_due_day_that_is_kept_stays_and_the_request_is_answered() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    head, office = small.reporter(), small.office
    assert item.due_on is not None
    later = a_workday(item.due_on + timedelta(days=20))

    actions.ask_due(head, again(head, item), due_on=later, reason="The rain lasted too long.", version=item.version)
    actions.answer_due(office, again(office, item), grant=False, reason="Before the rains.", version=item.version + 1)

    kept = Item.unscoped.get(pk=item.pk)
    assert (kept.due_on, kept.moves, kept.asked_due_on) == (item.due_on, 0, None)


def test_what_a_unit_needs_from_above_is_answered_by_the_level_above() -> None:
    small = a_cycle(1)
    of = planned(small)
    head, item = small.reporter(), items(small, of)[0]
    actions.plan_item(
        head,
        again(head, item),
        version=item.version,
        answer="accepted",
        measure="Renew the pumps.",
        owner=Post.unscoped.get(pk=head.post_id),
        due_on=item.due_on,
        needs="Money for two pumps.",
    )

    item = again(small.office, item)
    with pytest.raises(Refusal):
        actions.answer_needs(head, again(head, item), text="We pay it ourselves.", version=item.version)
    actions.answer_needs(small.office, item, text="It stands in next year's budget.", version=item.version)

    assert Item.unscoped.get(pk=item.pk).needs_answer == "It stands in next year's budget."


def test_the_half_year_check_leaves_a_finding_on_each_item_once() -> None:
    small = a_cycle(1)
    of = approved(small)
    first, second = items(small, of)

    assert actions.mid_check(small.office, of, {first.pk: ("on_course", ""), second.pk: ("behind", "Begin.")}) == 2
    assert actions.mid_check(small.office, list_page(small.office, of.pk), {first.pk: ("on_course", "")}) == 0

    assert [one.finding for one in items(small, of)] == ["on_course", "behind"]
    assert ItemStep.unscoped.filter(kind="mid_checked").count() == 2
    with pytest.raises(Refusal, match="A finding is one of"):
        actions.mid_check(small.office, of, {first.pk: ("splendid", "")})
