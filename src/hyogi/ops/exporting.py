"""The page that writes a cycle into one file, and the way to it from the page of the cycle."""

import tempfile

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle
from hyogi.cycles.views.running import trail_of
from hyogi.design.panels import Panel, offer
from hyogi.foundation import audit, once
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.ops.cycle_files import write

ZIP = "application/zip"


def offer_all() -> None:
    """Called when the room starts."""
    offer("cycle", Panel("export", _("One file"), "ops/export_panel.html", _way, 99))


def _way(actor: Actor, cycle: Cycle) -> str | None:
    """Where the cycle is written into a file, for who may."""
    if cycle.regime_id is None or not actor.may(Action.EXPORT_CYCLE, cycle.policy_facts()):
        return None
    return reverse("ops:export_cycle", args=[cycle.pk])


def export_cycle(request: HttpRequest, target: Cycle) -> HttpResponse:
    """Say what is in the file and who should have it; write it."""
    if request.method == "POST":
        return once.show(request, lambda _key: _noted(request, target), lambda _key: _file(request, target))
    context = {"cycle": target, "trail": trail_of(target, _("One file"))}
    return render(request, "ops/export.html", context)


def _noted(request: HttpRequest, cycle: Cycle) -> str:
    request.actor.must(Action.EXPORT_CYCLE, cycle.policy_facts())
    audit.record(request.actor, Verb.CYCLE_EXPORTED, cycle, {"cycle": cycle.code}, path=cycle.convening.path)
    return reverse("cycles:cycle", args=[cycle.pk])


def _file(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    with tempfile.TemporaryFile() as whole:
        write(request.actor, cycle, whole)
        whole.seek(0)
        response = HttpResponse(whole.read(), content_type=ZIP)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{cycle.code}.zip") or "attachment"
    return response
