"""What every answer carries, whatever it answers; and where an address that somebody hands in may lead."""

from typing import Any

import pytest
from django.test import Client, override_settings

from tests.walks import reading
from tests.walks.test_pages import HEADERS
from tests.walks.walkers import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.either]
EVIL = [
    "//evil.example",
    "https:evil.example",
    "https://evil.example/",
    "\\\\evil.example",
    "/\\evil.example",
    "///evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "/%0d%0aSet-Cookie:x=1",
    "/\r\nSet-Cookie: x=1",
    " //evil.example",
    "\t//evil.example",
]


def asked(address: str, **options: Any) -> Any:
    return Client(raise_request_exception=False).get(address, **options)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/there/is/nothing/here/", 404),
        ("/language/", 405),
        ("/installation/", 302),
        ("/static/design/hyogi.css", 200),
        ("/static/design/seal.svg", 200),
        ("/static/design/nothing.css", 404),
        ("/healthz", 200),
    ],
)
def test_every_answer_carries_what_protects_the_reader(address: str, status: int, world: None) -> None:
    answer = asked(address)

    assert answer.status_code == status
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    missing = {name for name, value in HEADERS.items() if answer.headers.get(name) != value}
    assert missing <= ({"X-Frame-Options"} if address.startswith("/static/") else set())


def test_an_address_of_another_name_is_refused_with_words(world: None) -> None:
    answer = asked("/", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_names_and_addresses_that_a_client_claims_for_itself_are_not_believed(world: None) -> None:
    answer = asked("/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"})

    assert "evil.example" not in answer.content.decode()
    assert not answer.wsgi_request.is_secure()


@pytest.mark.parametrize("language", ["en", "ja", "zh-Hans"])
def test_a_fault_of_ours_is_said_so_in_the_reader_s_language(
    language: str, world: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hyogi.site import queries

    def fail(*_: Any) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(queries, "board", fail)
    answer = asked("/", headers={"Accept-Language": language})

    assert answer.status_code == 500
    assert "a secret" not in answer.content.decode()
    assert list(reading.faults(answer.content.decode(), language)) == []
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", EVIL)
def test_a_change_of_language_leads_to_no_other_site(address: str, world: None) -> None:
    answer = Client().post("/language/", {"language": "ja", "next": address})

    assert answer.status_code == 302
    assert _stays(answer)


@pytest.mark.parametrize("address", EVIL)
def test_a_sign_in_leads_to_no_other_site(address: str, world: None) -> None:
    from tests.factories import an_account

    an_account("steps-in", password="a long password")
    answer = Client().post("/account/login/", {"login": "steps-in", "password": "a long password", "next": address})

    assert answer.status_code == 302
    assert _stays(answer)


def _stays(answer: Any) -> bool:
    location = answer.headers["Location"]
    return (
        location.startswith("/")
        and not location.startswith(("//", "/\\"))
        and "Set-Cookie: x" not in str(answer.headers)
        and "\n" not in location
    )


def test_a_reader_who_only_reads_is_given_no_cookie(walkers: list[Walker]) -> None:
    for address in ("/", "/styleguide/", "/there/is/nothing/here/"):
        assert asked(address).cookies.output() == "", address


@override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True, LANGUAGE_COOKIE_SECURE=True)
def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(world: None) -> None:
    from tests.factories import an_account

    an_account("takes-cookies", password="a long password")
    client = Client()
    client.post("/language/", {"language": "ja"}, secure=True)
    client.post("/account/login/", {"login": "takes-cookies", "password": "a long password"}, secure=True)
    kept = {name: morsel for name, morsel in client.cookies.items() if name != "messages"}

    assert {"django_language", "sessionid"} <= set(kept)
    assert {name for name, m in kept.items() if m["samesite"] != "Lax" or not m["secure"]} == set()
    assert {name for name, m in kept.items() if not m["httponly"]} <= {"csrftoken"}
