"""Signing in and out with a password."""

from typing import Any

import pytest
from django.test import Client

from tests.accounts.city import a_browser
from tests.factories import a_person, a_post, a_tenure, a_unit, an_account

pytestmark = pytest.mark.django_db
WRONG = b"do not belong together"


def sign_in(client: Client, username: str, password: str = "a long password", **more: str) -> Any:
    return client.post("/account/login/", {"login": username, "password": password, **more}, headers={"accept": "*/*"})


def test_whoever_knows_the_password_is_signed_in(client: Client) -> None:
    an_account("lin")

    answer = sign_in(client, "lin")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert b"lin" in client.get("/").content


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(client: Client) -> None:
    an_account("lin")

    unknown = sign_in(client, "nobody")
    wrong = sign_in(client, "lin", "another password")

    assert unknown.status_code == wrong.status_code == 200
    assert WRONG in unknown.content
    assert WRONG in wrong.content


def test_signing_in_gives_the_session_a_new_key(client: Client) -> None:
    an_account("lin")
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key

    sign_in(client, "lin")

    assert client.session.session_key != before
    assert not a_browser(headers={"cookie": f"sessionid={before}"}).get("/").wsgi_request.user.is_authenticated  # type: ignore[attr-defined]


def test_signing_out_ends_the_session_on_the_server(client: Client) -> None:
    an_account("lin")
    sign_in(client, "lin")
    stolen = client.cookies["sessionid"].value

    client.post("/account/logout/")

    thief = a_browser()
    thief.cookies["sessionid"] = stolen
    assert not thief.get("/").wsgi_request.user.is_authenticated  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "foreign", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_after_signing_in_nobody_is_sent_elsewhere(client: Client, foreign: str) -> None:
    an_account("lin")

    answer = sign_in(client, "lin", next=foreign)

    assert answer.headers["Location"] == "/"


def test_after_signing_in_one_comes_back_to_where_one_wanted_to_go(client: Client) -> None:
    an_account("lin")

    assert sign_in(client, "lin", next="/styleguide/").headers["Location"] == "/styleguide/"


def test_a_stranger_who_guesses_is_slowed_and_does_not_lock_the_owner_out(client: Client) -> None:
    an_account("lin")
    sign_in(client, "lin")
    client.post("/account/logout/")
    stranger = a_browser()

    for _ in range(10):
        assert WRONG in sign_in(stranger, "lin", "a guess").content
    slowed = sign_in(stranger, "lin")

    assert b"tried too often" in slowed.content
    assert sign_in(client, "lin").status_code == 302


def test_a_hall_behind_one_address_is_not_locked_out_by_one_guesser() -> None:
    an_account("lin")
    an_account("wang")
    for _ in range(12):
        sign_in(a_browser(), "lin", "a guess")

    assert sign_in(a_browser(), "wang").status_code == 302


def test_a_demonstration_mark_says_nothing_of_an_ended_tenure(client: Client) -> None:
    import datetime

    person = a_person()
    a_tenure(person, a_post(a_unit()), until=datetime.date(2020, 1, 1))
    an_account("lin", person)
    sign_in(client, "lin")

    assert client.get("/").wsgi_request.actor.facts.posts == ()  # type: ignore[attr-defined]
