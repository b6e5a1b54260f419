"""What this room shows on the page of a cycle and of a unit in it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import regime_of, run_assignments
from hyogi.design.panels import Panel, offer
from hyogi.design.tables import Cell, Column, Table
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action
from hyogi.results.models import Letter
from hyogi.results.queries import grades_of, letter_of, own_grades, own_letters
from hyogi.results.queries.sheet import Stage, stage_in
from hyogi.results.wording import STAGES


@dataclass(frozen=True)
class OfCycle:
    """How far the result is, for those who see the work of the meeting; the letters to the actor's own units; the
    grades that the regime makes known."""

    id: UUID
    stage: Any = None
    works: bool = False
    is_sent: bool = False
    letters: list[Letter] = field(default_factory=list)
    table: Table | None = None


def _cycle(actor: Actor, cycle: Cycle) -> OfCycle | None:
    if cycle.is_transcribed:
        return None
    works = actor.may(Action.SEE_MEETING_WORK, cycle.policy_facts())
    letters = list(own_letters(actor).filter(cycle=cycle)[:20])
    table = published(actor, cycle)
    if not works:
        return OfCycle(cycle.pk, letters=letters, table=table) if letters or table else None
    stage = stage_in(cycle)
    return OfCycle(cycle.pk, STAGES[stage], True, stage is Stage.SIGNED_OFF, letters, table)


def published(actor: Actor, cycle: Cycle) -> Table | None:
    """The grades that `publish.grades` makes known to readers like this one, once they are signed; else nothing.

    Source: docs/regime-parameters.md, C1 `[publish]`."""
    rule = regime_of(cycle).publish
    if rule.grades not in ("all", "top_only") or not _is_reader(actor, cycle, rule.grades_audience):
        return None
    words = {one.id: one for one in regime_of(cycle).grade}
    grades = grades_of(cycle)
    rows = [
        (Cell(one.unit.names), Cell(Texts(words[grade].title)))
        for one in run_assignments(Actor.system("results"), cycle)
        if (grade := grades.get(one.pk, "")) and (rule.grades == "all" or words[grade].top)
    ]
    columns = [Column("unit", _("Unit")), Column("grade", _("Grade"))]
    return Table(_("Grades made known"), columns, rows) if rows else None


def _is_reader(actor: Actor, cycle: Cycle, audience: str | None) -> bool:
    if audience in ("organisation", "public"):
        return bool(actor.facts.posts)
    if audience != "convened":
        return False
    paths = {one.policy_facts().path for one in run_assignments(Actor.system("results"), cycle)}
    return bool({cycle.policy_facts().path, *paths} & {post.path for post in actor.facts.posts})


@dataclass(frozen=True)
class OfUnit:
    """The letter of the unit and its grades over the years, for the unit itself; the way to its result, for those who
    see the work of the meeting."""

    id: UUID
    letter: Letter | None
    works: bool
    table: Table | None


def _assignment(actor: Actor, assignment: Assignment) -> OfUnit | None:
    facts = assignment.policy_facts()
    works = actor.may(Action.SEE_MEETING_WORK, facts)
    is_own = any(post.path == facts.path or post.post == facts.post for post in actor.facts.posts)
    if not works and not is_own:
        return None
    letter = letter_of(assignment)
    if letter is None and not works:
        return None
    return OfUnit(assignment.pk, letter, works, years(assignment))


def years(assignment: Assignment) -> Table | None:
    """The grades of the unit over the years, as its letters told them; nothing for less than two."""
    grades = own_grades(assignment)
    if len(grades) < 2:
        return None
    rows = []
    for cycle, grade in grades:
        title = next((Texts(one.title) for one in regime_of(cycle).grade if one.id == grade), _("no grade"))
        rows.append((str(cycle.year), Cell(title)))
    columns = [Column("year", _("Year")), Column("grade", _("Grade"))]
    return Table(_("Grades of the unit over the years"), columns, rows)


def offer_all() -> None:
    """Called when the room starts."""
    cycle: Any = _cycle
    assignment: Any = _assignment
    offer("cycle", Panel("result", gettext_lazy("Result"), "results/of_cycle.html", cycle, 60))
    offer("assignment", Panel("result", gettext_lazy("Result"), "results/of_unit.html", assignment, 60))
