"""Text that was typed when the sign-in had already ended: the whole walk."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from hyogi.foundation.models import Event, Installation, KeptText
from tests.accounts.city import a_browser, an_administrator
from tests.factories import an_account

pytestmark = pytest.mark.django_db
PAGE = "/installation/"


@pytest.fixture
def desk() -> Client:
    """A browser in which an administrator is signed in, with seals on forms checked as in earnest."""
    Installation.unscoped.create()
    an_administrator()
    client = a_browser(enforce_csrf_checks=True)
    client.get("/account/login/")
    sign_in(client, "root")
    return client


def seal(client: Client) -> str:
    return client.cookies["csrftoken"].value


def sign_in(client: Client, username: str, **more: str) -> Any:
    fields = {"login": username, "password": "a long password", "csrfmiddlewaretoken": seal(client)} | more
    return client.post("/account/login/", fields)


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the form on a page that sends something on."""
    form = page[page.index('<form method="post" action="' + PAGE) :]
    form = form[: form.index("</form>")]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def typed(client: Client) -> dict[str, str]:
    """What the browser would send: the form as served, with another zone typed."""
    page = client.get(PAGE).content.decode()
    once = re.search(r'name="once" value="([^"]+)"', page)[1]  # type: ignore[index]
    return {
        "once": once,
        "version": "1",
        "language": "ja",
        "zone": "Asia/Tokyo",
        "csrfmiddlewaretoken": seal(client),
    }


def test_what_was_typed_waits_behind_the_sign_in_and_is_sent_once(desk: Client) -> None:
    form = typed(desk)
    Session.objects.all().delete()

    asked = desk.post(PAGE, form)
    assert asked.headers["Location"].startswith("/account/login/?next=/kept/")
    assert Installation.unscoped.get().zone == "Asia/Shanghai"
    waiting = asked.headers["Location"].partition("next=")[2]
    assert desk.get(waiting).status_code == 302

    desk.get(asked.headers["Location"])
    back = sign_in(desk, "root", next=waiting)
    assert back.headers["Location"] == waiting

    kept = desk.get(waiting).content.decode()
    assert "Asia/Tokyo" in kept
    fields = hidden(kept)
    assert fields["once"] == form["once"]
    for _ in range(3):
        assert desk.post(PAGE, fields).status_code == 302
    assert Installation.unscoped.get().zone == "Asia/Tokyo"
    assert Event.unscoped.filter(verb="installation_set").count() == 1


def test_nobody_else_who_signs_in_on_the_same_browser_is_shown_it(desk: Client) -> None:
    form = typed(desk)
    Session.objects.all().delete()
    waiting = desk.post(PAGE, form).headers["Location"].partition("next=")[2]
    an_account("other")

    sign_in(desk, "other")

    assert desk.get(waiting).status_code == 404


def test_another_browser_is_not_shown_it(desk: Client) -> None:
    form = typed(desk)
    Session.objects.all().delete()
    waiting = desk.post(PAGE, form).headers["Location"].partition("next=")[2]
    stranger = a_browser()
    stranger.cookies["kept"] = "x" * 500

    assert stranger.get(waiting).status_code == 404


def test_a_form_of_the_last_sign_in_is_offered_again_when_its_seal_no_longer_fits(desk: Client) -> None:
    form = typed(desk) | {"csrfmiddlewaretoken": "a" * 64}

    answer = desk.post(PAGE, form)

    assert answer.headers["Location"].startswith("/kept/")
    assert "Asia/Tokyo" in desk.get(answer.headers["Location"]).content.decode()


def test_a_foreign_page_cannot_lay_its_words_before_the_reader(desk: Client) -> None:
    forged = typed(desk) | {"csrfmiddlewaretoken": "a" * 64, "once": "0190f5c2-0000-4000-8000-000000000009"}

    answer = desk.post(PAGE, forged)

    assert answer.status_code == 403
    assert not KeptText.unscoped.exists()


def test_passwords_are_not_kept(desk: Client) -> None:
    form = typed(desk) | {"password": "a secret", "oldpassword": "another"}
    Session.objects.all().delete()

    desk.post(PAGE, form)

    assert "secret" not in str(KeptText.unscoped.get().fields)
    assert "another" not in str(KeptText.unscoped.get().fields)


def test_a_cookie_that_somebody_made_up_breaks_nothing(desk: Client) -> None:
    form = typed(desk) | {"language": "j\0a"}
    Session.objects.all().delete()
    desk.cookies["kept"] = "y" * 3000

    assert desk.post(PAGE, form).status_code == 302
    assert desk.cookies["kept"].value != "y" * 3000
