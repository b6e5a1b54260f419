"""The front door."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "words"), [("en", b"Hyogi runs the yearly"), ("ja", "評議".encode())])
def test_a_visitor_reads_what_hyogi_is(client: Client, language: str, words: bytes) -> None:
    answer = client.get("/", headers={"Accept-Language": language})

    assert answer.status_code == 200
    assert words in answer.content


def test_the_machine_that_watches_is_told_that_the_database_answers(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"state": "ok"})
