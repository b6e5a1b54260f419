"""What an administrator can set for the whole installation."""

import pytest
from django.test import Client

from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Event, Installation
from hyogi.foundation.policy import ActorFacts, Role
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.site import actions
from tests.factories import a_holder, a_unit, an_account

pytestmark = pytest.mark.django_db
KEY = "0190f5c2-0000-4000-8000-00000000000{}"


def an_administrator() -> Actor:
    return Actor(facts=ActorFacts(signed_in=True, installation_admin=True))


def test_the_zone_of_the_installation_is_set_and_recorded() -> None:
    made = actions.set_installation(an_administrator(), language="ja", zone="Asia/Tokyo", version=1)

    assert (made.language, made.zone, made.version) == ("ja", "Asia/Tokyo", 2)
    assert Event.unscoped.get(verb="installation_set").facts == {"language": "ja", "zone": "Asia/Tokyo"}


def test_of_two_administrators_who_set_it_at_once_the_second_is_shown_both() -> None:
    actions.set_installation(an_administrator(), language="ja", zone="Asia/Tokyo", version=1)

    with pytest.raises(Stale) as both:
        actions.set_installation(an_administrator(), language="en", zone="Europe/London", version=1)

    assert (both.value.mine["zone"], both.value.theirs["zone"]) == ("Europe/London", "Asia/Tokyo")
    assert Installation.unscoped.get().zone == "Asia/Tokyo"


def test_a_keeper_of_a_branch_does_not_set_it() -> None:
    with pytest.raises(Refusal, match="whole installation"):
        actions.set_installation(a_holder(a_unit(), Role.ADMINISTRATOR), language="ja", zone="Asia/Tokyo", version=1)


def test_a_zone_that_does_not_exist_comes_back_with_what_was_typed(client: Client) -> None:
    client.force_login(an_account(is_installation_admin=True), "allauth.account.auth_backends.AuthenticationBackend")
    fields = {"once": KEY.format(1), "language": "ja", "zone": "Asia/Tokio", "version": "1"}

    answer = client.post("/installation/", fields)

    assert answer.status_code == 200
    assert "“Asia/Tokio” is not a time zone" in answer.content.decode()
    assert client.post("/installation/", fields | {"zone": "Asia/Tokyo"}).status_code == 302
    assert Installation.unscoped.get().zone == "Asia/Tokyo"


def test_a_reader_without_a_language_reads_in_that_of_the_installation() -> None:
    Installation.unscoped.create(language="ja")

    answer = Client().get("/")

    assert answer.headers["Content-Language"] == "ja"
