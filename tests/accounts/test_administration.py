"""Who administers the installation, and how nobody makes himself one who does."""

import pytest
from django.test import Client

from hyogi.accounts import actions
from hyogi.accounts.models import Account
from hyogi.foundation.models import Event, Installation
from hyogi.foundation.refusals import Refusal
from tests.accounts.city import City, a_browser, actor, an_administrator, signed_in
from tests.factories import an_account

pytestmark = pytest.mark.django_db
KEY = "0190f5c2-0000-4000-8000-000000000001"


def test_the_console_makes_the_first_administrator(client: Client) -> None:
    made = actions.make_administrator("Root", "one two three four")

    assert (made.username, made.is_installation_admin) == ("root", True)
    assert client.post("/account/login/", {"login": "ROOT", "password": "one two three four"}).status_code == 302
    assert client.get("/administrators/").status_code == 200


def test_the_console_makes_no_second_one() -> None:
    actions.make_administrator("root", "one two three four")

    with pytest.raises(Refusal, match="There is an administrator already: root"):
        actions.make_administrator("other", "one two three four")
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "password", "said"), [("root", "root", "too short"), ("a b", "one two three", "3 to 60")]
)
def test_the_console_refuses_with_a_sentence(name: str, password: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        actions.make_administrator(name, password)
    assert not Account.objects.exists()


@pytest.mark.parametrize("address", ["/", "/account/login/"])
def test_while_there_is_none_a_normal_installation_says_how_to_make_one(client: Client, address: str) -> None:
    assert b"hyogi createadmin" in client.get(address).content
    an_administrator()
    assert b"hyogi createadmin" not in client.get(address).content


def test_a_demonstration_does_not_ask_for_an_administrator(client: Client) -> None:
    Installation.unscoped.create(kind=Installation.DEMO)

    assert b"hyogi createadmin" not in client.get("/account/login/").content
    assert b"/demo/choose/" in client.get("/account/login/").content


def test_one_administrator_makes_another_and_ends_his_administration_again() -> None:
    account, _actor = an_administrator()
    other = an_account("wang")
    client = a_browser()
    client.force_login(account)

    client.post("/administrators/", {"once": KEY, "username": " WANG "})
    other.refresh_from_db()
    assert other.is_installation_admin

    client.post(f"/administrators/{other.pk}/end/", {"once": KEY.replace("1", "2")})
    other.refresh_from_db()
    assert not other.is_installation_admin
    assert [event.facts for event in Event.unscoped.filter(verb="administration_granted").order_by("id")] == [
        {"granted": True},
        {"granted": False},
    ]


def test_nobody_raises_himself(city: City) -> None:
    account, admin = an_administrator()
    keeper_account = an_account("keeper", city.keeper)

    with pytest.raises(Refusal, match="The person concerned is you"):
        actions.grant_administration(admin, account)
    with pytest.raises(Refusal, match="not an administrator"):
        actions.grant_administration(actor(city.keeper), keeper_account)
    client = a_browser()
    client.force_login(keeper_account)
    answer = client.post("/administrators/", {"once": KEY, "username": "keeper", "is_installation_admin": "1"})
    assert answer.status_code == 403
    keeper_account.refresh_from_db()
    assert not keeper_account.is_installation_admin


def test_an_administrator_of_a_unit_who_becomes_one_of_the_installation_gives_himself_no_post(city: City) -> None:
    """The second administrator tries to raise himself by an invitation that would make him somebody else's keeper."""
    from hyogi.accounts.actions import codes
    from hyogi.accounts.queries import actor_of

    account = an_account("second", city.district_keeper, is_installation_admin=True)
    second, _tenures = actor_of(account, {})

    with pytest.raises(Refusal, match="The person concerned is you"):
        actions.invite(
            second, [city.district_keeper], days=7, code_by_person={city.district_keeper.pk: codes.fresh_code()}
        )


def test_the_last_administrator_stays() -> None:
    account, admin = an_administrator()

    with pytest.raises(Refusal, match="This is the last one"):
        actions.withdraw_administration(admin, account)
    assert Account.objects.get().is_installation_admin


def test_one_of_two_may_step_back_himself() -> None:
    account, admin = an_administrator("first")
    an_administrator("second")

    actions.withdraw_administration(admin, account)

    assert list(Account.objects.filter(is_installation_admin=True).values_list("username", flat=True)) == ["second"]


def test_a_closed_account_and_an_unknown_name_are_told_so() -> None:
    _account, admin = an_administrator()
    closed = an_account("closed", is_active=False)
    with pytest.raises(Refusal, match="This account is closed"):
        actions.grant_administration(admin, closed)

    page = signed_in(username="third", is_installation_admin=True).post(
        "/administrators/", {"once": KEY, "username": "nobody"}
    )
    assert b"No open account has this user name." in page.content
    assert b'value="nobody"' in page.content
