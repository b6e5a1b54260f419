"""Units and their states, written in batches: new ones, ends of what stood, the index of names, posts that close."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts
from hyogi.organisation import actions, search
from hyogi.organisation.importing.planning.register import batches
from hyogi.organisation.importing.planning.units import UnitWork
from hyogi.organisation.models import Post, Unit, UnitState

BATCH = 2_000


def store(actor: Actor, work: UnitWork, say: Callable[[int, int], None]) -> None:
    """Write the planned states. What ends, ends before what follows begins."""
    kinds = actions.unit_kinds({piece.content.kind for _key, piece in work.states})
    actions.sectors({code for _key, piece in work.states for code in piece.content.sectors})
    total, done = 2 * len(work.states) + len(work.events), 0
    acts = Counter(work.ids[key] for verb, key, _facts, _path in work.events if verb != Verb.UNIT_FOUNDED)
    units = {
        key: Unit(id=work.ids[key], code=code, code_key=key, step=step, version=1 + acts[work.ids[key]])
        for key, code, step in work.founded
    }
    Unit.unscoped.bulk_create(units.values(), batch_size=BATCH)
    _end(work.ends)
    reason = str(work.events[0][2].get("reason", "")) if work.events else ""
    for batch in batches(work.states, BATCH):
        states = [
            UnitState(
                unit=units.get(key) or Unit(id=work.ids[key], code=work.codes[key]),
                parent_id=work.ids[piece.content.parent] if piece.content.parent else None,
                path=piece.path,
                kind=kinds[piece.content.kind],
                sectors=";".join(piece.content.sectors),
                name=piece.content.name,
                names=Texts(dict(piece.content.names)),
                readings=Texts(dict(piece.content.readings)),
                valid_from=piece.first,
                valid_to=piece.until,
                reason=reason,
            )
            for key, piece in batch
        ]
        UnitState.unscoped.bulk_create(states, batch_size=BATCH)
        say(done := done + len(batch), total)
        search.index(states)
        say(done := done + len(batch), total)
    _count(work.acted_on, acts)
    _close_posts(work)
    _record(actor, work, units)
    say(total, total)


def _end(ends: Mapping[UUID, date]) -> None:
    """New ends of stored states: one statement for all that end on one day, and one for each day on which states end
    that never held."""
    by_day: dict[date, list[UUID]] = defaultdict(list)
    for state, day in ends.items():
        by_day[day].append(state)
    for day, states in by_day.items():
        for ids in batches(states):
            UnitState.unscoped.filter(pk__in=ids).update(valid_to=day)


def _count(acted_on: Iterable[UUID], acts: Mapping[UUID, int]) -> None:
    """The versions of units that stood before, by as many acts as each had: at least one."""
    by_number: dict[int, list[UUID]] = defaultdict(list)
    for unit in acted_on:
        by_number[max(1, acts[unit])].append(unit)
    for number, units in by_number.items():
        for ids in batches(units):
            Unit.unscoped.filter(pk__in=ids).update(version=F("version") + number)


def _close_posts(work: UnitWork) -> None:
    by_day: dict[date, list[UUID]] = defaultdict(list)
    for post, (_code, _unit, day) in work.posts.items():
        by_day[day].append(post)
    for day, posts in by_day.items():
        Post.unscoped.filter(pk__in=posts).update(valid_to=day, version=F("version") + 1)


def _record(actor: Actor, work: UnitWork, units: dict[str, Unit]) -> None:
    acts: list[tuple[Verb, Any, Mapping[str, Any], str]] = [
        (verb, units.get(key) or Unit(id=work.ids[key], code=""), facts, path) for verb, key, facts, path in work.events
    ]
    reason = str(work.events[0][2].get("reason", "")) if work.events else ""
    paths = {key: path for _verb, key, _facts, path in work.events}
    for post, (code, unit, day) in work.posts.items():
        facts = {"code": code, "on": day.isoformat(), "reason": reason}
        acts.append((Verb.POST_CLOSED, Post(id=post), facts, paths.get(unit, "")))
    audit.record_all(actor, acts)
