"""Home, language, kept texts, and the pages that answer when something is not as it should be."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from hyogi.accounts.actions import choose_language
from hyogi.accounts.queries import awaits_first_administrator
from hyogi.design.saying import saved
from hyogi.design.shapes import Act
from hyogi.design.tables import Cell, Column, Paging, Table
from hyogi.foundation import keeping, once
from hyogi.foundation.audit import Verb
from hyogi.foundation.consoles import console_of
from hyogi.foundation.languages import content_code
from hyogi.foundation.models import Event, Installation
from hyogi.foundation.pages import ask_to_sign_in, render
from hyogi.site import actions, queries
from hyogi.site.forms import InstallationForm
from hyogi.site.wording import HAPPENED

_UNSAID = {"once", "version", "next"}
"""Fields of a kept form that its writer did not type."""


def home(request: HttpRequest) -> HttpResponse:
    """What there is to do for whoever looks."""
    awaits = (
        not request.actor.signed_in and request.installation.kind != Installation.DEMO and awaits_first_administrator()
    )
    board = queries.board(request.actor)
    context = {
        "board": board,
        "lately": [
            Act(one.event.at, _who(one), HAPPENED[Verb(one.event.verb)], _about(one.event)) for one in board.lately
        ],
        "tenures": request.tenures,
        "awaits_administrator": awaits,
    }
    return render(request, "site/home.html", context)


@csrf_exempt
def language(request: HttpRequest) -> HttpResponse:
    """Read on in another language. Choosing it twice is choosing it.

    Taken without a seal: it changes nothing but the reader's cookie, and a seal would itself set one on every page.
    """
    code = request.POST.get("language", "")
    response = redirect(_local(request, request.POST.get("next", "")))
    if code in dict(settings.LANGUAGES):
        choose_language(request.actor, content_code(code))
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=365 * 24 * 3600,
            httponly=True,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
    return response


def kept(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was typed while the sign-in had ended, ready to be sent."""
    found = keeping.kept_text(request, id)
    if keeping.typed_by(found) and not request.actor.signed_in:
        return ask_to_sign_in(request)
    fields = keeping.fields_of(found)
    return render(
        request,
        "site/kept.html",
        {
            "address": found.address,
            "fields": fields,
            "texts": [(name, value) for name, value in fields if value and name not in _UNSAID],
            "files": keeping.files_of(found),
        },
    )


def audit_log(request: HttpRequest) -> HttpResponse:
    """Who did what and when, in the units whose log the reader keeps; the last first."""
    leaf = Paging.of(request, size=50).cut(queries.logged(request.actor), "-id")
    rows = [
        (Cell(one.event.at), Cell(HAPPENED[Verb(one.event.verb)]), Cell(_who(one)), Cell(_about(one.event)))
        for one in queries.with_names(request.actor, leaf.rows)
    ]
    columns = (
        Column("at", _("When"), "date"),
        Column("what", _("What")),
        Column("who", _("Who")),
        Column("about", _("About")),
    )
    table = Table(_("Audit log"), columns, rows, pager=leaf.pager)
    return render(request, "site/audit.html", {"table": table, "is_empty": not rows, "head": queries.chain()})


def _who(one: queries.Logged) -> Any:
    known = one.by or console_of(one.event.actor_label)
    if known:
        return known
    return _("an administrator of the installation") if one.event.actor_account else _("somebody")


def _about(event: Event) -> str:
    """The codes by which the event names what it was about; a kind only where nothing else names it."""
    facts = event.facts
    named = [str(facts[name]) for name in ("code", "unit", "post", "record", "cycle") if facts.get(name)]
    return " · ".join(named) or str(facts.get("kind", ""))


def installation(request: HttpRequest) -> HttpResponse:
    """What an administrator can set for the whole installation."""
    found: Installation = request.installation
    form = InstallationForm(
        request.POST or None, initial={"language": found.language, "zone": found.zone, "version": found.version}
    )
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        return once.act(request, lambda: _set_installation(request, **wanted))
    return render(request, "site/installation.html", {"form": form, "head": queries.chain()})


def _set_installation(request: HttpRequest, **wanted: Any) -> str:
    actions.set_installation(request.actor, **wanted)
    saved(request, _("The installation's language and zone are saved."))
    return reverse("site:installation")


def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the database answers and is as this version needs it: 200 or 503."""
    healthy, state = queries.health()
    return JsonResponse({"state": state}, status=200 if healthy else 503)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose seal no longer fits (cookies cleared, signed in anew): its text is kept and offered again."""
    if request.method != "POST" or not keeping.is_from_here(request):
        return render(request, "site/form_expired.html", status=403)
    back, key = keeping.keep_text(request)
    response = redirect(back)
    keeping.give_key(request, response, key)
    return response


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A refusal by the framework itself."""
    return render(request, "site/form_expired.html", status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """More attempts in a short time than are taken."""
    return render(request, "design/errors/429.html", status=429)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read, or is larger than what is accepted."""
    if isinstance(exception, RequestDataTooBig):
        return _bare("413.html", 413)
    return _bare("400.html", 400)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Says so with nothing that could fail again."""
    return _bare("500.html", 500)


def _bare(template: str, status: int) -> HttpResponse:
    from django.template.loader import render_to_string

    language = translation.get_language() or "en"
    return HttpResponse(render_to_string(f"design/errors/{template}", {"language": language}), status=status)


def _local(request: HttpRequest, address: str) -> str:
    """`address` where it stays on this host, else the home page."""
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if safe and address.startswith("/") else "/"
