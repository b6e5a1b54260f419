"""Walkers: somebody with a browser who opens pages in a language and notes what came."""

import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from hyogi.accounts.models import Account
from hyogi.accounts.queries import demo_chooser
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb, record
from hyogi.foundation.files import keep
from hyogi.foundation.keeping import COOKIE
from hyogi.foundation.languages import django_code
from hyogi.foundation.models import KeptText
from hyogi.foundation.pages import Page
from hyogi.foundation.writing import writing
from hyogi.organisation.models import FOREVER, Post, Tenure, UnitState
from tests.factories import an_account
from tests.walks.passkeys import a_credential

_WRITING = re.compile(r"^\s*(INSERT|UPDATE|DELETE|CREATE|DROP|ALTER)\b", re.I)
_ASIDE = ('"django_session"', '"foundation_cache"')
"""Tables in which the web itself keeps its notes."""
_CHANGING = re.compile(rb'(name="(?:csrfmiddlewaretoken|next|once)" value=")[^"]*(")|(\?next=)[^"&]*', re.S)
"""What differs from answer to answer and from address to address without saying anything about what is there."""


KEPT = {"reason": ["As decided in June"], "once": ["0123456789abcdef"]}
DAY = 24 * 3600
IN_THE_MIDDLE = ("TM-03-OFFICE", "TM-03-06-HEAD")
"""Posts besides those that the chooser offers at once: of the district whose reports are being written and checked."""
NOWHERE = "/there/is/nothing/here/"


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
    def fault(self) -> str:
        """What broke, where the answer is that something broke."""
        kind, what, _trace = getattr(self.response, "exc_info", None) or (None, "", None)
        return f"breaks: {kind.__name__}: {str(what)[:200]}" if kind else ""

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
    nowhere: dict[str, bytes] = field(default_factory=dict)

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

    def nothing(self, language: str) -> bytes:
        """What this walker is answered where there is nothing; asked once for each language."""
        if language not in self.nowhere:
            self.nowhere[language] = self.get(NOWHERE, language).masked
        return self.nowhere[language]

    def post(self, address: str, fields: dict[str, str], language: str = "en", **options: Any) -> Answer:
        """Send a form."""
        form = {"data": urlencode(fields), "content_type": "application/x-www-form-urlencoded"}
        return self.get(address, language, "POST", **form, **options)


def all_walkers() -> list[Walker]:
    """The public, administrators without a post, and a holder of every post that the demonstration offers."""
    district = UnitState.unscoped.get(unit__code="TM-03", valid_to=FOREVER)
    an_account("walking-head", person=Tenure.unscoped.get(post__code="TM-03-HEAD", valid_to=FOREVER).person)
    _act_on_paper(district)
    return [_public(), *_administrators(), *_post_holders()]


def _act_on_paper(state: UnitState) -> None:
    """An act that somebody typed for another, with the scan of what was signed."""
    scan = keep(SimpleUploadedFile("signed.pdf", b"%PDF-1.4 signed"))
    with writing():
        facts = {"code": state.unit.code, "reason": "As signed"}
        record(Actor.system("walks"), Verb.UNIT_RENAMED, state.unit, facts, path=state.path, scan=scan)


def _public() -> Walker:
    """Nobody in particular, for whom a text is kept that came too late."""
    public = Walker("the public")
    KeptText.unscoped.create(owner="walks", address="/register/units/TM-03/name/", fields=KEPT)
    public.client.cookies[COOKIE] = "walks"
    return public


def _administrators() -> list[Walker]:
    """One who has just signed in, one with second factors who has, and one who did so long ago."""
    plain = an_account("walking-administrator", is_installation_admin=True)
    guarded = an_account("walking-administrator-with-factors", is_installation_admin=True)
    TOTP.activate(guarded, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(guarded)
    WebAuthn.add(guarded, "Key", a_credential())
    return [
        _signed_in("an administrator without a post", plain, at=time.time() + DAY),
        _signed_in("an administrator with second factors", guarded, at=time.time() + DAY),
        _signed_in("an administrator who signed in long ago", guarded, at=0),
    ]


def _signed_in(name: str, account: Account, at: float) -> Walker:
    walker = Walker(name)
    walker.client.force_login(account, settings.AUTHENTICATION_BACKENDS[0])
    session = walker.client.session
    session["account_authentication_methods"] = [{"method": "password", "at": at, "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    return walker


def _post_holders() -> list[Walker]:
    found = []
    alike = set(Post.unscoped.filter(code__regex=r"-(OFFICE|MEMBER)-[2-9]$").values_list("pk", flat=True))
    for tree in demo_chooser().trees:
        for _level, choices in tree.levels:
            for choice in choices:
                if choice.post in alike:
                    continue
                walker = Walker(f"{choice.title.say('en').text} ({choice.unit.say('en').text})")
                walker.client.post(reverse("accounts:demo_chooser"), {"post": str(choice.post)})
                found.append(walker)
    for code in IN_THE_MIDDLE:
        post = Post.unscoped.get(code=code)
        walker = Walker(post.title.say("en").text)
        walker.client.post(reverse("accounts:demo_chooser"), {"post": str(post.pk)})
        found.append(walker)
    return found


def address_of(page: Page) -> str:
    """The address of a page's specimen."""
    assert page.specimen is not None, f"{page.name} ships no specimen"
    query = "&".join(f"{name}={value}" for name, value in page.specimen.query.items())
    return reverse(page.name, kwargs=page.specimen.fill()) + (f"?{query}" if query else "")
