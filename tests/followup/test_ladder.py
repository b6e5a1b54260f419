"""What time does: rungs fired once, a new day begins the ladder again; notices."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hyogi.followup import actions
from hyogi.followup.models import Rung, SupervisionNotice
from hyogi.followup.queries import list_page
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.refusals import Refusal
from tests.followup.world import a_file, a_workday, again, approved, items
from tests.loop import a_cycle

pytestmark = pytest.mark.django_db
TIME = Actor.system("test")
DUE = date(2021, 6, 30)


def days(rungs: list[tuple[date, str]]) -> list[str]:
    return [f"{on:%m-%d} {to}" for on, to in rungs]


def test_d17_the_ladder_of_the_city_is_fired_day_by_day_and_each_rung_once() -> None:
    """docs/worked-examples.md, D17."""
    clock.stand_at(datetime(2020, 12, 1, 1, tzinfo=UTC))
    try:
        small = a_cycle(1, meeting_on=date(2021, 1, 15))
        first = items(
            small, approved(small, problems=[type("P", (), {"text": "Late.", "category": "process"})], due=DUE)
        )
        for offset in range(80):
            actions.fire_due(TIME, date(2021, 6, 1) + timedelta(days=offset))
            actions.fire_due(TIME, date(2021, 6, 1) + timedelta(days=offset))
    finally:
        clock.stand_at(None)

    assert len(first) == 1
    assert days(list(Rung.unscoped.order_by("on").values_list("on", "to"))) == [
        "06-23 owner",
        "06-30 owner",
        "07-03 head_of_unit",
        "07-10 secretariat",
        "07-20 leader_in_charge",
        "07-30 chair",
    ]


def test_what_is_reported_as_done_waits_for_its_check_and_is_not_reminded_of() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    assert item.due_on is not None
    actions.claim_done(small.reporter(), item, text="It is done.", version=item.version, evidence=[a_file()])

    actions.fire_due(TIME, item.due_on + timedelta(days=40))

    assert set(Rung.unscoped.values_list("item__position", flat=True)) == {2}


def test_a_new_due_day_begins_the_ladder_again() -> None:
    small = a_cycle(1)
    item = items(small, approved(small))[0]
    head, office = small.reporter(), small.office
    assert item.due_on is not None
    later = a_workday(item.due_on + timedelta(days=20))
    actions.fire_due(TIME, item.due_on)
    actions.ask_due(head, again(head, item), due_on=later, reason="The rain lasted too long.", version=item.version)
    actions.answer_due(office, again(office, item), grant=True, reason="Granted.", version=item.version + 1)

    actions.fire_due(TIME, later)

    fired = Rung.unscoped.filter(item=item).order_by("due_on", "after_days").values_list("due_on", "after_days")
    assert list(fired) == [(item.due_on, -7), (item.due_on, 0), (later, -7), (later, 0)]


def test_only_time_and_the_console_fire_the_ladder() -> None:
    small = a_cycle(1)

    with pytest.raises(Refusal):
        actions.fire_due(small.office, date(2030, 1, 1))


def test_a_supervision_notice_keeps_what_was_overdue_on_its_day_and_is_numbered() -> None:
    clock.stand_at(datetime(2020, 12, 1, 1, tzinfo=UTC))
    try:
        small = a_cycle(1, meeting_on=date(2021, 1, 15))
        of = approved(small, due=DUE)
        with pytest.raises(Refusal, match="No item of this unit is overdue"):
            actions.issue_notice(small.office, of, answer_by=date(2021, 8, 1), words="", version=of.version)
        clock.stand_at(datetime(2021, 7, 21, 1, tzinfo=UTC))
        of = list_page(small.office, of.pk)
        with pytest.raises(Refusal, match="leaves time for it"):
            actions.issue_notice(small.office, of, answer_by=date(2021, 7, 21), words="", version=of.version)
        actions.issue_notice(small.office, of, answer_by=date(2021, 8, 2), words="Say why.", version=of.version)
    finally:
        clock.stand_at(None)

    made = SupervisionNotice.unscoped.get()
    assert made.number == 1
    assert [(line["item"], line["days"], line["due"]) for line in made.items] == [
        (1, 21, "2021-06-30"),
        (2, 21, "2021-06-30"),
    ]
