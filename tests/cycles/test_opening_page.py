"""The secretariat opens a cycle in the browser: everything is looked over before."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hyogi.cycles.models import Mode, ModeBy
from hyogi.cycles.queries import current_cycle, run_assignments, stage_of
from hyogi.cycles.rules import out_of_order
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role
from hyogi.organisation.models import Person, UnitState
from tests.factories import a_holder, a_person, a_post, a_tenure, a_unit, an_account

pytestmark = pytest.mark.django_db
CONSOLE = Actor.system("test")
DAY = date(2099, 12, 18)


@pytest.fixture
def city() -> UnitState:
    top = a_unit("CITY", kind="city", name="City")
    for n in (1, 2):
        a_holder(a_unit(f"CITY-{n}", parent=top, kind="district"))
    a_holder(a_unit("CITY-D1", parent=top, kind="direct_body"))
    a_unit("CITY-D2", parent=top, kind="direct_body")
    return top


@pytest.fixture
def office(city: UnitState, client: Client) -> Client:
    return signed_in(client, a_person(), city, Role.SECRETARIAT)


def signed_in(client: Client, person: Person, unit: UnitState, role: Role) -> Client:
    a_tenure(person, a_post(unit, role))
    client.force_login(an_account(person=person), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def asked(**more: str) -> dict[str, str]:
    return {"regime": "city_committee", "year": "2099", "meeting_on": DAY.isoformat(), **more}


def filled(client: Client, **changes: str) -> dict[str, str]:
    """The form as the page shows it, with changes."""
    page = client.get(reverse("cycles:open", args=["CITY"]), asked()).content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]+)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {**found, **changes}


def body(unit: str) -> str:
    from hyogi.organisation.queries import state_by_code

    return state_by_code(CONSOLE, unit).unit_id.hex


def test_the_page_shows_every_date_and_everybody_who_would_report(office: Client) -> None:
    page = office.get(reverse("cycles:open", args=["CITY"]), asked()).content.decode()

    assert 'name="day_submit_due" value="2099-12-08"' in page
    assert "a day off" in page
    assert "nobody holds the post" in page
    assert page.count("<fieldset") == 2


def test_one_act_opens_the_cycle_with_the_days_and_modes_that_were_chosen(office: Client, city: UnitState) -> None:
    changed = {
        "day_submit_due": "2099-12-07",
        f"mode_{body('CITY-D1')}": "on_site",
        f"reason_{body('CITY-D1')}": "Asked for by the districts.",
    }

    answer = office.post(reverse("cycles:open", args=["CITY"]), filled(office, **changed))

    cycle = current_cycle(CONSOLE, "CITY-2099", city.unit)
    assert cycle is not None
    assert answer.status_code == 302
    assert answer["Location"] == reverse("cycles:cycle", args=[cycle.pk])
    stage = stage_of(cycle, "submit_due")
    assert stage is not None
    assert stage.due_at.astimezone(clock.ZoneInfo("Asia/Shanghai")).date() == date(2099, 12, 7)
    chosen = {one.unit.code: (one.mode, one.mode_by, one.reason) for one in run_assignments(CONSOLE, cycle)}
    assert chosen["CITY-D1"] == (Mode.ON_SITE, ModeBy.CHOICE, "Asked for by the districts.")
    assert chosen["CITY-D2"] == (Mode.WRITTEN, ModeBy.REST, "")


def test_a_choice_without_a_reason_is_shown_again_with_all_that_was_typed(office: Client, city: UnitState) -> None:
    changed = {f"mode_{body('CITY-D1')}": "on_site", "title_en": "A title of our own"}

    page = office.post(reverse("cycles:open", args=["CITY"]), filled(office, **changed)).content.decode()

    assert "is chosen with a reason" in page
    assert "A title of our own" in page
    assert current_cycle(CONSOLE, "CITY-2099", city.unit) is None


def test_a_stage_that_would_come_after_a_later_one_is_named(office: Client, city: UnitState) -> None:
    changed = {"day_submit_due": "2099-12-30"}

    answer = office.post(reverse("cycles:open", args=["CITY"]), filled(office, **changed))

    assert answer.status_code == 403
    assert "keep the order in which its regime puts them" in answer.content.decode()
    assert current_cycle(CONSOLE, "CITY-2099", city.unit) is None


def test_a_day_that_has_passed_is_not_taken_for_the_meeting(office: Client) -> None:
    page = office.get(reverse("cycles:open", args=["CITY"]), asked(meeting_on="2001-01-05")).content.decode()

    assert "Fri 5 Jan 2001 has passed. Name a day from today on" in page


def test_only_the_secretariat_of_the_unit_finds_the_page(city: UnitState, client: Client) -> None:
    reader = signed_in(client, a_person(), city, Role.LIAISON)

    assert reader.get(reverse("cycles:open", args=["CITY"])).status_code == 403
    assert "Open a cycle of" not in reader.get(reverse("cycles:list")).content.decode()


def test_the_list_of_cycles_offers_it_to_the_secretariat(office: Client) -> None:
    assert reverse("cycles:open", args=["CITY"]) in office.get(reverse("cycles:list")).content.decode()


def test_a_regime_is_told_in_words_with_the_keys_that_nothing_reads(office: Client) -> None:
    page = office.get(reverse("regimes:regime", args=["city_committee"])).content.decode()

    assert "A cycle lasts 12 months." in page
    assert "What nothing reads yet" in page
    assert office.get(reverse("regimes:regime", args=["no_such"])).status_code == 404


def test_stages_of_one_planned_day_may_change_places_and_others_not() -> None:
    day, later = date(2026, 1, 5), date(2026, 1, 5) + timedelta(days=3)

    assert out_of_order({"a": day, "b": day}, {"a": later, "b": day}) is None
    assert out_of_order({"a": day, "b": later}, {"a": later, "b": day}) == ("a", "b")
