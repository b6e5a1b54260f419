"""While a cycle runs its secretariat moves stages, chooses how units report, gives more time: each with a reason."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from hyogi.cycles.actions import choose_mode, extend, move_stage, name_venue
from hyogi.cycles.models import Assignment, Cycle, Mode, ModeBy, Phase, Stage
from hyogi.cycles.queries import deadline_of, stage_of
from hyogi.foundation import clock
from hyogi.foundation.refusals import Refusal, Stale
from tests.ballots.rooms import browser
from tests.loop import Small, a_cycle

pytestmark = pytest.mark.django_db


def stage(small: Small, key: str = "submit_due") -> Stage:
    found = stage_of(small.cycle, key)
    assert found is not None
    return found


def chosen(small: Small) -> Assignment:
    """The first reporter, as if its kind did not decide."""
    one = small.assignments[0]
    Assignment.unscoped.filter(pk=one.pk).update(mode_by=ModeBy.REST)
    one.mode_by = ModeBy.REST
    return one


def test_a_stage_is_moved_with_a_reason_and_an_older_page_is_told_so() -> None:
    small, later = a_cycle(), timedelta(days=2)
    one = stage(small)
    move_stage(small.office, small.cycle, one, due_at=one.due_at + later, reason="Typhoon.", version=1)

    with pytest.raises(Stale):
        move_stage(small.office2, small.cycle, stage(small), due_at=one.due_at + later, reason="Again.", version=1)

    assert stage(small).version == 2


@pytest.mark.parametrize(
    ("reason", "shift", "field"), [("", timedelta(days=1), "reason"), ("Typhoon.", timedelta(days=-900), "day")]
)
def test_a_stage_without_a_reason_or_into_the_past_stays(reason: str, shift: timedelta, field: str) -> None:
    small = a_cycle()
    one = stage(small)

    with pytest.raises(Refusal) as refused:
        move_stage(small.office, small.cycle, one, due_at=one.due_at + shift, reason=reason, version=1)

    assert refused.value.field == field
    assert stage(small).due_at == one.due_at


def test_a_stage_that_has_passed_is_not_moved() -> None:
    small = a_cycle()
    one = stage(small)
    clock.stand_at(one.closes_at + timedelta(minutes=1))
    try:
        with pytest.raises(Refusal):
            move_stage(
                small.office, small.cycle, one, due_at=clock.now() + timedelta(days=1), reason="Late.", version=1
            )
    finally:
        clock.stand_at(None)


def test_only_the_secretariat_of_the_convening_unit_changes_the_cycle() -> None:
    small = a_cycle()
    one = stage(small)

    for actor in (small.head, small.register, small.reporter(0)):
        with pytest.raises(Refusal):
            move_stage(actor, small.cycle, one, due_at=one.due_at + timedelta(days=1), reason="Mine.", version=1)


def test_how_a_unit_reports_is_chosen_with_a_reason_unless_its_kind_decides() -> None:
    small = a_cycle()
    with pytest.raises(Refusal, match="such a kind"):
        choose_mode(small.office, small.assignments[0], mode=Mode.WRITTEN, reason="Why not.", version=1)
    one = chosen(small)
    with pytest.raises(Refusal) as bare:
        choose_mode(small.office, one, mode=Mode.WRITTEN, reason=" ", version=1)

    choose_mode(small.office, one, mode=Mode.WRITTEN, reason="Head on leave.", version=1)

    kept = Assignment.unscoped.get(pk=one.pk)
    assert (bare.value.field, kept.mode, kept.mode_by, kept.reason) == (
        "reason",
        Mode.WRITTEN,
        ModeBy.CHOICE,
        "Head on leave.",
    )
    with pytest.raises(Stale):
        choose_mode(small.office2, one, mode=Mode.ON_SITE, reason="Other.", version=1)


def test_more_time_is_given_within_what_the_regime_allows_and_counts_for_this_reporter_only() -> None:
    small = a_cycle()
    one, due = small.assignments[0], stage(small).due_at
    extend(small.office, one, stage_key="submit_due", until=due + timedelta(days=3), reason="Ill.")

    mine, others = deadline_of(one, "submit_due"), deadline_of(small.assignments[1], "submit_due")

    assert mine is not None
    assert others is not None
    assert (mine.due_at, mine.extended, others.due_at) == (due + timedelta(days=3), True, due)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"stage_key": "papers_out"}, "stage"),
        ({"days": 6}, "day"),
        ({"days": 0}, "day"),
    ],
)
def test_more_time_that_cannot_be_given_is_refused_in_its_field(given: dict[str, Any], field: str) -> None:
    small = a_cycle()
    until = stage(small).due_at + timedelta(days=given.get("days", 2))

    with pytest.raises(Refusal) as refused:
        extend(
            small.office,
            small.assignments[0],
            stage_key=given.get("stage_key", "submit_due"),
            until=until,
            reason=given.get("reason", "Ill."),
        )

    assert refused.value.field == field


def test_the_place_of_the_meeting_is_named_until_it_was_held_and_an_older_page_is_told_so() -> None:
    small = a_cycle(reporters=1)
    name_venue(small.office, small.again(), venue="  Town hall,\tgreat hall ", version=1)

    with pytest.raises(Stale):
        name_venue(small.office2, small.again(), venue="Library", version=1)
    assert small.again().venue == "Town hall, great hall"

    Cycle.unscoped.filter(pk=small.cycle.pk).update(phase=Phase.RESULT)
    with pytest.raises(Refusal):
        name_venue(small.office, small.again(), venue="Library", version=2)


@pytest.mark.either
def test_the_table_of_stages_has_its_days_in_the_readers_language() -> None:
    small = a_cycle(reporters=1)
    due = stage(small).due_at.astimezone(ZoneInfo("Asia/Shanghai"))

    page = browser(small.office).get(reverse("cycles:cycle", args=[small.cycle.pk])).content.decode()

    assert f"{due:%a} {due.day} {due:%b} {due.year}, {due:%H:%M}" in page
    assert f"{due:%Y-%m-%d %H:%M}" not in page
