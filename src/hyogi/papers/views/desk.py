"""The desk of papers of one cycle, and one paper of it: what it needs, what was made, which template it comes from."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from hyogi.cycles.models import Cycle
from hyogi.design.saying import saved, told
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import local, plain, plain_instant, spoken_day
from hyogi.foundation import once
from hyogi.foundation.languages import LANGUAGE_NAMES
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal
from hyogi.papers import actions, queries
from hyogi.papers.engine import Field
from hyogi.papers.forms import MakingForm
from hyogi.papers.making import TIMES, Paper, Time, papers
from hyogi.papers.models import MadePaper
from hyogi.papers.queries import PaperOf

AT_ONCE = (Time.BEFORE, Time.MEETING)
"""Papers that are made together with one click."""


def desk(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Every paper of the cycle, when it was made last, and one click for all that the meeting needs."""
    form = MakingForm(request.POST or None)
    every = papers()
    refusal = None
    if request.method == "POST" and form.is_valid():
        wanted = [paper for paper in every if paper.time in AT_ONCE and not paper.each_unit]
        try:
            return _make(request, cycle, wanted, form.cleaned_data["language"], request.path)
        except Refusal as refused:
            if not refused.fact:
                raise
            refusal = refused
    made = queries.last_made(cycle)
    tables = [
        Table(words, _columns(), [_row(cycle, one, made.get(one.key)) for one in every if one.time == time])
        for time, words in TIMES.items()
        if any(one.time == time for one in every)
    ]
    context = {"cycle": cycle, "form": form, "tables": tables, "refusal": refusal, "trail": trail(cycle)}
    return render(request, "papers/desk.html", context | _last(cycle))


def _columns() -> tuple[Column, ...]:
    return (
        Column("paper", _("Paper")),
        Column("purpose", _("What it is for")),
        Column("made", _("Made last")),
        Column("file", _("File")),
    )


def _row(cycle: Cycle, one: Paper, made: MadePaper | None) -> list[Cell]:
    return [
        Cell(one.title, reverse("papers:paper", args=[cycle.pk, one.key])),
        Cell(one.purpose),
        Cell(plain_instant(made.making.at, cycle.zone)) if made else Cell(_("not made yet"), state="open"),
        Cell(_("Download"), reverse("papers:made", args=[made.making_id])) if made else Cell(""),
    ]


def _last(cycle: Cycle) -> dict[str, Any]:
    """The making that came last, for the link that follows a click."""
    last = queries.makings_of(cycle, most=1)
    return {"last": last[0] if last else None}


def paper(request: HttpRequest, asked: PaperOf) -> HttpResponse:
    """One paper: make it; what was made of it; its templates; its placeholders."""
    cycle, one = asked.cycle, asked.paper
    form = MakingForm(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            return _make(request, cycle, [one], form.cleaned_data["language"], request.path)
        except Refusal as refused:
            if not refused.fact:
                raise
            refusal = refused
    context = {
        "cycle": cycle,
        "paper": one,
        "form": form,
        "refusal": refusal,
        "made": _made(cycle, one),
        "templates": _templates(cycle, one),
        "placeholders": _placeholders(one),
        "how": _(
            "What stands between a “for” and its “endfor” is repeated for each entry. Write both into paragraphs of "
            "their own as {%p for … %} and {%p endfor %}, or into rows of a table of their own as {%tr for … %} and "
            "{%tr endfor %}."
        ),
        "trail": trail(cycle, one.title),
    }
    return render(request, "papers/paper.html", context)


def _make(request: HttpRequest, cycle: Cycle, wanted: list[Paper], language: str, back: str) -> HttpResponse:
    """Filled before the form is settled, so that nobody waits for the turn to write while papers are filled."""
    filled = actions.fill_papers(request.actor, cycle, wanted, language)
    return once.act(request, lambda: _kept(request, cycle, filled, back))


def _kept(request: HttpRequest, cycle: Cycle, filled: actions.Filled, back: str) -> str:
    actions.make_papers(request.actor, cycle, filled)
    count = len(filled.rendered)
    words = ngettext("%(count)s paper is made. Take it below.", "%(count)s papers are made. Take them below.", count)
    saved(request, words % {"count": count})
    for one, sentence in filled.missing:
        told(request, _("Not made: %(paper)s. %(why)s") % {"paper": one.title, "why": sentence})
    return back


def _made(cycle: Cycle, one: Paper) -> Table | None:
    rows = [
        (
            Cell(plain_instant(made.at, cycle.zone), reverse("papers:made", args=[made.pk])),
            Cell(LANGUAGE_NAMES[made.language]),
            Cell(made.files),
            Cell(made.sha256[:16] if made.files == 1 else ""),
        )
        for made in queries.made_of(cycle, one.key)
    ]
    columns = (
        Column("at", pgettext("a paper", "Made")),
        Column("language", _("Language")),
        Column("files", _("Files"), "number"),
        Column("hash", _("Beginning of its hash")),
    )
    return Table(_("What was made of it"), columns, rows) if rows else None


def _templates(cycle: Cycle, one: Paper) -> Table:
    choices = queries.all_in_use(cycle)
    rows = []
    for language, name in LANGUAGE_NAMES.items():
        choice = choices.get((one.key, language))
        file = choice.file if choice else None
        since = spoken_day(local(choice.at, cycle.zone)) if choice else ""
        rows.append(
            (
                Cell(name),
                Cell(file.name if file else _("Hyogi's own"), note=since),
                Cell(_("Download"), reverse("papers:template", args=[cycle.pk, one.key, language])),
                Cell(_("Exchange"), reverse("papers:exchange", args=[cycle.pk, one.key, language])),
            )
        )
    columns = (
        Column("language", _("Language")),
        Column("template", _("Template in use")),
        Column("file", _("File")),
        Column("exchange", _("What you can do")),
    )
    return Table(_("Templates"), columns, rows)


def _placeholders(one: Paper) -> Table:
    columns = (Column("name", _("Placeholder")), Column("meaning", _("What stands in its place")))
    return Table(_("Placeholders"), columns, list(_lines(one.fields, "")))


def _lines(fields: Any, inside: str) -> list[tuple[Cell, Cell]]:
    """Lists as the loop that walks through them, their fields below; the loop variable is free to choose."""
    rows: list[tuple[Cell, Cell]] = []
    for field in fields:
        name = f"{inside}.{field.name}" if inside else field.name
        if not field.of:
            rows.append((Cell(_code("{{ " + name + " }}")), Cell(field.meaning)))
            continue
        variable = _singular(field)
        rows.append((Cell(_code("{% for " + variable + " in " + name + " %}")), Cell(field.meaning)))
        rows += _lines(field.of, variable)
    return rows


def _code(words: str) -> SafeString:
    """What is typed as it stands."""
    return format_html("<code>{}</code>", words)


def _singular(field: Field) -> str:
    return field.name.removesuffix("s") if field.name.endswith("s") else f"one_{field.name}"


def trail(cycle: Cycle, *last: Any) -> list[Crumb]:
    """The path to the desk of papers, and to a page of it."""
    desk = Crumb(_("Papers"), reverse("papers:cycle", args=[cycle.pk]) if last else "")
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(plain(cycle.title), reverse("cycles:cycle", args=[cycle.pk])),
        desk,
        *(Crumb(one) for one in last),
    ]
