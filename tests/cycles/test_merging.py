"""A reporting unit is merged in mid-cycle: it is found, and its successor reports."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hyogi.cycles import duties, obstacles
from hyogi.cycles.actions import advance, name_successor
from hyogi.cycles.models import Assignment, Phase
from hyogi.cycles.queries import assignment_page, orphans, run_assignments
from hyogi.cycles.views import changing
from hyogi.foundation import clock
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.verifying import checks
from hyogi.organisation.models import Person, UnitState
from tests.factories import an_account
from tests.loop import Small, a_cycle

pytestmark = pytest.mark.django_db


def a_merger() -> Small:
    """A cycle in which the first reporter's unit was closed the day before."""
    small = a_cycle(reporters=3)
    UnitState.unscoped.filter(pk=small.units[0].pk).update(valid_to=clock.today() - timedelta(days=1))
    return small


def merged(small: Small) -> Assignment:
    return assignment_page(small.office, small.assignments[0].pk)


def named(small: Small, **more: object) -> Assignment:
    given: dict[str, object] = {"reason": "Merged on 1 July.", "version": 1} | more
    return name_successor(small.office, merged(small), small.assignments[1], **given)  # type: ignore[arg-type]


def test_a_closed_unit_is_found_and_keeps_the_cycle_from_its_meeting() -> None:
    small = a_merger()

    assert [one.unit.code for one in orphans([small.cycle])] == ["CITY-01"]
    advance(small.office, small.cycle, Phase.BEFORE, small.cycle.version)
    with pytest.raises(Refusal, match="nobody is named to report in its place"):
        advance(small.office, small.again(), Phase.MEETING, small.again().version)


def test_the_secretariat_finds_it_at_its_home_and_nobody_else_does() -> None:
    small = a_merger()
    words = "Name who reports in its place"

    assert [words in str(duty.words) for duty in duties.of(small.office)].count(True) == 1
    assert not any(words in str(duty.words) for duty in duties.of(small.reporter(1)))


def test_the_successor_reports_through_its_own_post_and_may_write_for_both() -> None:
    small = a_merger()

    named(small)

    found = run_assignments(small.office, small.cycle)[0]
    assert found.successor is not None
    assert (found.successor.code, found.post_id) == ("CITY-02", small.assignments[1].post_id)
    assert small.reporter(1).may(Action.SUBMIT_REPORT, merged(small).policy_facts())
    assert small.liaison(1).may(Action.WRITE_REPORT, merged(small).policy_facts())
    assert not small.reporter(2).may(Action.WRITE_REPORT, merged(small).policy_facts())
    assert orphans([small.cycle]) == []
    assert not [words for words in obstacles.of(Phase.MEETING, small.cycle) if "in its place" in str(words)]


def test_a_unit_that_stands_has_no_successor() -> None:
    small = a_cycle(reporters=2)

    with pytest.raises(Refusal, match="stands in the register today"):
        named(small)


def test_a_successor_is_named_with_a_reason_and_is_no_closed_unit() -> None:
    small = a_merger()

    with pytest.raises(Refusal, match="There is no reason"):
        named(small, reason="  ")
    UnitState.unscoped.filter(pk=small.units[1].pk).update(valid_to=clock.today() - timedelta(days=1))
    with pytest.raises(Refusal, match="CITY-02 does not"):
        named(small)


def test_two_offices_that_name_one_are_told_of_each_other() -> None:
    small = a_merger()
    named(small)

    with pytest.raises(Stale):
        name_successor(small.office2, merged(small), small.assignments[2], reason="Another one.", version=1)


def test_only_the_secretariat_names_it() -> None:
    small = a_merger()

    with pytest.raises(Refusal):
        name_successor(small.head, merged(small), small.assignments[1], reason="Merged.", version=1)


def test_verify_finds_a_successor_that_cannot_report() -> None:
    small = a_merger()
    named(small)
    (successors,) = [check for check in checks() if "merged unit" in str(check.title)]

    assert list(successors.find()) == []
    Assignment.unscoped.filter(pk=small.assignments[1].pk).update(successor=small.assignments[2].unit)
    assert list(successors.find()) == ["CITY-02 cannot report for CITY-01 in the cycle " + small.cycle.code]


def test_it_is_named_on_a_page_and_said_on_the_page_of_the_unit(client: Client) -> None:
    small = a_merger()
    person = Person.unscoped.get(pk=small.office.person_id)
    client.force_login(an_account(person=person), "allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("cycles:successor", args=[small.assignments[0].pk])
    given = {"successor": str(small.assignments[1].pk), "reason": "Merged.", "version": "1", "once": "a" * 20}

    shown = client.get(reverse("cycles:assignment", args=[small.assignments[0].pk])).content.decode()
    answer = client.post(address, given)

    assert address in shown
    assert answer.status_code == 302
    assert "Merged into" in client.get(answer["Location"]).content.decode()


def test_among_very_many_reporters_the_successor_is_named_by_its_code(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changing, "MOST_CHOICES", 1)
    small = a_merger()
    person = Person.unscoped.get(pk=small.office.person_id)
    client.force_login(an_account(person=person), "allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("cycles:successor", args=[small.assignments[0].pk])
    given = {"successor": "city-02", "reason": "Merged.", "version": "1", "once": "a" * 20}

    page = client.get(address).content.decode()
    unknown = client.post(address, {**given, "successor": "CITY-01"}).content.decode()
    answer = client.post(address, given)

    assert "<option" not in page
    assert "stands today has the code “CITY-01”" in unknown
    assert "Merged." in unknown
    assert answer.status_code == 302
    assert Assignment.unscoped.get(pk=small.assignments[0].pk).successor_id == small.assignments[1].unit_id


def test_who_reports_is_told_at_home_that_a_cycle_was_opened() -> None:
    small = a_cycle(reporters=2)

    told = [duty for duty in duties.of(small.reporter(0)) if duty.url.endswith(f"{small.assignments[0].pk}/")]

    assert [str(duty.words) for duty in told] == ["Reports in “Review of the year”, on site."]
