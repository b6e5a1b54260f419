"""The page that opens a cycle: choose regime and day, look everything over, open."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from hyogi.cycles.actions import open_cycle
from hyogi.cycles.actions.opening import Choice
from hyogi.cycles.drafts import Draft, draft_of
from hyogi.cycles.forms.lines import LinesForm
from hyogi.cycles.forms.opening import EachForm, OpeningForm, StartForm
from hyogi.cycles.models import ModeBy
from hyogi.cycles.queries import Opening, Proposed
from hyogi.cycles.views.leafing import WORDS, leaf_of, lines_form
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain, spoken_day
from hyogi.foundation import clock, once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.models import UnitState
from hyogi.organisation.queries import known_units
from hyogi.organisation.rules import code_key
from hyogi.regimes.loading import load
from hyogi.regimes.names import name_of

WHY_NOT_GRADED = {"new_unit": _lazy("the unit is new"), "new_in_post": _lazy("new in the post")}


def opening(request: HttpRequest, target: Opening) -> HttpResponse:
    """First regime, year and day of the meeting; then everything that follows from them, to look over and open."""
    convening = target.convening
    asked = request.POST if request.method == "POST" else request.GET
    form = StartForm(asked if "regime" in asked else None, initial={"year": clock.today().year})
    if form.is_bound and form.is_valid():
        wanted = form.cleaned_data
        keys = [code_key(code) for code in wanted["listed"].replace(",", " ").split()]
        found = known_units(request.actor, keys) if keys else {}
        if found.keys() >= set(keys):
            draft = draft_of(
                request.actor,
                convening,
                load(wanted["regime"]),
                wanted["year"],
                wanted["meeting_on"],
                listed=[found[key] for key in keys],
            )
            again = reverse("cycles:open", args=[convening.unit.code])
            return look_over(request, draft, trail=_trail(convening), again=again)
        form.add_error("listed", _("There is no unit with one of these codes below yours."))
    return render(request, "cycles/open_start.html", {"form": form, "convening": convening, "trail": _trail(convening)})


def look_over(
    request: HttpRequest, draft: Draft, *, trail: Sequence[Crumb], again: str, notes: Sequence[Any] = ()
) -> HttpResponse:
    """Everything that would be fixed by the opening; one act opens it. `again` leads back to what it was worked out
    from; `notes` are remarks on what is proposed."""
    data = request.POST if request.method == "POST" and "start" not in request.POST else None
    form = lines_form(request.actor, draft, data) if draft.is_long else EachForm(draft, data)
    looks = bool(WORDS & request.POST.keys())
    refusal = None
    if form.is_bound and form.is_valid() and not looks:
        try:
            return once.act(request, lambda: _opened(request, draft, form))
        except Refusal as why:
            refusal = why
            if why.field in form.fields:
                form.add_error(why.field, str(why))
    reporters = len(draft.lines)
    leaf = leaf_of(request, draft, form) if isinstance(form, LinesForm) else None
    chosen = form.found if isinstance(form, LinesForm) else {}
    context = {
        "form": form,
        "draft": draft,
        "regime": name_of(draft.regime.name),
        "refusal": refusal,
        "trail": trail,
        "again": again,
        "notes": notes,
        "table": _reporters(draft, leaf.rows, chosen) if leaf else _reporters(draft, draft.reporters),
        "leaf": leaf,
        "looks": "leaf" not in request.POST,
        "carried": _carried(request, draft),
        "happens": [
            _("The tree of units is frozen as it stands today; what changes later does not change this cycle."),
            _("The regime is frozen with its hash."),
            _("Each unit below that reports is told so on its home page."),
        ],
        "count": reporters,
        "of": ngettext("unit that reports", "units that report", reporters),
        "meeting": spoken_day(draft.meeting_on),
        "meeting_is_off": draft.is_off(draft.meeting_on),
    }
    return render(request, "cycles/open.html", context, status=403 if refusal else 200)


def _carried(request: HttpRequest, draft: Draft) -> list[tuple[str, str]]:
    """What the draft was worked out from, to be sent along with the form."""
    asked = request.POST if request.method == "POST" else request.GET
    return [
        ("regime", draft.regime.name),
        ("year", str(draft.year)),
        ("meeting_on", draft.meeting_on.isoformat()),
        ("listed", asked.get("listed", "")),
    ]


def _reporters(draft: Draft, shown: Sequence[Proposed], chosen: Mapping[str, Choice] | None = None) -> Table:
    columns = [
        Column("unit", _("Unit")),
        Column("kind", _("Kind")),
        Column("post", _("Reports through")),
        Column("mode", _("How it reports")),
        Column("graded", _("Grade")),
    ]
    rows = [
        [
            Cell(one.state.title, note=one.code if draft.is_long else ""),
            one.state.kind.names or one.state.kind.code,
            _post(one),
            _mode(one, (chosen or {}).get(one.code)),
            _graded(one),
        ]
        for one in shown
    ]
    return Table(_("Who reports"), columns, rows)


def _post(one: Proposed) -> Cell:
    return Cell(one.post.title) if one.post else Cell(_("nobody holds the post"), state="late")


def _mode(one: Proposed, choice: Choice | None) -> Cell:
    if choice is not None:
        return Cell(choice.mode.label, note=choice.reason)
    return Cell(one.mode.label, note=_("by its kind") if one.mode_by is ModeBy.KIND else "")


def _graded(one: Proposed) -> Cell:
    if one.graded:
        return Cell(_("is graded"))
    return Cell(_("is not graded"), note=WHY_NOT_GRADED.get(one.why_not_graded, ""))


def _opened(request: HttpRequest, draft: Draft, form: OpeningForm) -> str:
    made = open_cycle(
        request.actor,
        convening=draft.convening,
        regime=draft.regime,
        year=draft.year,
        code=form.cleaned_data["code"],
        title=form.title,
        meeting_on=draft.meeting_on,
        days=form.days,
        choices=form.choices,
        listed=draft.listed,
        previous=draft.previous,
    )
    saved(request, _("“%(cycle)s” is open.") % {"cycle": plain(made.title)})
    return reverse("cycles:cycle", args=[made.pk])


def _trail(convening: UnitState) -> list[Crumb]:
    return [Crumb(_("Cycles"), reverse("cycles:list")), Crumb(convening.title), Crumb(_("Open a cycle"))]
