"""What changes something: only by a sealed form, once, by the method that is declared, and never by looking."""

from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from hyogi.foundation.pages import Page, registry
from tests.walks import pseudo, reading
from tests.walks.report import Report
from tests.walks.walkers import Answer, Walker, address_of

pytestmark = [pytest.mark.django_db, pytest.mark.either]
PAGES = [pytest.param(page, id=page.name) for page in registry() if page.specimen]
POSTING = [param for param in PAGES if param.values[0].posts]
HARMLESS = {
    "site:language": "choosing a language twice is choosing it; it changes the reader's cookie only",
    "accounts:demo_chooser": "choosing a post twice is choosing it; in the demonstration only",
    "accounts:choose_post": "choosing a post twice is choosing it",
    "accounts:welcome": "a printed code counts once; sent again with the same words it answers alike",
    "accounts:new_password": "a printed code counts once; sent again with the same words it answers alike",
}
"""Forms that need no key, besides those of the sign-in library, which has keys of its own kinds."""
UNSEALED = {
    "site:language": "it changes the reader's language only, and visitors who set none keep their pages cacheable"
}
"""Forms that are taken without the seal against forgery."""


def opened(page: Page, walkers: list[Walker]) -> tuple[Walker, Answer] | None:
    """The first walker to whom the page opens, with what he sees."""
    for walker in sorted(walkers, key=lambda walker: walker.name == "the public"):
        answer = walker.get(address_of(page))
        if answer.status == 200:
            return walker, answer
    return None


def browser_of(walker: Walker, **options: Any) -> Client:
    """Another browser with the same session, so that what is tried here does not sign the walker out."""
    client = Client(raise_request_exception=False, headers={"Accept-Language": "ja"}, **options)
    client.cookies.load({name: morsel.value for name, morsel in walker.client.cookies.items()})
    return client


@pytest.mark.parametrize("page", [p for p in PAGES if p.values[0].media_type == "text/html"])
def test_every_form_on_a_page_leads_to_a_declared_act_and_carries_its_keys(page: Page, walkers: list[Walker]) -> None:
    report = Report(page.name)
    for walker in walkers:
        answer = walker.get(address_of(page))
        for form in reading.forms(answer.html) if answer.status == 200 else []:
            action = urlsplit(urljoin(address_of(page), form.get("action") or "")).path
            declared: Page = getattr(resolve(action).func, "page")  # noqa: B009
            name = f"{resolve(action).namespace}:{declared.name}".lstrip(":")
            fields = {field.get("name") for field in form.iter("input")}
            report.note(walker.name, action, "" if declared.posts else f"a form leads to {name}, which takes none")
            if name not in UNSEALED and "csrfmiddlewaretoken" not in fields:
                report.note(walker.name, action, f"the form to {name} carries no seal against forgery")
            if name not in HARMLESS and not declared.library and "once" not in fields:
                report.note(walker.name, action, f"the form to {name} carries no once-only key")
    report.check()


@pytest.mark.parametrize("page", POSTING)
@pytest.mark.parametrize("manner", ["without a seal", "from another site"])
def test_a_forged_form_changes_nothing(page: Page, manner: str, walkers: list[Walker]) -> None:
    report = Report(page.name)
    if page.name in UNSEALED:
        return
    for walker in walkers[:4]:
        client = browser_of(walker, enforce_csrf_checks=True)
        token = client.get("/account/login/").cookies.get("csrftoken")
        fields, headers = {"once": "0123456789abcdef", "name": "forged"}, {}
        if manner == "from another site":
            fields["csrfmiddlewaretoken"] = token.value if token else ""
            headers = {"Origin": "https://evil.example"}
        answer = Walker(walker.name, client).post(address_of(page), fields, headers=headers)
        wrote = [sql for sql in answer.writes if '"foundation_kepttext"' not in sql]
        report.note(walker.name, manner, *(f"a forged form writes {sql[:80]}" for sql in wrote))
        if answer.status not in (302, 403, 404, 405):
            report.note(walker.name, manner, f"a forged form is answered {answer.status}")
        elif answer.status == 302 and not answer.response.headers["Location"].startswith(("/kept/", "/account/")):
            report.note(walker.name, manner, f"a forged form leads to {answer.response.headers['Location']}")
    report.check()


@pytest.mark.parametrize("page", POSTING)
def test_an_empty_form_is_answered_with_words(page: Page, walkers: list[Walker], data: str) -> None:
    """Never a fault of ours: the form again with what does not fit, a refusal, or where it leads."""
    found = opened(page, walkers)
    if found is None:
        return
    walker, _answer = found
    report = Report(page.name)
    with pseudo.wrapped():
        fields = {"once": "0123456789abcdef"}
        answer = Walker(walker.name, browser_of(walker)).post(address_of(page), fields, "ja")
    if answer.status >= 500:
        report.note(walker.name, "", f"an empty form is answered {answer.status}", answer.fault)
    elif answer.is_html and answer.status not in (301, 302):
        report.note(walker.name, "", *reading.faults(answer.html, "ja"))
        report.note(walker.name, "", *pseudo.untranslated(answer.html, "ja", data))
    report.check()


@pytest.mark.parametrize("page", PAGES)
def test_other_methods_are_answered_alike(page: Page, walkers: list[Walker]) -> None:
    report = Report(page.name)
    for walker in walkers[:4]:
        address = address_of(page)
        seen, head = walker.get(address), walker.get(address, method="HEAD")
        if "HEAD" in page.methods and (head.status, head.response.content) != (seen.status, b""):
            report.note(walker.name, "", f"HEAD is answered {head.status}, GET {seen.status}")
        for method in {"PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - set(page.methods):
            answer = walker.get(address, method=method)
            if answer.status not in (302, 403, 404, 405) or answer.writes:
                report.note(walker.name, "", f"{method} is answered {answer.status}")
    report.check()
