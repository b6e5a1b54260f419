"""The account page, the choice of posts, passwords and sessions."""

from datetime import date

import pytest
from django.test import Client

from hyogi.accounts.models import Account, SignIn
from hyogi.foundation.models import Event
from hyogi.organisation.models import Tenure
from tests.accounts.city import City, a_browser, signed_in
from tests.factories import a_post, a_tenure, an_account

pytestmark = pytest.mark.django_db
KEY = "0190f5c2-0000-4000-8000-00000000000"


def at_a_desk(username: str = "lin") -> Client:
    client = a_browser(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"})
    client.post("/account/login/", {"login": username, "password": "a long password"})
    return client


def is_signed_in(client: Client) -> bool:
    return bool(client.get("/").wsgi_request.user.is_authenticated)  # type: ignore[attr-defined]


def test_the_page_shows_posts_with_their_days(city: City) -> None:
    a_tenure(city.keeper, a_post(city.other, name="Old post"), since=date(2019, 1, 1), until=date(2020, 1, 1))

    page = signed_in(city.keeper).get("/account/").content.decode()

    assert "Tidemark City" in page
    assert "Old post" in page
    assert "not today" in page


def test_the_page_lists_the_sessions_without_addresses(client: Client) -> None:
    an_account("lin")
    desk = at_a_desk()
    at_a_desk()

    page = desk.get("/account/").content.decode()

    assert page.count("Firefox · Windows") == 2
    assert "this session" in page
    assert "127.0.0.1" not in page


def test_all_other_sessions_are_ended_and_this_one_goes_on() -> None:
    an_account("lin")
    desk, lost = at_a_desk(), at_a_desk()

    desk.post("/account/sessions/end/", {"once": KEY + "1"})

    assert is_signed_in(desk)
    assert not is_signed_in(lost)
    assert SignIn.unscoped.count() == 1


def change_password(client: Client, new: str = "another long password", old: str = "a long password") -> bytes:
    fields = {"oldpassword": old, "password1": new, "password2": new}
    return client.post("/account/password/", fields, follow=True).content


def test_a_new_password_ends_every_other_session() -> None:
    an_account("lin")
    desk, lost = at_a_desk(), at_a_desk()
    before = desk.session.session_key

    page = change_password(desk)

    assert b"The password is changed" in page
    assert is_signed_in(desk)
    assert desk.session.session_key != before
    assert not is_signed_in(lost)
    assert Account.objects.get().check_password("another long password")
    assert Event.unscoped.filter(verb="password_changed").count() == 1


@pytest.mark.parametrize(
    ("new", "old"), [("short", "a long password"), ("password123", "a long password"), ("another long one", "wrong")]
)
def test_a_weak_password_or_a_wrong_old_one_changes_nothing(new: str, old: str) -> None:
    an_account("lin")
    desk = at_a_desk()

    change_password(desk, new, old)

    assert Account.objects.get().check_password("a long password")


def test_acting_as_another_of_ones_posts(city: City) -> None:
    second = a_post(city.other, name="Head of Hill District")
    a_tenure(city.keeper, second)
    client = signed_in(city.keeper)
    assert b"Head of Hill District" in client.get("/account/posts/").content

    answer = client.post("/account/posts/", {"post": str(second.pk), "next": "/styleguide/"})

    assert answer.headers["Location"] == "/styleguide/"
    assert client.get("/").wsgi_request.actor.post_id == second.pk  # type: ignore[attr-defined]


def test_nobody_acts_as_a_post_of_somebody_else(city: City) -> None:
    foreign = a_post(city.other)

    assert signed_in(city.keeper).post("/account/posts/", {"post": str(foreign.pk)}).status_code == 404


def test_an_ended_tenure_gives_no_right_from_the_next_page_on(city: City) -> None:
    client = signed_in(city.keeper)
    assert client.get("/invitations/").status_code == 200

    Tenure.unscoped.filter(person=city.keeper).update(valid_to=date(2020, 1, 1))

    assert client.get("/invitations/").status_code == 403
    assert client.get("/").wsgi_request.actor.facts.posts == ()  # type: ignore[attr-defined]


def test_a_closed_account_is_out_at_once_and_is_told_so_only_with_its_password(client: Client) -> None:
    account = an_account("lin")
    desk = at_a_desk()
    Account.objects.filter(pk=account.pk).update(is_active=False)

    right = client.post("/account/login/", {"login": "lin", "password": "a long password"})
    wrong = client.post("/account/login/", {"login": "lin", "password": "a guess"})

    assert not is_signed_in(desk)
    assert right.headers["Location"] == "/account/inactive/"
    assert b"do not belong together" in wrong.content


def test_the_language_that_was_chosen_comes_along_to_the_next_device() -> None:
    an_account("lin")
    desk = at_a_desk()
    desk.post("/language/", {"language": "ja", "next": "/"})

    phone = at_a_desk()

    assert Account.objects.get().language == "ja"
    assert phone.get("/").headers["Content-Language"] == "ja"


def test_the_owner_gives_a_mail_address_for_reminders_and_takes_it_away() -> None:
    an_account("lin")
    desk = at_a_desk()

    given = desk.post("/account/mail/", {"once": KEY + "2", "email": "lin@office.example"}, follow=True)
    wrong = desk.post("/account/mail/", {"once": KEY + "3", "email": "lin at the office"})
    kept = Account.objects.get(username="lin").email
    desk.post("/account/mail/", {"once": KEY + "4", "email": ""})

    assert "lin@office.example" in given.content.decode()
    assert "lin at the office" in wrong.content.decode()
    assert (kept, Account.objects.get(username="lin").email) == ("lin@office.example", "")
    told = Event.unscoped.filter(verb="mail_address_given").order_by("id")
    assert [event.facts for event in told] == [{"given": True}, {"given": False}]
