"""Walkers: somebody with a browser who opens pages in a language and notes what came."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from hyogi.accounts.queries import demo_chooser
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import django_code
from hyogi.foundation.pages import Page
from tests.factories import an_account

_WRITING = re.compile(r"^\s*(INSERT|UPDATE|DELETE|CREATE|DROP|ALTER)\b", re.I)
_ASIDE = ('"django_session"', '"foundation_cache"')
"""Tables in which the web itself keeps its notes."""
_CHANGING = re.compile(rb'(name="(?:csrfmiddlewaretoken|next|once)" value=")[^"]*(")|(\?next=)[^"&]*', re.S)
"""What differs from answer to answer and from address to address without saying anything about what is there."""


@dataclass
class Answer:
    """What a walker got: the response, the statements it took, and those among them that write."""

    response: Any
    statements: list[str]

    @property
    def status(self) -> int:
        return int(self.response.status_code)

    @property
    def request(self) -> HttpRequest:
        request: HttpRequest = self.response.wsgi_request
        return request

    @property
    def actor(self) -> Actor:
        actor: Actor = self.request.actor
        return actor

    @property
    def html(self) -> str:
        return str(self.response.content.decode())

    @property
    def is_html(self) -> bool:
        return str(self.response.headers.get("Content-Type", "")).startswith("text/html")

    @property
    def masked(self) -> bytes:
        """The body without keys of forms and without the address that was asked for."""
        return _CHANGING.sub(rb"\1\2\3", self.response.content)

    @property
    def writes(self) -> list[str]:
        return [
            statement
            for statement in self.statements
            if _WRITING.search(statement) and not any(t in statement for t in _ASIDE)
        ]


@dataclass
class Walker:
    """Somebody with a browser. Each has a client of their own, so that sessions do not meet."""

    name: str
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def get(self, address: str, language: str = "en", method: str = "GET", **options: Any) -> Answer:
        """Open an address."""
        statements: list[str] = []

        def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            statements.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            headers = {"Accept-Language": django_code(language), **options.pop("headers", {})}
            response = self.client.generic(method, address, headers=headers, **options)
        if not response.streaming:
            response.content  # noqa: B018  (a body that fails fails here)
        else:
            response.content = b"".join(response)
        return Answer(response, [s for s in statements if not s.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK TO"))])

    def post(self, address: str, fields: dict[str, str], language: str = "en", **options: Any) -> Answer:
        """Send a form."""
        form = {"data": urlencode(fields), "content_type": "application/x-www-form-urlencoded"}
        return self.get(address, language, "POST", **form, **options)


def all_walkers() -> list[Walker]:
    """One walker each for the public, an administrator without a post, and every post that the demonstration offers."""
    public, administrator = Walker("the public"), Walker("an administrator without a post")
    account = an_account("walking-administrator", is_installation_admin=True)
    administrator.client.force_login(account, settings.AUTHENTICATION_BACKENDS[0])
    return [public, administrator, *_post_holders()]


def _post_holders() -> list[Walker]:
    found = []
    for tree in demo_chooser().trees:
        for _level, choices in tree.levels:
            for choice in choices:
                walker = Walker(f"{choice.title.say('en').text} ({choice.unit.say('en').text})")
                walker.client.post(reverse("accounts:demo_chooser"), {"post": str(choice.post)})
                found.append(walker)
    return found


def address_of(page: Page) -> str:
    """The address of a page's specimen."""
    assert page.specimen is not None, f"{page.name} ships no specimen"
    query = "&".join(f"{name}={value}" for name, value in page.specimen.query.items())
    return reverse(page.name, kwargs=page.specimen.fill()) + (f"?{query}" if query else "")
