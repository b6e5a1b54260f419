"""Getting back into an account with a code."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from hyogi.accounts import actions
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Event
from hyogi.foundation.refusals import Hidden, Refusal
from tests.accounts.city import City, a_browser, actor, an_administrator, signed_in
from tests.factories import an_account

pytestmark = pytest.mark.django_db
CONSOLE = Actor.system("recover")
KEY = "0190f5c2-0000-4000-8000-000000000001"
NEW = {"password": "five six seven eight", "again": "five six seven eight"}


def send(client: Client, code: str, **changed: str) -> Any:
    return client.post("/new-password/", {"code": code} | NEW | changed)


def test_the_console_lets_an_owner_in_again_and_lifts_the_second_factor(client: Client) -> None:
    account = an_account("lin")
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    code = actions.recover(CONSOLE, account)
    assert Authenticator.objects.exists()

    answer = send(client, code)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/").wsgi_request.user == account  # type: ignore[attr-defined]
    assert not Authenticator.objects.exists()
    assert list(Event.unscoped.order_by("id").values_list("verb", flat=True)) == [
        "recovery_issued",
        "second_factor_removed",
        "password_changed",
        "signed_in",
    ]


def test_with_the_new_password_all_sessions_end(client: Client) -> None:
    account = an_account("lin")
    lost = a_browser()
    lost.post("/account/login/", {"login": "lin", "password": "a long password"})

    send(client, actions.recover(CONSOLE, account))

    assert not lost.get("/").wsgi_request.user.is_authenticated  # type: ignore[attr-defined]


def test_until_the_code_is_used_the_old_password_works(client: Client) -> None:
    actions.recover(CONSOLE, an_account("lin"))

    assert client.post("/account/login/", {"login": "lin", "password": "a long password"}).status_code == 302


def test_a_used_code_sets_no_second_password(client: Client) -> None:
    account = an_account("lin")
    code = actions.recover(CONSOLE, account)
    send(client, code)

    again = send(a_browser(), code)
    other = send(a_browser(), code, password="nine ten eleven", again="nine ten eleven")

    account.refresh_from_db()
    assert again.status_code == 302
    assert b"This code was used already." in other.content
    assert account.check_password(NEW["password"])


def test_a_weak_password_leaves_the_code_open(client: Client) -> None:
    code = actions.recover(CONSOLE, an_account("lin"))

    assert b"too short" in send(client, code, password="short", again="short").content
    assert send(client, code).status_code == 302


def test_each_kind_of_code_names_the_page_of_the_other(client: Client, city: City) -> None:
    recovery = actions.recover(CONSOLE, an_account("lin"))
    person = city.holder(city.ward)
    invitation = "22222222222222" + "22"
    actions.invite(actor(city.keeper), [person], days=7, code_by_person={person.pk: invitation})

    at_welcome = client.post("/welcome/", {"code": recovery, "username": "x-y"} | NEW).content.decode()
    at_recovery = send(client, invitation).content.decode()

    assert "New password by code" in at_welcome
    assert "First sign-in" in at_recovery


def test_a_keeper_prints_a_code_for_somebody_of_his_branch(city: City, client: Client) -> None:
    head = city.holder(city.ward)
    an_account("head", head)
    office = signed_in(city.district_keeper)
    address = f"/invitations/new-password/{head.pk}/"
    assert office.get(address).status_code == 200

    pages = [office.post(address, {"once": KEY}).content.decode() for _ in range(2)]
    found = [re.search(r'class="secret" translate="no">([0-9A-Z-]{19})<', page)[1] for page in pages]  # type: ignore[index]

    assert found[0] == found[1]
    assert send(client, found[0]).status_code == 302
    assert Event.unscoped.filter(verb="recovery_issued").count() == 1


def test_a_keeper_cannot_get_into_accounts_outside_or_above_or_his_own(city: City) -> None:
    keeper = actor(city.district_keeper)
    own = an_account("own", city.district_keeper)
    elsewhere = an_account("elsewhere", city.holder(city.other))
    above = an_account("above", city.keeper)
    admin, _actor = an_administrator()

    for account, answer in ((own, Refusal), (elsewhere, Hidden), (above, Refusal), (admin, Refusal)):
        with pytest.raises(answer):
            actions.recover(keeper, account)
    assert signed_in(city.holder(city.district)).get(f"/invitations/new-password/{city.keeper.pk}/").status_code == 403


def test_an_administrator_is_recovered_at_the_console_only() -> None:
    account, _actor = an_administrator("first")
    _account, second = an_administrator("second")

    with pytest.raises(Refusal, match="at the console"):
        actions.recover(second, account)
    assert actions.recover(CONSOLE, account)
