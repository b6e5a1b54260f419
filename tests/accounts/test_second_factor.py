"""Authenticator apps and recovery codes."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from hyogi.foundation.models import Event
from tests.accounts.city import a_browser
from tests.factories import an_account

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
AT = 1_800_000_000


class Time:
    """The library's clock, which stands where the test puts it."""

    def __init__(self, at: int) -> None:
        self.at = at

    def code(self, secret: str = SECRET) -> str:
        return totp.format_hotp_value(totp.hotp_value(secret, self.at // 30))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Time]:
    it = Time(AT)
    monkeypatch.setattr(totp, "time", type("time", (), {"time": staticmethod(lambda: it.at)}))
    yield it
    assert time.time() != AT


@pytest.fixture
def guarded() -> Any:
    account = an_account("lin")
    totp.TOTP.activate(account, SECRET)
    return account


def password_step(client: Client) -> Any:
    return client.post("/account/login/", {"login": "lin", "password": "a long password", "next": "/styleguide/"})


def second_step(client: Client, code: str) -> Any:
    return client.post("/account/login/second-step/", {"code": code})


@pytest.mark.usefixtures("guarded")
def test_the_password_alone_opens_nothing(client: Client) -> None:
    answer = password_step(client)

    assert answer.headers["Location"] == "/account/login/second-step/"
    assert not client.get("/").wsgi_request.user.is_authenticated  # type: ignore[attr-defined]
    assert client.get("/account/login/second-step/").status_code == 200


@pytest.mark.usefixtures("guarded")
def test_password_and_code_sign_in_and_lead_where_one_wanted_to_go(client: Client, clock: Time) -> None:
    password_step(client)

    answer = second_step(client, clock.code())

    assert (answer.status_code, answer.headers["Location"]) == (302, "/styleguide/")
    assert Event.unscoped.get(verb="signed_in").facts == {"method": "password+totp"}


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize(("seconds", "taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_code_is_taken_half_a_minute_early_or_late(client: Client, clock: Time, seconds: int, taken: bool) -> None:
    password_step(client)
    code = clock.code()
    clock.at += seconds

    assert (second_step(client, code).status_code == 302) is taken


@pytest.mark.usefixtures("guarded")
def test_a_code_that_was_taken_is_not_taken_again_in_its_last_seconds(client: Client, clock: Time) -> None:
    password_step(client)
    code = clock.code()
    second_step(client, code)
    clock.at += 31
    over_the_shoulder = a_browser()
    password_step(over_the_shoulder)

    answer = second_step(over_the_shoulder, code)

    assert answer.status_code == 200
    assert b"does not fit" in answer.content


@pytest.mark.usefixtures("guarded")
def test_guessing_codes_is_slowed(client: Client, clock: Time) -> None:
    password_step(client)
    for guess in range(10):
        second_step(client, f"{guess:06}")

    assert b"tried too often" in second_step(client, clock.code()).content


def test_a_recovery_code_is_good_once(client: Client, guarded: Any) -> None:
    code = RecoveryCodes.activate(guarded).generate_codes()[0]
    password_step(client)
    assert second_step(client, code).status_code == 302
    again = a_browser()
    password_step(again)

    assert second_step(again, code).status_code == 200


@pytest.fixture
def at_home() -> Client:
    """A browser in which the account is signed in and has just shown that it is its owner."""
    an_account("lin")
    client = a_browser()
    client.post("/account/login/", {"login": "lin", "password": "a long password"})
    client.post("/account/again/", {"password": "a long password", "next": "/account/second-factor/"})
    return client


def test_setting_up_an_app_asks_for_the_password_first(client: Client) -> None:
    client.force_login(an_account("lin"))

    answer = client.get("/account/second-factor/app/")

    assert answer.headers["Location"] == "/account/again/?next=%2Faccount%2Fsecond-factor%2Fapp%2F"


def test_an_app_is_set_up_with_its_first_code_and_taken_away_again(
    at_home: Client, clock: Time, django_capture_on_commit_callbacks: Any
) -> None:
    page = at_home.get("/account/second-factor/app/").content.decode()
    secret = re.search(r'class="secret" translate="no">([A-Z2-7]+)<', page)[1]  # type: ignore[index]
    assert "<svg" in page
    assert "style=" not in page

    with django_capture_on_commit_callbacks(execute=True):
        done = at_home.post("/account/second-factor/app/", {"code": clock.code(secret)})

    assert done.headers["Location"] == "/account/second-factor/codes/"
    assert len(re.findall(r"<li><code>\d{8}</code>", at_home.get(done.headers["Location"]).content.decode())) == 10
    assert at_home.get("/account/second-factor/codes/download/").content.count(b"\n") >= 10
    assert b"in use" in at_home.get("/account/").content

    at_home.post("/account/second-factor/app/remove/")

    assert not Authenticator.objects.exists()
    verbs = list(Event.unscoped.filter(verb__startswith="second_factor").values_list("verb", "facts__kind"))
    assert ("second_factor_added", "totp") in verbs
    assert ("second_factor_removed", "totp") in verbs


def test_the_same_set_up_sent_twice_leaves_one_app(at_home: Client, clock: Time) -> None:
    page = at_home.get("/account/second-factor/app/").content.decode()
    secret = re.search(r'class="secret" translate="no">([A-Z2-7]+)<', page)[1]  # type: ignore[index]

    answers = [at_home.post("/account/second-factor/app/", {"code": clock.code(secret)}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert Authenticator.objects.filter(type="totp").count() == 1
