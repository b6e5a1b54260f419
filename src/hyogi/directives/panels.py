"""What this room shows on the page of a cycle: the requirements with their addressees, and the programmes."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.design.panels import Panel, offer
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain
from hyogi.directives.models import Addressing, Programme
from hyogi.directives.queries import Issued, directive_of, programmes_of
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action


def offer_all() -> None:
    """Called when the room starts."""
    silent = frozenset({"deadlines"})
    offer("cycle", Panel("directive", gettext_lazy("Requirements"), "directives/directive.html", directive, 50, silent))
    offer("cycle", Panel("directing", gettext_lazy("Directive"), "directives/directing.html", directing, 55))
    offer("cycle", Panel("programmes", gettext_lazy("Programmes"), "directives/programmes.html", programmes, 60))


@dataclass(frozen=True)
class Doors:
    """Where the directive of a run cycle is written and followed, and where units answer it."""

    desk_url: str
    obligations_url: str


def directing(actor: Actor, cycle: Cycle) -> Doors | None:
    if cycle.is_transcribed:
        return None
    works = actor.may(Action.SEE_MEETING_WORK, cycle.policy_facts())
    return Doors(
        reverse("directives:desk", args=[cycle.pk]) if works else "",
        reverse("directives:obligations", args=[cycle.pk]),
    )


@dataclass(frozen=True)
class Line:
    """A point as the page lists it: its page, its words, to whom."""

    id: Any
    label: str
    heading: Texts
    text: Texts
    to: str
    parts: "list[Line]"


@dataclass(frozen=True)
class Shown:
    """A directive with its points."""

    issued: Issued
    above: list[str]
    lines: list[Line]
    duty: Line | None


def directive(actor: Actor, cycle: Cycle) -> Shown | None:
    issued = directive_of(cycle)
    if issued is None:
        return None
    above = [
        _("%(issuer)s: %(title)s") % {"issuer": plain(one.issuer), "title": plain(one.title)}
        if one.issuer
        else plain(one.title)
        for one in issued.above
    ]
    lines = [_line(one, [_line(part, []) for part in one.parts]) for one in issued.requirements]
    return Shown(issued, above, lines, _line(issued.duty, []) if issued.duty else None)


def _line(asked: Any, parts: list[Line]) -> Line:
    point = asked.point
    return Line(point.pk, point.letter, point.heading, point.text, to(asked.addresses), parts)


def to(addresses: list[Addressing]) -> str:
    """The addressees in words."""
    return _(", ").join(plain(one.name) for one in addresses)


def programmes(actor: Actor, cycle: Cycle) -> Table | None:
    found = programmes_of(cycle)
    if not found:
        return None
    if not cycle.is_transcribed:
        return _run_programmes(found)
    rows = [[Cell(one.name, note=one.get_kind_display()), one.text, one.rollout or ""] for one in found]
    columns = [
        Column("name", _("Programme")),
        Column("text", _("What is said of it")),
        Column("rollout", _("Roll-out")),
    ]
    return Table(_("Programmes named in the source; figures are not given"), columns, rows)


def _run_programmes(found: list[Programme]) -> Table:
    """Programmes of a run cycle, each with its page."""
    rows = [
        [Cell(one.name, reverse("directives:programme", args=[one.pk]), note=one.get_kind_display()), one.text]
        for one in found
    ]
    return Table(_("Programmes of the year"), [Column("name", _("Programme")), Column("text", _("What it is"))], rows)
