"""Calls: ticks that stay, numbers of offices that are found again next year, and all lines or none."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import run_assignments
from hyogi.foundation import clock
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.foundation.verifying import checks
from hyogi.rollups.actions import Call, note_calls, remind
from hyogi.rollups.models import Channel, Chase, OfficeContact, Outcome, ReminderMail
from hyogi.rollups.queries import chases_of, contacts_of, last_chases
from tests.loop import a_cycle
from tests.rollups.world import after, chasing_of, with_mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def real_time() -> Iterator[None]:
    yield
    clock.stand_at(None)


def test_calls_are_kept_with_their_outcome_and_the_last_one_is_shown() -> None:
    small = a_cycle(2)
    day = after(small, "draft_due").date() + timedelta(days=2)
    first, second = (one.pk for one in small.assignments)

    note_calls(small.office, chasing_of(small), [Call(first, "not_reached"), Call(second, "reached", note="On leave.")])
    done = note_calls(small.office, chasing_of(small), [Call(first, "promised", day), Call(second)])

    assert [(one.number, one.outcome) for one in chases_of(small.assignments[0])] == [
        (2, "promised"),
        (1, "not_reached"),
    ]
    assert last_chases(small.cycle, [first, second])[first].promised_on == day
    assert (len(done.calls), Chase.unscoped.count()) == (1, 3)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"telephone": "138 0013 8000"}, "telephone"),
        ({"telephone": "the usual one"}, "telephone"),
        ({"outcome": "promised"}, "promised_on"),
        ({"outcome": "promised", "days": -1}, "promised_on"),
        ({"outcome": "reached", "days": 1}, "promised_on"),
        ({"note": "Said that it is on its way."}, "outcome"),
    ],
)
def test_a_line_that_does_not_fit_keeps_none_of_the_lines(line: dict[str, object], field: str) -> None:
    small = a_cycle(2)
    days = line.pop("days", None)
    day = clock.today("Asia/Shanghai") + timedelta(days=int(str(days))) if days else None
    first, second = (one.pk for one in small.assignments)

    with pytest.raises(Refusal) as refused:
        note_calls(
            small.office,
            chasing_of(small),
            [Call(first, "reached"), Call(second, promised_on=day, **line)],  # type: ignore[arg-type]
        )

    assert refused.value.field == field
    assert not Chase.unscoped.exists()
    assert not OfficeContact.unscoped.exists()


def test_a_number_that_was_noted_once_is_found_in_the_next_cycle_of_the_same_office_and_nowhere_else() -> None:
    small = a_cycle(1)
    unit = small.assignments[0].unit.unit_id
    note_calls(small.office, chasing_of(small), [Call(small.assignments[0].pk, telephone="0571-8800 1234")])
    same = note_calls(small.office, chasing_of(small), [Call(small.assignments[0].pk, telephone="0571-8800 1234")])
    row = Cycle.unscoped.get(pk=small.cycle.pk)
    row.pk, row.code, row.year, row._state.adding = uuid4(), "CITY-NEXT", row.year + 1, True
    row.save()

    assert contacts_of(row, [unit])[unit].telephone == "0571-8800 1234"
    assert (same.contacts, OfficeContact.unscoped.count()) == (0, 1)
    row.convening = small.assignments[0].unit
    assert contacts_of(row, [unit]) == {}


def test_calls_are_noted_by_the_secretariat_for_units_of_the_cycle_only() -> None:
    small = a_cycle(1)

    with pytest.raises((Refusal, Hidden)):
        note_calls(small.member, chasing_of(small), [Call(small.assignments[0].pk, "reached")])
    with pytest.raises(Refusal):
        note_calls(small.office, chasing_of(small), [Call(uuid4(), "reached")])

    assert not Chase.unscoped.exists()


def test_verify_finds_nothing_and_then_each_planted_difference() -> None:
    small = a_cycle(2)
    with_mail(small.reporter(0), "head@one.example")
    first, second = small.assignments
    remind(small.office, chasing_of(small), [first.pk], root="/")
    note_calls(small.office, chasing_of(small), [Call(second.pk, "reached", telephone="12345")])
    ours = [one for one in checks() if one.find.__module__ == "hyogi.rollups.verifying"]
    assert [list(one.find()) for one in ours] == [[], []]

    Chase.unscoped.create(
        branch=small.cycle.branch,
        cycle=small.cycle,
        assignment=first,
        stage_key="draft_due",
        channel=Channel.MAIL,
        outcome=Outcome.MAILED,
        due_at=clock.now(),
        on=clock.today("Asia/Shanghai") - timedelta(days=1),
        number=1,
    )
    ReminderMail.unscoped.create(
        branch=small.cycle.branch,
        cycle=small.cycle,
        chase=Chase.unscoped.get(channel=Channel.TELEPHONE),
        office=small.assignments[0].unit.unit,
        language="en",
        subject="-",
        body="-",
    )
    OfficeContact.unscoped.create(
        branch=small.cycle.branch, cycle=small.cycle, assignment=first, unit=second.unit.unit, telephone="12345"
    )

    assert [len(list(one.find())) for one in ours] == [3, 1]
    assert run_assignments(small.office, small.cycle)
