"""A cycle is opened from a regime: tree, rules, stages and reporters are fixed."""

from datetime import date, timedelta

import pytest

from hyogi.cycles import obstacles
from hyogi.cycles.actions import advance, open_cycle
from hyogi.cycles.actions.opening import stage_days
from hyogi.cycles.models import Mode, ModeBy, Phase
from hyogi.cycles.queries import deadline_of, regime_of, stage_of, stages_of
from hyogi.foundation import clock
from hyogi.foundation.languages import Texts
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.regimes.loading import load
from tests.loop import a_cycle

pytestmark = pytest.mark.django_db


def test_the_regime_is_frozen_with_its_hash_and_read_back_as_it_was() -> None:
    small = a_cycle(reporters=3)

    assert small.cycle.regime is not None
    assert small.cycle.regime.sha256 == load("city_committee").sha256
    assert regime_of(small.cycle) == load("city_committee").file


def test_every_stage_gets_its_day_from_the_meeting() -> None:
    small = a_cycle(meeting_on=date(2099, 12, 18))

    submit = stage_of(small.cycle, "submit_due")

    assert len(stages_of(small.cycle)) == len(load("city_committee").file.stage)
    assert submit is not None
    assert submit.due_at.astimezone(clock.ZoneInfo("Asia/Shanghai")).date() == date(2099, 12, 8)


def test_working_days_are_counted_over_days_off() -> None:
    days = stage_days(load("city_committee").file, date(2025, 9, 12))

    assert days["sign_off"] == date(2025, 10, 3)
    assert days["feedback_out"] == date(2025, 10, 21)
    """The holiday of October 2025 lasted until the 8th; Saturday the 11th was worked."""


def test_units_report_on_site_by_their_kind_through_the_post_of_their_head() -> None:
    small = a_cycle(reporters=2)

    assert [(one.mode, one.mode_by, one.graded) for one in small.assignments] == [
        (Mode.ON_SITE, ModeBy.KIND, True),
        (Mode.ON_SITE, ModeBy.KIND, True),
    ]
    assert {one.post_id for one in small.assignments} == {actor.post_id for actor in small.heads}


def test_a_second_cycle_of_the_same_code_is_answered_with_what_is_there() -> None:
    small = a_cycle()

    with pytest.raises(Stale):
        open_cycle(
            small.office2,
            convening=small.city,
            regime=load("city_committee"),
            year=small.cycle.year,
            code=small.cycle.code,
            title=Texts({"en": "Again"}),
            meeting_on=clock.today() + timedelta(days=90),
        )


def test_only_the_secretariat_of_the_unit_opens_its_cycle() -> None:
    small = a_cycle()

    with pytest.raises(Refusal):
        open_cycle(
            small.head,
            convening=small.city,
            regime=load("city_committee"),
            year=2099,
            code="OTHER",
            title=Texts({"en": "Other"}),
            meeting_on=clock.today() + timedelta(days=90),
        )


def test_phases_follow_one_another_and_name_what_keeps_the_cycle() -> None:
    small = a_cycle()

    with pytest.raises(Refusal):
        advance(small.office, small.cycle, Phase.RESULT, small.cycle.version)
    obstacles.offer(Phase.BEFORE, "test", lambda cycle: [f"{cycle.code} has open things."])
    try:
        with pytest.raises(Refusal, match="has open things"):
            advance(small.office, small.cycle, Phase.BEFORE, small.cycle.version)
    finally:
        obstacles.offer(Phase.BEFORE, "test", lambda cycle: [])
    moved = advance(small.office, small.cycle, Phase.BEFORE, small.cycle.version)

    assert small.again().phase == Phase.BEFORE == moved.phase
    with pytest.raises(Stale):
        advance(small.office2, small.again(), Phase.MEETING, version=1)


def test_a_deadline_is_in_time_until_it_is_due_and_shut_when_its_grace_has_passed() -> None:
    small = a_cycle()
    deadline = deadline_of(small.assignments[0], "submit_due")

    assert deadline is not None
    assert not deadline.is_late(deadline.due_at)
    assert deadline.is_late(deadline.due_at + timedelta(seconds=1))
    assert not deadline.is_shut(deadline.due_at + timedelta(hours=24))
    assert deadline.is_shut(deadline.due_at + timedelta(hours=24, seconds=1))
