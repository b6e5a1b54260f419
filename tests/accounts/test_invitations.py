"""Printed invitations: who may hand them out, what they open, and what is said of codes that open nothing."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hyogi.accounts import actions
from hyogi.accounts.actions import codes
from hyogi.accounts.models import Account, Invitation
from hyogi.accounts.rules import grouped
from hyogi.foundation import clock
from hyogi.foundation.models import Event
from hyogi.foundation.policy import Role
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.organisation.models import Person
from tests.accounts.city import City, a_browser, actor, an_administrator, signed_in
from tests.factories import a_person, a_post, a_tenure, an_account

pytestmark = pytest.mark.django_db
KEY = "0190f5c2-0000-4000-8000-000000000001"
GOOD = {"username": "Lin", "password": "one two three four", "again": "one two three four"}


def invite(city: City, person: Person, code: str = "", days: int = 30) -> str:
    code = code or codes.fresh_code()
    actions.invite(actor(city.keeper), [person], days=days, code_by_person={person.pk: code})
    return code


def send(client: Client, code: str, **changed: str) -> Any:
    return client.post("/welcome/", {"code": code} | GOOD | changed)


def test_a_sheet_is_printed_and_its_code_makes_the_account(city: City) -> None:
    head = city.holder(city.ward)
    office = signed_in(city.keeper)

    sheet = office.post("/invitations/sheets/", {"once": KEY, "person": [str(head.pk)], "days": "30"})
    page = sheet.content.decode()
    code = re.search(r'class="secret" translate="no">([0-9A-Z-]{19})<', page)[1]  # type: ignore[index]
    newcomer = a_browser()
    answer = send(newcomer, code.lower())

    assert (sheet.status_code, answer.status_code) == (200, 302)
    assert "<svg" in page
    assert "http://testserver/welcome/" in page
    assert newcomer.get("/").wsgi_request.actor.person_id == head.pk  # type: ignore[attr-defined]
    assert Account.objects.get(person=head).username == "lin"
    assert set(Event.unscoped.values_list("verb", flat=True)) >= {"invited", "invitation_accepted", "signed_in"}


def test_only_the_hash_of_a_code_is_kept(city: City) -> None:
    code = invite(city, city.holder(city.ward))

    kept = str(list(Invitation.unscoped.values())) + str(list(Event.unscoped.values()))

    assert code not in kept
    assert grouped(code) not in kept


def test_the_same_form_sent_again_shows_the_same_sheets_and_invites_once(city: City) -> None:
    people = [city.holder(city.ward), city.holder(city.district)]
    office = signed_in(city.keeper)
    form = {"once": KEY, "person": [str(person.pk) for person in people], "days": "7"}

    pages = [office.post("/invitations/sheets/", form).content.decode() for _ in range(3)]

    found = [re.findall(r'class="secret" translate="no">([0-9A-Z-]{19})<', page) for page in pages]
    assert len(found[0]) == 2
    assert found[0] == found[1] == found[2]
    assert Invitation.unscoped.count() == 2


def test_a_newer_sheet_ends_the_older_code(city: City, client: Client) -> None:
    head = city.holder(city.ward)
    older, newer = invite(city, head), invite(city, head)

    assert b"A newer code was made after this one." in send(client, older).content
    assert send(client, newer).status_code == 302


def test_the_same_code_with_the_same_name_and_password_signs_in_again_and_makes_nothing(city: City) -> None:
    code = invite(city, city.holder(city.ward))

    answers = [send(a_browser(), code).status_code for _ in range(3)]

    assert answers == [302, 302, 302]
    assert Account.objects.count() == 1


def test_the_same_form_sent_twice_at_once_makes_one_account_and_opens_it_twice(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second request read the code before the first had used it."""
    code = invite(city, city.holder(city.ward))
    unused = codes.find(code, recovery=False)
    first = actions.accept_invitation(code, username="lin", password=GOOD["password"])
    really, read = codes.find, [unused]
    monkeypatch.setattr(codes, "find", lambda *given, **how: read.pop() if read else really(*given, **how))

    second = actions.accept_invitation(code, username="lin", password=GOOD["password"])

    assert (first.pk, Account.objects.count(), read) == (second.pk, 1, [])


def test_a_used_code_opens_nothing_to_somebody_else(city: City, client: Client) -> None:
    code = invite(city, city.holder(city.ward))
    send(a_browser(), code)

    answer = send(client, code, username="thief")

    assert b"This code was used already." in answer.content
    assert not client.get("/").wsgi_request.user.is_authenticated  # type: ignore[attr-defined]


def test_a_used_code_does_not_go_round_the_second_factor(city: City, client: Client) -> None:
    from allauth.mfa.totp.internal.auth import TOTP

    code = invite(city, city.holder(city.ward))
    send(a_browser(), code)
    TOTP.activate(Account.objects.get(), "JBSWY3DPEHPK3PXP")

    answer = send(client, code)

    assert answer.headers["Location"] == "/account/login/second-step/"
    assert b"you are signed in" not in client.get("/account/login/second-step/").content
    assert not client.get("/").wsgi_request.user.is_authenticated  # type: ignore[attr-defined]


def test_a_code_whose_time_is_over_is_told_so(city: City, client: Client) -> None:
    code = invite(city, city.holder(city.ward), days=7)
    Invitation.unscoped.update(until=clock.now() - timedelta(seconds=1))

    assert b"The time of this code is over." in send(client, code).content
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ABCD", b"You typed 4 signs."),
        ("0BCD-EFGH-JKMN-PQRT", b"occurs in no code"),
        ("ABCD-EFGH-JKMN-PQRR", b"One sign is not as printed"),
        ("2222-2222-2222-2222", b"no invitation with it was made here"),
    ],
)
def test_a_code_that_opens_nothing_is_answered_with_a_sentence_that_helps(
    client: Client, typed: str, said: bytes
) -> None:
    page = send(client, typed).content

    assert said in page
    assert b'value="Lin"' in page
    assert b"one two three four" not in page


def test_guessing_codes_is_slowed(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"invitation": "3/5m/ip"}

    answers = [send(client, "2222-2222-2222-2222").status_code for _ in range(5)]

    assert answers == [200, 200, 200, 429, 429]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"username": "two words"}, b"A user name has 3 to 60 letters"),
        ({"username": "TAKEN"}, b"This one is taken."),
        ({"password": "short", "again": "short"}, b"too short"),
        ({"password": "password123", "again": "password123"}, b"too common"),
        ({"again": "something else"}, b"not the same password as above"),
    ],
)
def test_a_name_or_password_that_does_not_do_leaves_the_code_open(
    city: City, client: Client, changed: dict[str, str], said: bytes
) -> None:
    an_account("taken")
    code = invite(city, city.holder(city.ward))

    assert said in send(client, code, **changed).content
    assert send(client, code).status_code == 302


def test_what_is_added_to_the_form_changes_nothing(city: City, client: Client) -> None:
    other = a_person()
    code = invite(city, city.holder(city.ward))

    send(client, code, is_installation_admin="1", person=str(other.pk), is_active="0", is_staff="1")

    made = Account.objects.get()
    assert (made.is_installation_admin, made.is_active) == (False, True)
    assert made.person_id != other.pk


# who may invite whom


def test_a_keeper_invites_in_his_branch_only(city: City) -> None:
    elsewhere = city.holder(city.other)

    with pytest.raises(Hidden):
        actions.invite(
            actor(city.district_keeper), [elsewhere], days=7, code_by_person={elsewhere.pk: codes.fresh_code()}
        )
    answer = signed_in(city.district_keeper).post(
        "/invitations/sheets/", {"once": KEY, "person": [str(elsewhere.pk)], "days": "7"}
    )
    assert answer.status_code == 404
    assert not Invitation.unscoped.exists()


def test_whoever_also_holds_a_post_elsewhere_is_invited_from_above(city: City) -> None:
    both = city.holder(city.ward)
    a_tenure(both, a_post(city.other))
    code = {both.pk: codes.fresh_code()}

    with pytest.raises(Refusal, match="outside of your branch"):
        actions.invite(actor(city.district_keeper), [both], days=7, code_by_person=code)

    assert actions.invite(actor(city.keeper), [both], days=7, code_by_person=code)


def test_a_post_that_begins_later_counts_as_well(city: City) -> None:
    soon = city.holder(city.ward)
    a_tenure(soon, a_post(city.other), since=clock.today() + timedelta(days=10))

    with pytest.raises(Refusal, match="outside of your branch"):
        actions.invite(actor(city.district_keeper), [soon], days=7, code_by_person={soon.pk: codes.fresh_code()})


def test_nobody_invites_himself_and_keepers_are_invited_from_above(city: City) -> None:
    colleague = city.holder(city.district, Role.ADMINISTRATOR)
    keeper = actor(city.district_keeper)

    with pytest.raises(Refusal, match="The person concerned is you"):
        actions.invite(
            keeper, [city.district_keeper], days=7, code_by_person={city.district_keeper.pk: codes.fresh_code()}
        )
    with pytest.raises(Refusal, match="filled by the level above"):
        actions.invite(keeper, [colleague], days=7, code_by_person={colleague.pk: codes.fresh_code()})


def test_a_head_invites_nobody(city: City) -> None:
    head = city.holder(city.city)

    assert signed_in(head).get("/invitations/").status_code == 403
    assert signed_in(city.holder(city.city), "b").post("/invitations/sheets/").status_code == 403


def test_one_who_has_an_account_stops_the_whole_form(city: City) -> None:
    fresh, known = city.holder(city.ward), city.holder(city.ward)
    an_account("known", known)
    by_person = {fresh.pk: codes.fresh_code(), known.pk: codes.fresh_code()}

    with pytest.raises(Refusal, match="has an account already"):
        actions.invite(actor(city.keeper), [fresh, known], days=7, code_by_person=by_person)

    assert not Invitation.unscoped.exists()


@pytest.mark.parametrize("days", [0, 91, -5])
def test_a_term_out_of_bounds_is_refused(city: City, days: int) -> None:
    with pytest.raises(Refusal, match="at most ninety"):
        invite(city, city.holder(city.ward), days=days)


def test_an_administrator_invites_somebody_who_holds_no_post(city: City) -> None:
    nobody = a_person()
    _account, admin = an_administrator()

    with pytest.raises(Refusal):
        actions.invite(actor(city.keeper), [nobody], days=7, code_by_person={nobody.pk: codes.fresh_code()})
    assert actions.invite(admin, [nobody], days=7, code_by_person={nobody.pk: codes.fresh_code()})


def test_the_list_shows_the_branch_and_says_who_has_an_account(city: City) -> None:
    head, elsewhere = city.holder(city.ward), city.holder(city.other)
    an_account("known", head)

    page = signed_in(city.district_keeper).get("/invitations/").content.decode()

    assert head.code in page
    assert elsewhere.code not in page
    assert "has an account" in page


def test_the_list_can_be_cut_to_a_unit_in_sight(city: City) -> None:
    head, above = city.holder(city.ward), city.holder(city.district)
    office = signed_in(city.district_keeper)

    page = office.get("/invitations/", {"unit": "TM-03-1"}).content.decode()

    assert head.code in page
    assert above.code not in page
    assert office.get("/invitations/", {"unit": "TM-04"}).status_code == 404


def test_the_list_asks_the_database_equally_often_for_few_and_many(city: City) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    office = signed_in(city.keeper)
    city.holder(city.ward)
    office.get("/invitations/")
    with CaptureQueriesContext(connection) as few:
        office.get("/invitations/")
    for _ in range(30):
        city.holder(city.ward)
    with CaptureQueriesContext(connection) as many:
        office.get("/invitations/")

    assert len(few) == len(many)
