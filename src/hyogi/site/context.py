"""What every page shows around itself: navigation, who is acting, the bar of the demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi import __version__
from hyogi.design.frame import Acting, DemoBar, Entry, Frame, LanguageChoice
from hyogi.foundation import clock, demo_clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.keeping import account_key
from hyogi.foundation.languages import LANGUAGE_NAMES, content_code, django_code
from hyogi.foundation.models import Installation
from hyogi.foundation.policy import Action

ENTRIES = [
    (_("Home"), "site:home", Action.SEE_HOME),
    (_("Register"), "organisation:forest", Action.SEE_REGISTER),
    (_("Cycles"), "cycles:list", Action.SEE_CYCLES),
    (_("Accounts"), "accounts:invitations", Action.SEE_ACCOUNTS),
    (_("Public records"), "records:index", Action.SEE_PUBLIC),
]
"""Main navigation: label, page, action. Only what the actor may do is offered."""

KEEPING = [
    (_("Audit log"), "site:audit", Action.SEE_AUDIT),
    (_("Installation"), "site:installation", Action.ADMINISTER),
]
"""At the foot of the page, for those who keep the register or the installation."""


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Context of the base template; asks the database nothing that the request has not asked already."""
    actor: Actor = getattr(request, "actor", None) or Actor.public()
    return {"actor": actor, "frame": _frame(request, actor)}


def _frame(request: HttpRequest, actor: Actor) -> Frame:
    installation = getattr(request, "installation", None)
    is_demo = bool(installation and installation.kind == Installation.DEMO)
    here = request.resolver_match.namespace if request.resolver_match else ""
    return Frame(
        home_url=reverse("site:home"),
        nav=tuple(
            Entry(label, reverse(name), current=bool(here) and name.split(":")[0] == here)
            for label, name, action in ENTRIES
            if actor.may(action)
        ),
        acting=_acting(request, actor),
        signed_in_as=actor.label if actor.account_id else "",
        account_url=reverse("accounts:account") if actor.account_id else "",
        sign_in_url="" if actor.signed_in else reverse("account_login"),
        sign_out_url=reverse("account_logout") if actor.account_id else "",
        language_url=reverse("site:language"),
        languages=tuple(
            LanguageChoice(django_code(code), name, current=content_code(request.LANGUAGE_CODE) == code)
            for code, name in LANGUAGE_NAMES.items()
        )
        if hasattr(request, "LANGUAGE_CODE")
        else (),
        here=_here(request),
        account_key=account_key(actor),
        demo=DemoBar(clock.today(), reverse(demo_clock.STORY), reverse("accounts:demo_chooser")) if is_demo else None,
        plain_http=not request.is_secure() and not _is_this_machine(request),
        source_url=settings.SOURCE_URL,
        styleguide_url=reverse("design:styleguide"),
        version=__version__,
        more=tuple(Entry(label, reverse(name)) for label, name, action in KEEPING if actor.may(action)),
    )


def _here(request: HttpRequest) -> str:
    """Where to come back to after a change of language; never to an address that is in one language for everybody."""
    neutral: str = getattr(request, "in_any_language", "")
    return neutral or (request.get_full_path() if request.method == "GET" else request.path)


def _acting(request: HttpRequest, actor: Actor) -> Acting | None:
    for tenure in getattr(request, "tenures", []):
        if tenure.post_id == actor.post_id:
            change = reverse("accounts:choose_post") if len(request.tenures) > 1 else ""
            return Acting(tenure.post.title, tenure.unit_title, change)
    return None


def _is_this_machine(request: HttpRequest) -> bool:
    """Whether the connection does not leave the machine, so that nobody can read along."""
    return request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")
