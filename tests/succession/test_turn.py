"""The next year's cycle is opened from this one."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hyogi.cycles.models import Assignment, Cycle, Mode, ModeBy, Phase
from hyogi.cycles.queries import run_assignments, stage_of
from hyogi.followup.actions import begin_list
from hyogi.followup.models import Item
from hyogi.foundation import clock
from hyogi.foundation.policy import Role
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.models import Person
from hyogi.succession.actions import open_next
from hyogi.succession.proposing import proposal
from hyogi.succession.queries import left_open
from tests.factories import a_holder, a_unit, an_account
from tests.loop import Small, a_cycle


@dataclass(frozen=True)
class Said:
    """A problem as a comment names it."""

    text: str
    category: str = ""


pytestmark = pytest.mark.django_db
MEETING = date(2098, 12, 18)


@pytest.fixture
def small() -> Small:
    """A cycle whose meeting is on a Thursday of 2098, with two units beside the districts that report in writing."""
    made = a_cycle(reporters=2, meeting_on=MEETING)
    for n in (1, 2):
        a_holder(a_unit(f"CITY-D{n}", parent=made.city, kind="direct_body"), Role.HEAD)
    return made


def test_dates_move_by_a_year_and_the_last_cycle_is_linked(small: Small) -> None:
    following = open_next(small.office, small.cycle)

    assert (following.year, following.code, following.previous_id) == (2099, "CITY-2099", small.cycle.pk)
    assert following.meeting_on == date(2099, 12, 18)
    there, here = stage_of(small.cycle, "submit_due"), stage_of(following, "submit_due")
    assert there is not None
    assert here is not None
    assert here.due_at.date() == there.due_at.date().replace(year=2099)


def test_a_meeting_that_would_fall_on_a_day_off_is_proposed_on_the_next_working_day(small: Small) -> None:
    Cycle.unscoped.filter(pk=small.cycle.pk).update(meeting_on=date(2097, 12, 20))

    assert proposal(small.office, small.again()).meeting_on == date(2098, 12, 22)
    """20 and 21 December 2098 are a weekend."""


def test_units_long_in_writing_are_proposed_on_site_with_the_reason(small: Small) -> None:
    second = open_next(small.office, small.cycle)
    third = open_next(small.office, second)

    fourth = proposal(small.office, third)

    assert {choice.mode for choice in fourth.choices.values()} == {Mode.ON_SITE}
    assert len(fourth.choices) == 2
    assert all("Not on site in the last 2 cycles" in choice.reason for choice in fourth.choices.values())
    opened = open_next(small.office, third)
    modes = {one.unit.code: one.mode_by for one in run_assignments(small.office, opened)}
    assert modes["CITY-D1"] == ModeBy.CHOICE
    assert modes["CITY-01"] == ModeBy.KIND


def test_a_unit_with_overdue_items_is_proposed_on_site(small: Small) -> None:
    second = open_next(small.office, small.cycle)
    late = Assignment.unscoped.get(cycle=second, unit__code="CITY-D1")
    begin_list(small.office, run_of(small, late), [Said("The list of risks is older than a year.")])
    Item.unscoped.filter(assignment=late).update(due_on=clock.today() - timedelta(days=1))

    proposed = proposal(small.office, second).choices

    assert [choice.reason for choice in proposed.values()] == ["Items of the last year are overdue."]


def run_of(small: Small, assignment: Assignment) -> Assignment:
    return next(one for one in run_assignments(small.office, assignment.cycle) if one.pk == assignment.pk)


def test_open_items_come_over_as_required_answers(small: Small) -> None:
    begin_list(small.office, small.assignments[0], [Said("Roads are closed without notice.")])
    following = open_next(small.office, small.cycle)

    assert [item.text for item in left_open(following)] == ["Roads are closed without notice."]


def test_nobody_but_the_secretariat_opens_the_next_year(small: Small) -> None:
    with pytest.raises(Refusal):
        open_next(small.head, small.cycle)


def test_the_page_shows_the_proposal_and_then_where_the_next_cycle_is(small: Small, client: Client) -> None:
    person = Person.unscoped.get(pk=small.office.person_id)
    client.force_login(an_account(person=person), "allauth.account.auth_backends.AuthenticationBackend")
    Cycle.unscoped.filter(pk=small.cycle.pk).update(phase=Phase.FOLLOW_UP)
    address = reverse("succession:next", args=[small.cycle.pk])

    assert address in client.get(reverse("cycles:cycle", args=[small.cycle.pk])).content.decode()
    assert 'name="day_submit_due" value="2099-12-08"' in client.get(address).content.decode()
    following = open_next(small.office, small.cycle)
    assert reverse("cycles:cycle", args=[following.pk]) in client.get(address).content.decode()
    carried = client.get(reverse("succession:carried", args=[following.pk])).content.decode()
    assert "Nothing was left open" in carried
