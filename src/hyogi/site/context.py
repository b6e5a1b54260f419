"""What every page shows around itself: navigation, who is acting, the bar of the demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import LANGUAGE_NAMES, content_code, django_code
from hyogi.foundation.models import Installation
from hyogi.foundation.policy import Action

ENTRIES = [
    (_("Home"), "site:home", Action.SEE_HOME),
    (_("Register"), "organisation:tree", Action.SEE_REGISTER),
    (_("Public records"), "records:index", Action.SEE_PUBLIC),
]
"""Main navigation: label, page, action. Only what the actor may do is offered."""


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Context of the base template; asks the database nothing that the request has not asked already."""
    actor: Actor = getattr(request, "actor", None) or Actor.public()
    installation = getattr(request, "installation", None)
    here = request.resolver_match.namespace if request.resolver_match else ""
    return {
        "actor": actor,
        "nav": [
            {"label": label, "url": reverse(name), "current": bool(here) and name.split(":")[0] == here}
            for label, name, action in ENTRIES
            if actor.may(action)
        ],
        "tenures": [
            {"tenure": tenure, "current": tenure.post_id == actor.post_id}
            for tenure in getattr(request, "tenures", [])
        ],
        "languages": [
            {"code": django_code(code), "lang": code, "name": name, "current": content_code(request.LANGUAGE_CODE) == code}
            for code, name in LANGUAGE_NAMES.items()
        ]
        if hasattr(request, "LANGUAGE_CODE")
        else [],
        "is_demo": bool(installation and installation.kind == Installation.DEMO),
        "today": clock.today(),
        "plain_http": not settings.HTTPS,
    }
