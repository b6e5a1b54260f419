"""A unit on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.paths import ancestors_of
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Sector, UnitState
from hyogi.organisation.queries.history import Happened, events_of_unit, told
from hyogi.organisation.queries.holders import PostLine, post_lines
from hyogi.organisation.queries.sight import in_sight, unit_in_sight, visible_states

RECENT = 10


@dataclass(frozen=True)
class Stood:
    """How a unit stood from a day to a day, and what the unit above was called then, where that is in sight."""

    state: UnitState
    above: Texts | None


@dataclass(frozen=True)
class UnitPage:
    """A unit on a day. `state` is nothing where it did not stand then; `now` is how it stands, or stood last."""

    now: UnitState
    day: date
    state: UnitState | None
    trail: list[UnitState]
    sectors: list[Sector]
    posts: list[PostLine]
    stood: list[Stood]
    history: list[Happened]
    more_history: bool


def unit_page(actor: Actor, now: UnitState, on: date | None = None) -> UnitPage:
    """The page of a unit in sight, as it stands today or stood on the day."""
    day = on or clock.today()
    rows = UnitState.unscoped.filter(unit=now.unit_id, valid_from__lt=F("valid_to"))
    states = list(rows.select_related("unit", "kind", "parent").order_by("valid_from"))
    state = next((state for state in states if state.holds_on(day)), None)
    shown = state or now
    events = list(events_of_unit(now.unit)[: RECENT + 1])
    return UnitPage(
        now=now,
        day=day,
        state=state,
        trail=trail(actor, shown, day),
        sectors=list(Sector.unscoped.filter(code__in=shown.sector_codes).order_by("code")),
        posts=post_lines(now.unit, day) if state else [],
        stood=_stood(actor, states),
        history=told(actor, events[:RECENT], now.path),
        more_history=len(events) > RECENT,
    )


def trail(actor: Actor, state: UnitState, day: date) -> list[UnitState]:
    """The units above on the day, root first. Who sees a unit sees the line above it; of a line in which it lay once,
    only what was in his sight then."""
    return list(visible_states(actor, day).filter(path__in=ancestors_of(state.path)).order_by("path"))


def _stood(actor: Actor, states: list[UnitState]) -> list[Stood]:
    parents = {state.parent_id for state in states if state.parent_id}
    in_sight = set(visible_states(actor).filter(unit__in=parents).values_list("unit", flat=True))
    above: dict[UUID | None, list[UnitState]] = {}
    for row in UnitState.unscoped.filter(unit__in=in_sight, valid_from__lt=F("valid_to")).order_by("valid_from"):
        above.setdefault(row.unit_id, []).append(row)
    return [
        Stood(state, next((p.title for p in above.get(state.parent_id, []) if p.valid_to > state.valid_from), None))
        for state in reversed(states)
    ]


def known_unit(actor: Actor, code: str) -> UnitState | None:
    """The unit with this code, where it is in sight."""
    try:
        return unit_in_sight(actor, code)
    except Hidden:
        return None


def known_units(actor: Actor, keys: Collection[str]) -> dict[str, UUID]:
    """The units in sight among those whose codes have these keys (`code_key`), today's, former and coming ones."""
    rows = UnitState.unscoped.filter(in_sight(actor), valid_from__lt=F("valid_to"), unit__code_key__in=keys)
    return dict(rows.values_list("unit__code_key", "unit_id"))
