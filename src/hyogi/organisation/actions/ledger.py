"""The register as it is written: one act at a time, a step for each new unit, states with their index."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from hyogi.foundation.models import Installation
from hyogi.foundation.paths import number_of, step_of
from hyogi.foundation.refusals import Stale
from hyogi.foundation.writing import writing
from hyogi.organisation import search
from hyogi.organisation.models import FOREVER, Unit, UnitState

BATCH = 1_000


@contextmanager
def the_turn() -> Iterator[None]:
    """A transaction in which nobody else writes to the register: what an act reads inside stays so until it is done.

    Counts the acts (`Installation.register_version`), so that a preview can tell whether it still holds.
    """
    with writing():
        if not _count():
            try:
                with transaction.atomic():
                    Installation.unscoped.create()
            except IntegrityError:  # somebody else was first
                pass
            _count()
        yield


def _count() -> int:
    return Installation.unscoped.update(register_version=F("register_version") + 1)


def next_steps(count: int) -> list[str]:
    """The steps of the next `count` units; inside a turn."""
    last = Unit.unscoped.aggregate(last=Max("step"))["last"]
    first = number_of(last) + 1 if last else 0
    return [step_of(number) for number in range(first, first + count)]


def write_states(states: Sequence[UnitState]) -> None:
    """Store new states and have their units be found by them. Each state brings its `unit`."""
    UnitState.unscoped.bulk_create(states, batch_size=BATCH)
    search.index(states)


def end_state(state: UnitState, on: date) -> None:
    """The open state ends."""
    UnitState.unscoped.filter(pk=state.pk, valid_to=FOREVER).update(valid_to=on)
    state.valid_to = on


def follow(last: UnitState, on: date, **changes: Any) -> UnitState:
    """How the unit stands from `on`: as before but for the changes. The last state ends on that day. Not stored yet."""
    kept = {
        field.attname: getattr(last, field.attname)
        for field in UnitState._meta.concrete_fields
        if field.attname not in ("id", "valid_from", "valid_to", "reason")
    }
    new = UnitState(**kept | {"valid_from": on, "valid_to": last.valid_to} | changes)
    new.unit = last.unit
    end_state(last, on)
    return new


def next_version(unit: Unit, version: int | None, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Count an act on the unit. With a `version` it must still be the unit's: otherwise nothing is overwritten.

    Raises:
        Stale: with what the actor gave and what stands now.
    """
    rows = Unit.unscoped.filter(pk=unit.pk)
    if version is not None:
        rows = rows.filter(version=version)
    if not rows.update(version=F("version") + 1):
        raise Stale(mine, theirs)
