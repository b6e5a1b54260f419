"""The forest one level at a time, and what a search finds in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.paths import ancestors_of
from hyogi.organisation.models import Unit, UnitState, on_day
from hyogi.organisation.queries.sight import in_sight, tops_on, visible_states
from hyogi.organisation.search import matching


def roots(actor: Actor, on: date | None = None) -> QuerySet[UnitState]:
    """The roots in sight, each with `below`, the number of units in sight directly below it."""
    return _counted(actor, visible_states(actor, on).filter(parent=None), on)


def units_below(actor: Actor, unit: Unit, on: date | None = None) -> QuerySet[UnitState]:
    """The units in sight directly below the unit on the day, each with `below`."""
    return _counted(actor, visible_states(actor, on).filter(parent=unit), on)


def found(actor: Actor, query: str, on: date | None = None) -> QuerySet[UnitState] | None:
    """The units in sight that stand on the day and answer every word of the query by a name that they have, or had;
    nothing where the query holds no word."""
    condition = matching(query)
    return None if condition is None else _counted(actor, visible_states(actor, on).filter(condition), on)


def own_units(actor: Actor) -> list[UnitState]:
    """The units in which the actor holds a post today."""
    units = {post.unit for post in actor.facts.posts}
    rows = UnitState.unscoped.filter(on_day(clock.today()), unit__in=units).select_related("unit", "kind")
    return list(rows.order_by("path"))


@dataclass(frozen=True)
class Line:
    """A unit with the line of units above it, root first."""

    state: UnitState
    above: list[UnitState]


def with_lines(states: Iterable[UnitState], on: date | None = None) -> list[Line]:
    """Each unit with those above it on the day, in one statement. Who sees a unit sees the line above it."""
    rows = list(states)
    paths = {path for state in rows for path in ancestors_of(state.path)}
    day = on or clock.today()
    there = {
        state.path: state
        for state in UnitState.unscoped.filter(on_day(day), path__in=sorted(paths)).select_related("unit")
    }
    return [Line(state, [there[path] for path in ancestors_of(state.path) if path in there]) for state in rows]


def first_found(actor: Actor, query: str, most: int = 50) -> list[Line]:
    """The first units that a search finds today, in the order of the tree, each with the line above it."""
    units = found(actor, query)
    return [] if units is None else with_lines(units.order_by("path")[:most])


def _counted(actor: Actor, states: QuerySet[UnitState], on: date | None) -> QuerySet[UnitState]:
    below = (
        UnitState.unscoped.filter(on_day(on or clock.today()), parent=OuterRef("unit"))
        .filter(in_sight(actor, tops=tops_on(actor, on)))
        .order_by()
        .values("parent")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return states.annotate(below=Coalesce(Subquery(below, output_field=IntegerField()), 0))
