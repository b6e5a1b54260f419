"""Somebody who uses a served site without a browser: opens pages, fills in forms, keeps cookies.

visitor = Visitor(site.url)
visitor.act_as("Register Office of Tidemark City")
form = visitor.form("/register/units/TM-03/name/")
answer = visitor.send(form | {"name": "New Harbour District"})
"""

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urljoin

from lxml import html


@dataclass(frozen=True)
class Answer:
    """A page that was answered: where it stands after redirects, its status and text."""

    url: str
    status: int
    text: str


@dataclass(frozen=True)
class Form:
    """A form with what it holds; `form | {…}` fills it in."""

    address: str
    fields: dict[str, str]

    def __or__(self, typed: dict[str, str]) -> "Form":
        return Form(self.address, self.fields | typed)


@dataclass
class Visitor:
    """One person at one machine."""

    base: str
    cookies: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self._opener.addheaders = [("Accept-Language", "en")]

    def open(self, path: str, fields: dict[str, str] | None = None) -> Answer:
        """GET, or POST where there are fields; follows redirects."""
        body = urllib.parse.urlencode(fields).encode() if fields is not None else None
        address = urljoin(self.base, path)
        request = urllib.request.Request(address, data=body, headers={"Referer": address})
        try:
            with self._opener.open(request, timeout=60) as answer:
                return self._read(answer, answer.status)
        except urllib.error.HTTPError as answer:
            return self._read(answer, answer.code)

    @staticmethod
    def _read(answer: "HTTPResponse | urllib.error.HTTPError", status: int) -> Answer:
        return Answer(answer.geturl() or "", status, answer.read().decode(errors="replace"))

    def form(self, path: str, number: int = 0) -> Form:
        """The form in the main part of the page (the first that is sent by POST), as it stands."""
        answer = self.open(path)
        page: Any = html.fromstring(answer.text, base_url=answer.url)
        forms = [one for one in page.xpath("//main//form") if (one.method or "GET").upper() == "POST"]
        assert forms, f"{path} answered {answer.status} without a form: {answer.url}"
        found = forms[number]
        address = urljoin(answer.url, found.get("action") or answer.url)
        return Form(address, {name: value or "" for name, value in found.form_values()})

    def send(self, form: Form) -> Answer:
        """Send it as it is filled in."""
        return self.open(form.address, form.fields)

    def act_as(self, title: str) -> None:
        """In a demonstration: act as the holder of the post with this (English) title."""
        answer = self.open(f"/demo/choose/?q={urllib.parse.quote(title)}")
        page: Any = html.fromstring(answer.text)
        buttons = [one for one in page.xpath("//main//button[@name='post']") if one.text_content().strip() == title]
        assert buttons, f"the chooser offers no post called {title!r}"
        form = buttons[0].xpath("ancestor::form")[0]
        fields = {name: value or "" for name, value in form.form_values()} | {"post": buttons[0].get("value")}
        assert self.open("/demo/choose/", fields).status == 200

    def sign_in(self, username: str, password: str) -> Answer:
        """On the sign-in page."""
        return self.send(self.form("/account/login/") | {"login": username, "password": password})
