"""The same form, and rival forms, sent ten times in the same moment to a running site."""

import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http.client import HTTPConnection
from threading import Barrier
from urllib.parse import urlencode

import pytest

from tests.serving import Served

TEN = 10
Answer = tuple[int, str, str]


class Browser:
    """Enough of a browser: cookies, and the hidden fields of a form."""

    def __init__(self, site: Served):
        self.port, self.cookies = site.port, {"django_language": "en"}

    def get(self, path: str) -> str:
        return self._ask("GET", path)[2]

    def post(self, path: str, fields: dict[str, str], hidden: dict[str, str] | None = None) -> Answer:
        return self._ask("POST", path, urlencode((hidden or {}) | fields))

    def hidden(self, path: str) -> dict[str, str]:
        """What the form on the page carries unseen: its key, its seal, its version."""
        page = self.get(path)
        form = page[page.index("<main") :]
        found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
        return {name: unescape(value) for name, value in found}

    def act_as(self, code: str) -> None:
        """Be the holder of the post with this code, as a visitor of the demonstration."""
        page = self.get(f"/demo/choose/?q={code}")
        post = re.search(r'name="post" value="([^"]+)"', page)
        assert post
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        fields = {"post": post[1], "next": "/", "csrfmiddlewaretoken": token[1]}
        assert self.post("/demo/choose/", fields)[0] == 302

    def _ask(self, method: str, path: str, body: str = "") -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _sign, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, answer.headers.get("Location", ""), text


def at_once(send: Callable[[int], Answer]) -> list[Answer]:
    """Ten calls that begin in the same moment."""
    gate = Barrier(TEN)

    def go(number: int) -> Answer:
        gate.wait()
        return send(number)

    with ThreadPoolExecutor(TEN) as threads:
        return list(threads.map(go, range(TEN)))


@pytest.fixture
def office(served: Served) -> Browser:
    """The register office of the demonstration's city."""
    browser = Browser(served)
    browser.act_as("TM-REGISTER")
    return browser


def test_the_same_form_ten_times_at_once_founds_one_unit_and_answers_alike(office: Browser) -> None:
    hidden = office.hidden("/register/units/TM-03/below/")
    fields = {"code": "TM-03-77", "name": "Parallel Quay", "kind": "town", "on": "2026-03-01", "reason": "Decision 7"}

    answers = at_once(lambda number: office.post("/register/units/TM-03/below/", fields, hidden))

    assert {answer[:2] for answer in answers} == {(302, "/register/units/TM-03-77/")}
    assert office.get("/register/?q=parallel").count('href="/register/units/TM-03-77/"') == 1
    assert office.get("/register/units/TM-03-77/").count("Unit founded") == 1


def test_of_ten_who_edit_the_same_page_one_is_taken_and_nine_are_shown_both_texts(office: Browser) -> None:
    forms = [office.hidden("/register/units/TM-03/name/") for _number in range(TEN)]
    shared = {"kind": "district", "on": "2026-03-01", "reason": "Decision 8"}

    answers = at_once(
        lambda number: office.post("/register/units/TM-03/name/", shared | {"name": f"Name {number}"}, forms[number])
    )

    assert Counter(status for status, _place, _text in answers) == {302: 1, 409: 9}
    won = next(number for number, answer in enumerate(answers) if answer[0] == 302)
    for number, (status, _place, text) in enumerate(answers):
        if status == 409:
            assert f"Name {number}" in text
            assert f"Name {won}" in text
    assert (
        office.get("/register/units/TM-03/").count("Unit renamed")
        + office.get("/register/units/TM-03/").count("Kind or sectors of the unit changed")
        == 1
    )


def test_of_ten_who_are_appointed_to_one_post_one_holds_it(office: Browser) -> None:
    made = office.post(
        "/register/units/TM-03/posts/",
        {"code": "TM-03-NEW", "name": "New post", "kind": "member", "on": "2026-03-01", "reason": "Decision 9"},
        office.hidden("/register/units/TM-03/posts/"),
    )
    assert made[0] == 302
    address = "/register/posts/TM-03-NEW/holder/"
    forms = [office.hidden(address) for _number in range(TEN)]
    shared = {"is_new": "on", "manner": "holder", "on": "2026-03-01", "reason": "Decision 10"}

    answers = at_once(lambda number: office.post(address, shared | {"person": f"RIVAL-{number}"}, forms[number]))

    assert Counter(status for status, _place, _text in answers) == {302: 1, 403: 9}
    assert all("one holder or acting holder" in text for status, _place, text in answers if status == 403)
    page = office.get("/register/posts/TM-03-NEW/")
    assert len(set(re.findall(r"/register/people/(RIVAL-\d)/", page))) == 1
