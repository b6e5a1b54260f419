"""What every request passes: undeclared pages, pages the policy was not asked about, refusals, full disks."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from hyogi.foundation.actors import Actor
from hyogi.foundation.apps import _every_view_is_declared
from hyogi.foundation.middleware import Answers, NotAsked
from hyogi.foundation.models import Installation
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.templates import QueryInTemplate
from hyogi.site.views import unreadable

pytestmark = pytest.mark.django_db


def refuses(request: HttpRequest) -> HttpResponse:
    raise Refusal(rule="The report is closed.", fact="It closed on 9 August.", remedy="The secretariat may extend it.")


@pytest.fixture
def asked(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/")
    request.actor = Actor.public()  # type: ignore[attr-defined]
    return request


@pytest.mark.either
def test_an_undeclared_view_stops_the_start_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from hyogi.config import urls

    assert _every_view_is_declared(None) == []
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("forgotten/", refuses)])
    from django.urls import clear_url_caches

    clear_url_caches()
    try:
        assert [problem.id for problem in _every_view_is_declared(None)] == ["hyogi.E001"]
    finally:
        monkeypatch.undo()
        clear_url_caches()


def test_an_undeclared_view_is_not_run_either(asked: HttpRequest) -> None:
    with pytest.raises(NotAsked):
        Answers(lambda request: HttpResponse()).process_view(asked, refuses, (), {})


def test_a_page_that_did_not_ask_the_policy_does_not_leave(asked: HttpRequest) -> None:
    with pytest.raises(NotAsked):
        Answers(lambda request: HttpResponse("secret"))(asked)


def test_a_refusal_names_rule_fact_and_who_can_change_it(asked: HttpRequest) -> None:
    answer = Answers(lambda request: HttpResponse()).process_exception(
        asked, Refusal(rule="The report is closed.", fact="It closed on 9 August.", remedy="Ask the secretariat.")
    )

    assert answer is not None
    assert answer.status_code == 403
    for words in ("The report is closed.", "It closed on 9 August.", "Ask the secretariat."):
        assert words in answer.content.decode()


def test_a_full_disk_is_answered_as_not_stored(asked: HttpRequest) -> None:
    answers = Answers(lambda request: HttpResponse())

    for fault in (OperationalError("database or disk is full"), OSError(28, "No space left on device")):
        answer = answers.process_exception(asked, fault)
        assert answer is not None
        assert (answer.status_code, "was not stored" in answer.content.decode()) == (503, True)
    assert answers.process_exception(asked, OperationalError("no such table: x")) is None


def test_a_request_that_is_too_large_is_told_so(asked: HttpRequest) -> None:
    answer = unreadable(asked, RequestDataTooBig())

    assert (answer.status_code, "too large" in answer.content.decode()) == (413, True)


def test_an_address_that_only_takes_forms_says_so(client: Client) -> None:
    answer = client.get("/language/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "belongs to a form" in answer.content.decode()


def test_what_does_not_exist_is_answered_with_words(client: Client) -> None:
    answer = client.get("/nothing/here/")

    assert (answer.status_code, "no page at this address" in answer.content.decode()) == (404, True)


def test_a_template_that_asks_the_database_is_stopped() -> None:
    from django.template import engines

    template = engines.all()[0].from_string("{% for one in rows %}{{ one }}{% endfor %}")

    with pytest.raises(QueryInTemplate):
        template.render({"rows": Installation.unscoped.all()})
