"""What everybody reads."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from hyogi.design.panels import fill
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Paging, Table
from hyogi.foundation.languages import LANGUAGE_NAMES, current, django_code
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.records import queries
from hyogi.records.composing import compose_facts
from hyogi.records.queries import InLanguage, Shown
from hyogi.records.structured import as_json_ld, cited
from hyogi.records.views.caching import READER, for_everybody

SEALS = {"en": "公開 第{}版", "ja": "公開 第{}版", "zh-Hans": "公开 第{}版"}
"""What the seal of a version says, in two lines; a seal is cut in characters whoever reads it."""


def index(request: HttpRequest) -> HttpResponse:
    """All public records, the newest first."""
    leaf = Paging.of(request, size=20).cut(queries.published(), "-at", "-id")
    rows = [
        (
            Cell(one.titles, reverse("records:record", args=[one.record.slug])),
            Cell(one.held_on),
            Cell(one.at),
            Cell(one.version),
        )
        for one in leaf.rows
    ]
    columns = (
        Column("title", _("Record")),
        Column("held", _("Held"), "date"),
        Column("published", _("Published here"), "date"),
        Column("version", _("Version"), "number"),
    )
    table = Table(_("Public records"), columns, rows, pager=leaf.pager)
    context = {"table": table, "is_empty": not leaf.rows, "language": current()}
    return for_everybody(request, render(request, "records/index.html", context), *READER)


def record(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The record in the reader's language."""
    return for_everybody(request, _page(request, InLanguage(shown, current())), *READER)


def record_in(request: HttpRequest, asked: InLanguage) -> HttpResponse:
    """The record in the language of the address, whatever the reader's is. Whoever then chooses another language comes
    to the address that asks for none."""
    request.in_any_language = in_any_language(asked.shown)
    request.LANGUAGE_CODE = django_code(asked.language)
    with translation.override(request.LANGUAGE_CODE):
        response = _page(request, asked)
    response.headers["Content-Language"] = asked.language
    return for_everybody(request, response, "Cookie")


def _page(request: HttpRequest, asked: InLanguage) -> HttpResponse:
    shown, language = asked.shown, asked.language
    if shown.withdrawal:
        return _withdrawn(request, shown)
    document = shown.document(language)
    context = {
        "shown": shown,
        "document": document,
        "trail": _trail(shown),
        "panels": fill("record", request.actor, asked),
        "alternates": [(code, name, in_language(shown, code)) for code, name in LANGUAGE_NAMES.items()],
        "seal": SEALS[language].format(shown.publication.version).split(),
        "citation": cited(request, shown, language),
        "is_ours": request.actor.may(Action.WITHDRAW_RECORD, shown.record.policy_facts()),
        "json_ld": as_json_ld(request, shown, language),
        "canonical": request.build_absolute_uri(in_language(shown, language)),
        "default": request.build_absolute_uri(in_any_language(shown)),
    }
    return render(request, "records/record.html", context)


def in_language(shown: Shown, language: str) -> str:
    """The address of this version in this language."""
    if shown.is_newest:
        return reverse("records:record_in", args=[shown.record.slug, language])
    return reverse("records:version_in", args=[shown.record.slug, shown.publication.version, language])


def in_any_language(shown: Shown) -> str:
    """The address of this version that speaks the reader's language."""
    if shown.is_newest:
        return reverse("records:record", args=[shown.record.slug])
    return reverse("records:version", args=[shown.record.slug, shown.publication.version])


def facts(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The facts behind the record, as tables."""
    if shown.withdrawal:
        return _withdrawn(request, shown)
    document = compose_facts(shown.facts(), current())
    trail = [*_trail(shown, last=False), Crumb(_("Facts"))]
    page = render(request, "records/facts.html", {"shown": shown, "document": document, "trail": trail})
    return for_everybody(request, page, *READER)


def _withdrawn(request: HttpRequest, shown: Shown) -> HttpResponse:
    return render(request, "records/withdrawn.html", {"shown": shown, "trail": _trail(shown)}, status=410)


def versions(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Every version with the beginning of its hash, the whole of which stands on its page; none of them changes."""
    rows: list[Any] = [
        (
            Cell(one.version, reverse("records:version", args=[shown.record.slug, one.version])),
            Cell(one.at),
            Cell(one.sha256[:16]),
            Cell(_("withdrawn"), state="ended") if one.withdrawn else Cell(_("published"), state="done"),
        )
        for one in queries.versions_of(shown.record)
    ]
    columns = (
        Column("version", _("Version")),
        Column("at", _("Published here"), "date"),
        Column("hash", "SHA-256"),
        Column("state", _("State"), "mark"),
    )
    trail = [*_trail(shown, last=False), Crumb(_("Versions"))]
    table = Table(_("Versions"), columns, rows)
    page = render(request, "records/versions.html", {"shown": shown, "table": table, "trail": trail})
    return for_everybody(request, page, *READER)


def _trail(shown: Shown, last: bool = True) -> list[Crumb]:
    address = "" if last else reverse("records:record", args=[shown.record.slug])
    return [Crumb(_("Public records"), reverse("records:index")), Crumb(shown.publication.titles, address)]
