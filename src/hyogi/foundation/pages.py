"""Declaring pages: every address states its action and ships a specimen, or Hyogi does not start.

A room's `urls.py` reads as a table:

    page("units/<code>/", views.unit, name="unit", action=Action.SEE_UNIT, about=queries.unit_page,
         specimen=Specimen({"code": "TM-03"}))

`about(actor, **kwargs)` loads what the page is about from what the actor may see. The wrapper asks the policy about it
and only then calls `view(request, target)`; a page about nothing in particular is called as `view(request)`.
"""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from hyogi.foundation import keeping
from hyogi.foundation.actors import Actor, abide_by
from hyogi.foundation.policy import Action, ActorFacts, Allow, Decision, TargetFacts, Why, decide, may_enter


class HasPolicyFacts(Protocol):
    """What `about` returns: anything that can say where it stands."""

    def policy_facts(self) -> TargetFacts: ...


@dataclass(frozen=True)
class Specimen:
    """An example of the page that the tests walk: what fills its address in the demonstration world.

    `kwargs` may be a function, called when the demonstration world stands (for ids). `statuses` are the answers that
    a walk may meet besides what the policy says: a redirect for a page that only forwards, for instance. `language`
    is the language of the page where its address asks for one, whatever the reader's is.
    """

    kwargs: Mapping[str, Any] | Callable[[], Mapping[str, Any]] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    statuses: tuple[int, ...] = ()
    language: str = ""

    def fill(self) -> dict[str, Any]:
        """The values for the placeholders of the address."""
        return dict(self.kwargs() if callable(self.kwargs) else self.kwargs)


@dataclass(frozen=True)
class Page:
    """A declared address. `name` carries the namespace once the registry is read."""

    name: str
    action: Action
    specimen: Specimen | None
    methods: tuple[str, ...]
    library: bool = False
    media_type: str = "text/html"
    about: Callable[..., HasPolicyFacts] | None = None
    route: str = ""
    on_paper: bool = False

    @property
    def posts(self) -> bool:
        return "POST" in self.methods

    def decision(self, actor: ActorFacts, target: TargetFacts | None = None) -> Decision:
        """What the policy says to this actor about this page."""
        return may_enter(actor, self.action, target) if self.on_paper else decide(actor, self.action, target)


def page(
    route: str,
    view: Callable[..., HttpResponse],
    *,
    name: str,
    action: Action,
    specimen: Specimen | None,
    about: Callable[..., HasPolicyFacts] | None = None,
    methods: tuple[str, ...] = ("GET", "HEAD", "POST"),
    media_type: str = "text/html",
    on_paper: bool = False,
) -> URLPattern:
    """A page at `route`. GET-only pages say `methods=("GET", "HEAD")`.

    `on_paper` also lets in who can only type the act for another (`policy.may_enter`).
    """
    declared = Page(name, action, specimen, methods, media_type=media_type, about=about, on_paper=on_paper)

    @functools.wraps(view)
    def admitted(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method not in methods:
            return _not_so(request, methods)
        actor: Actor = request.actor
        if not actor.signed_in and _needs_sign_in(actor, action):
            return ask_to_sign_in(request)
        if about is None:
            abide_by(declared.decision(actor.facts))
            request.policy_decision = Allow()
            return view(request, **kwargs)
        target = about(actor, **kwargs)
        abide_by(declared.decision(actor.facts, target.policy_facts()))
        request.policy_decision = Allow()
        return view(request, target)

    admitted.page = declared  # type: ignore[attr-defined]
    return path(route, admitted, name=name)


def library(
    route: str,
    view: Callable[..., Any],
    *,
    name: str,
    action: Action,
    specimen: Specimen | None,
    methods: tuple[str, ...] = ("GET", "HEAD", "POST"),
    media_type: str = "text/html",
) -> URLPattern:
    """One page of a library at `route`, admitted by the same policy before the library sees the request.

    Each is listed one by one, so that only what Hyogi uses has an address.
    """

    @functools.wraps(view)
    def admitted(request: HttpRequest, **kwargs: Any) -> Any:
        return view(request, **kwargs) if request.method in methods else _not_so(request, methods)

    admitted.page = Page(name, action, specimen, methods, library=True, media_type=media_type)  # type: ignore[attr-defined]
    return path(route, admitted, name=name)


def registry() -> list[Page]:
    """All declared pages, in the order of the address table, with full names and routes."""
    return [
        replace(
            declared,
            name=f"{namespace}:{pattern.name}" if namespace else str(pattern.name),
            route=prefix + str(pattern.pattern),
        )
        for pattern, prefix, namespace in _patterns(get_resolver(), "", "")
        if (declared := getattr(pattern.callback, "page", None))
    ]


def undeclared() -> list[str]:
    """Routes of views that nobody declared."""
    return [
        prefix + str(pattern.pattern)
        for pattern, prefix, _namespace in _patterns(get_resolver(), "", "")
        if not hasattr(pattern.callback, "page")
    ]


def _patterns(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[tuple[URLPattern, str, str]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = ":".join(filter(None, [namespace, entry.namespace]))
            yield from _patterns(entry, prefix + str(entry.pattern), inner)
        else:
            yield entry, prefix, namespace


def render(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page from its template. The template can reach no database: everything it needs is in `context`."""
    return TemplateResponse(request, template, dict(context or {}), status=status).render()


def _not_so(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    response = render(request, "design/errors/405.html", status=405)
    response.headers["Allow"] = ", ".join(methods)
    return response


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back. What was typed into a form is kept and offered again after it."""
    if request.method == "POST":
        back, kept = keeping.keep_text(request)
        response = redirect(f"/account/login/?next={quote(back)}")
        keeping.give_key(request, response, kept)
        return response
    return redirect(f"/account/login/?next={quote(request.get_full_path())}")


def _needs_sign_in(actor: Actor, action: Action) -> bool:
    decision = decide(actor.facts, action, TargetFacts(public=True))
    return getattr(decision, "why", None) is Why.NOT_SIGNED_IN
