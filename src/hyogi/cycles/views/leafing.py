"""Thousands of reporters before a cycle is opened: how many of each kind, and a leaf of them to look over."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _lazy

from hyogi.cycles.actions.opening import Choice
from hyogi.cycles.drafts import Draft, shown_of
from hyogi.cycles.forms.lines import LinesForm, WhichForm
from hyogi.cycles.models import Mode, ModeBy
from hyogi.cycles.queries import Line, Proposed, codes_found
from hyogi.design.paging import Paging
from hyogi.design.tables import shown
from hyogi.foundation.actors import Actor
from hyogi.organisation.queries import known_units

LEAF = 20
WORDS = {"leaf", "look"}
"""What buttons send that only look things over."""
Chosen = Mapping[str, Choice]
GROUPS: dict[str, tuple[Any, Callable[[Line, Chosen], bool]]] = {
    "": (_lazy("All that report"), lambda one, chosen: True),
    "kind": (
        _lazy("On site by their kind"),
        lambda one, chosen: one.mode is Mode.ON_SITE and one.mode_by is ModeBy.KIND,
    ),
    "on_site": (_lazy("On site"), lambda one, chosen: one.mode is Mode.ON_SITE and one.mode_by is not ModeBy.KIND),
    "choice": (_lazy("On site by choice"), lambda one, chosen: one.code in chosen),
    "written": (_lazy("In writing"), lambda one, chosen: one.mode is Mode.WRITTEN and one.code not in chosen),
    "ungraded": (_lazy("Not graded"), lambda one, chosen: not one.graded),
    "vacant": (_lazy("Nobody holds the post"), lambda one, chosen: not one.is_held),
}
"""What is counted, each with what it is called and who belongs to it."""


@dataclass(frozen=True)
class Leafing:
    """A leaf of reporters, how many there are of each kind, and which leaves stand beside it (none: -1)."""

    totals: list[tuple[str, Any]]
    which: WhichForm
    rows: list[Proposed]
    before: int = -1
    after: int = -1

    @property
    def has_before(self) -> bool:
        return self.before >= 0

    @property
    def has_after(self) -> bool:
        return self.after >= 0


def lines_form(actor: Actor, draft: Draft, data: Any) -> LinesForm:
    """The form for thousands of reporters."""
    return LinesForm(draft, data, known=partial(known_units, actor))


def leaf_of(request: HttpRequest, draft: Draft, form: LinesForm) -> Leafing:
    """The leaf that the form asks for, with the choices as they are written in it."""
    totals = _totals(draft, form.found)
    if not totals["on_site"][1]:
        del totals["on_site"]
    groups = [(key, f"{name} ({shown(count)})") for key, (name, count) in totals.items()]
    asked = request.POST if form.is_bound else request.GET
    which = WhichForm(groups, asked)
    _name, belongs = GROUPS.get(asked.get("show", ""), GROUPS[""])
    wanted = [one for one in draft.lines if belongs(one, form.found)]
    if words := asked.get("find", "").strip():
        found = codes_found(request.actor, words, draft.on)
        wanted = [one for one in wanted if one.code in found]
    leaf = Paging(asked, LEAF).numbered(wanted)
    rows = shown_of(request.actor, draft, leaf.rows)
    more = (leaf.at + 1) * LEAF < len(wanted)
    counted = [(name, shown(count)) for name, count in totals.values()]
    return Leafing(counted, which, rows, leaf.at - 1, leaf.at + 1 if more else -1)


def _totals(draft: Draft, chosen: Chosen) -> dict[str, tuple[str, int]]:
    """By group its name and how many belong to it. Lines alike in all that the groups ask for are asked about once."""
    alike: Counter[tuple[bool, ...]] = Counter()
    sample: dict[tuple[bool, ...], Line] = {}
    on_site, by_kind = Mode.ON_SITE, ModeBy.KIND
    for one in draft.lines:
        kind = one.mode is on_site, one.mode_by is by_kind, one.code in chosen, one.graded, one.is_held
        alike[kind] += 1
        if kind not in sample:
            sample[kind] = one
    return {
        key: (str(name), sum(count for kind, count in alike.items() if belongs(sample[kind], chosen)))
        for key, (name, belongs) in GROUPS.items()
    }
