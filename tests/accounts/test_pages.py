"""Every page of the room answers, for everybody, in three languages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hyogi.foundation.models import Installation
from hyogi.foundation.pages import Page, registry
from tests.accounts.city import City, a_browser, signed_in

pytestmark = pytest.mark.django_db
PREFIXES = ("account_", "mfa_", "accounts:")


def pages() -> list[Page]:
    return [page for page in registry() if page.name.startswith(PREFIXES) and page.specimen is not None]


def walk(client: Client, language: str) -> dict[str, int]:
    return {
        page.name: client.get(
            reverse(page.name, kwargs=page.specimen.fill()),  # type: ignore[union-attr]
            headers={"Accept-Language": language},
        ).status_code
        for page in pages()
    }


@pytest.mark.parametrize("language", ["en", "ja", "zh-Hans"])
@pytest.mark.parametrize("who", ["nobody", "keeper", "administrator", "visitor"])
def test_every_page_answers(city: City, who: str, language: str) -> None:
    client = a_browser()
    if who == "keeper":
        client = signed_in(city.keeper)
    elif who == "administrator":
        client = signed_in(is_installation_admin=True)
    elif who == "visitor":
        Installation.unscoped.create(kind=Installation.DEMO)
        session = client.session
        session["demo_person"] = str(city.keeper.pk)
        session.save()

    answers = walk(client, language)

    assert len(answers) >= 28
    assert set(answers.values()) <= {200, 302, 403, 404, 405}
    own = {name: status for name, status in answers.items() if name in ("accounts:account", "mfa_index")}
    expected = {"nobody": 302, "keeper": 200, "administrator": 200, "visitor": 403}[who]
    assert set(own.values()) == {expected}


def test_sign_up_and_mail_have_no_address(client: Client) -> None:
    names: set[Any] = {page.name for page in registry()}

    assert not names & {"account_signup", "account_email", "account_reset_password", "socialaccount_connections"}
    for address in ("/account/signup/", "/account/email/", "/account/password/reset/", "/account/social/"):
        assert client.get(address).status_code == 404
