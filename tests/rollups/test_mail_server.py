"""Where mails go is one setting; what does not fit is said at the start."""

from typing import Any

import pytest

from hyogi.config.home import address, mail_server

pytestmark = pytest.mark.either


def test_without_a_server_mails_are_laid_down_in_the_home_folder() -> None:
    found = mail_server(None, None)

    assert found["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert found["EMAIL_FILE_PATH"].name == "mail"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://relay.example", ("relay.example", 25, "", "", False, False)),
        ("smtp://hyogi:a%2Fb@mail.example", ("mail.example", 587, "hyogi", "a/b", True, False)),
        ("smtps://hyogi:secret@mail.example:4465", ("mail.example", 4465, "hyogi", "secret", False, True)),
    ],
)
def test_a_server_is_named_in_one_address(url: str, expected: tuple[Any, ...]) -> None:
    found = mail_server(url, "hyogi@office.example")

    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert tuple(found[f"EMAIL_{name}"] for name in names) == expected
    assert found["DEFAULT_FROM_EMAIL"] == "hyogi@office.example"


@pytest.mark.parametrize(("url", "sender"), [("http://mail.example", "a@b.example"), ("smtp://mail.example", "")])
def test_an_address_that_is_no_mail_server_or_has_no_sender_is_refused(url: str, sender: str) -> None:
    with pytest.raises(ValueError, match="HYOGI_"):
        mail_server(url, sender)


@pytest.mark.parametrize(
    ("named", "hosts", "https", "expected"),
    [
        ("http://hall.example:8000/", "", False, "http://hall.example:8000"),
        ("", "hyogi.example.org, other.example", True, "https://hyogi.example.org"),
        ("", "hyogi.example.org", False, ""),
        ("", "", True, ""),
    ],
)
def test_links_of_mails_lead_to_the_address_that_was_named(
    monkeypatch: pytest.MonkeyPatch, named: str, hosts: str, https: bool, expected: str
) -> None:
    monkeypatch.setenv("HYOGI_ADDRESS", named)
    monkeypatch.setenv("HYOGI_HOSTS", hosts)

    assert address(https) == expected


def test_what_is_no_web_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYOGI_ADDRESS", "hyogi.example.org")

    with pytest.raises(ValueError, match="HYOGI_ADDRESS"):
        address(True)
