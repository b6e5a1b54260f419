"""Once-only forms: sent ten times, done once, answered alike."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from hyogi.foundation import once
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import OnceKey
from hyogi.foundation.refusals import Hidden, Refusal, Stale

pytestmark = pytest.mark.django_db
KEY = "0190f5c2-0000-4000-8000-000000000001"


class Counter:
    """An act that can be counted."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.done, self.fault = 0, fault

    def __call__(self) -> str:
        if self.fault:
            raise self.fault
        self.done += 1
        return f"/done/{self.done}/"


@pytest.fixture
def form(rf: RequestFactory) -> Callable[..., HttpRequest]:
    def send(path: str = "/act/", label: str = "", **fields: str) -> HttpRequest:
        request = rf.post(path, {"once": KEY, "name": "Harbour"} | fields)
        request.actor = Actor.system(label)  # type: ignore[attr-defined]
        request.session = type("Session", (), {"session_key": label or "s1"})()  # type: ignore[assignment]
        return request

    return send


def test_the_same_form_ten_times_is_done_once_and_answered_alike(form: Callable[..., HttpRequest]) -> None:
    act = Counter()

    answers = {once.act(form(), act).url for _ in range(10)}  # type: ignore[attr-defined]

    assert (act.done, answers) == (1, {"/done/1/"})


def test_the_same_key_with_other_words_does_nothing_and_shows_both(form: Callable[..., HttpRequest]) -> None:
    act = Counter()
    once.act(form(), act)

    with pytest.raises(Stale) as both:
        once.act(form(name="Quay"), act)

    assert act.done == 1
    assert (both.value.mine["name"], both.value.theirs["name"]) == ("Quay", "Harbour")


def test_a_refused_act_leaves_the_key_free(form: Callable[..., HttpRequest]) -> None:
    with pytest.raises(Refusal):
        once.act(form(), Counter(Refusal(fact="not now")))

    assert not OnceKey.unscoped.exists()
    act = Counter()
    once.act(form(), act)
    assert act.done == 1


def test_a_form_without_a_key_is_refused_with_what_to_do(form: Callable[..., HttpRequest]) -> None:
    with pytest.raises(Refusal, match="carries no key"):
        once.act(form(once=""), Counter())


def test_a_key_seen_on_another_address_or_with_another_person_answers_nothing(
    form: Callable[..., HttpRequest],
) -> None:
    once.act(form(), Counter())

    with pytest.raises(Hidden):
        once.act(form(path="/other/"), Counter())
    with pytest.raises(Hidden):
        once.act(form(label="s2"), Counter())


def test_passwords_are_not_kept_with_the_key(form: Callable[..., HttpRequest]) -> None:
    once.act(form(password1="a long secret", new_password="another secret"), Counter())

    assert OnceKey.unscoped.get().texts == {"name": "Harbour"}
