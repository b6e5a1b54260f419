"""Grows the demonstration: each reporter of its two years many times over, with all that hangs on it.

A copy of a reporter is its unit with posts, people and tenures, its place in the frozen trees, its assignments, and
every row of every room that points to one of these, however far. What speaks of all reporters at once (the lines of a
ballot, the marks of a count, the text of a tally) is widened by the copies. Rooms added later grow with no new code.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction

from hyogi.cycles.models import Assignment, Cycle, FrozenUnit
from hyogi.followup.models import Item
from hyogi.foundation import triggers
from hyogi.foundation.paths import STEP, step_of
from hyogi.organisation.models import FOREVER, Person, Post, SearchToken, Tenure, Unit, UnitState
from hyogi.reports.models import Report, SketchMark, Submission

CYCLES = ("TM-2025", "TM-2026")
ALONE = {"cycles.TreeEdition", "cycles.Cycle", "directives.Programme", "accounts.Account", "accounts.Invitation"}
"""What points to a unit or a person and is not many because they are."""
UNSUBMITTED = {7: "draft", 17: "handed_in", 27: "returned", 37: "approved"}
"""Copies whose reports of the current year are still on their way."""
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
KEPT = ("branch", "step", "path")

Rows = dict[type[models.Model], dict[Any, Any]]


def grow(copies: int, items_each: int) -> None:
    """Add `copies` of every reporter; before that bring each list to about `items_each` lines."""
    cycles = list(Cycle.unscoped.filter(code__in=CYCLES))
    triggers.take_away()
    with transaction.atomic():
        _lengthen_lists(cycles, items_each)
        rows = _hanging(_reporters(cycles), cycles)
        twins = _twins(rows, copies, 16)
        _write(rows, twins)
        _widen(cycles, rows, twins)
    triggers.put_back()


@dataclass(frozen=True)
class Twin:
    """The n-th copy of these rows: each has the id of its pattern but for a few bits, so that it stands beside it."""

    n: int
    shift: int
    known: set[Any]

    def id(self, key: Any) -> Any:
        return UUID(int=key.int ^ self.n << self.shift) if key in self.known else key

    def said(self, value: Any) -> Any:
        """The value with the ids of the copy in it."""
        if isinstance(value, UUID):
            return self.id(value)
        text = value if isinstance(value, str) else json.dumps(value)
        changed = ID.sub(lambda match: str(self.id(UUID(match[0]))), text)
        return changed if isinstance(value, str) else json.loads(changed)


def _lengthen_lists(cycles: list[Cycle], each: int) -> None:
    lines = {item.pk: item for item in Item.unscoped.filter(cycle__in=cycles)}
    lists = len({item.item_list_id for item in lines.values()})
    rows = _hanging({Item: lines}, cycles)
    _write(rows, _twins(rows, -(-each * lists // max(1, len(lines))) - 1, 32))


def _twins(rows: Rows, copies: int, shift: int) -> list[Twin]:
    known = {key for found in rows.values() for key in found}
    return [Twin(n, shift, known) for n in range(1, copies + 1)]


def _reporters(cycles: list[Cycle]) -> Rows:
    """The reporting units with posts, people and tenures, and as they stand in the frozen trees."""
    assignments = Assignment.unscoped.filter(cycle__in=cycles)
    units = set(assignments.values_list("unit__unit", flat=True))
    editions = {cycle.edition_id for cycle in cycles}
    tenures = list(Tenure.unscoped.filter(post__unit__in=units, valid_to=FOREVER))
    found = {
        Unit: Unit.unscoped.filter(pk__in=units),
        UnitState: UnitState.unscoped.filter(unit__in=units, valid_to=FOREVER),
        Post: Post.unscoped.filter(unit__in=units, valid_to=FOREVER),
        Person: Person.unscoped.filter(pk__in={tenure.person_id for tenure in tenures}),
        Tenure: tenures,
        FrozenUnit: FrozenUnit.unscoped.filter(unit__in=units, edition__in=editions),
        Assignment: assignments,
    }
    return {model: {row.pk: row for row in some} for model, some in found.items()}


def _hanging(rows: Rows, cycles: list[Cycle]) -> Rows:
    """The rows with every row of these cycles that points to one of them, in the order of reference."""
    mine = {cycle.pk for cycle in cycles}
    waiting = [m for m in _models() if m not in rows and hasattr(m, "branch") and m._meta.label not in ALONE]
    found = defaultdict(dict, {model: dict(some) for model, some in rows.items()})
    while True:
        before = sum(map(len, found.values()))
        for model in waiting:
            for field in _references(model):
                keys = list(found.get(field.related_model, ()))
                for start in range(0, len(keys), 500):
                    asked = model._base_manager.filter(**{f"{field.name}__in": keys[start : start + 500]})
                    found[model].update(
                        {row.pk: row for row in asked if getattr(row, "cycle_id", None) in mine | {None}}
                    )
        if sum(map(len, found.values())) == before:
            return {model: found[model] for model in _models() if found.get(model)}


def _models() -> list[type[models.Model]]:
    """All models of ours, each after those that it points to."""
    left = [model for model in apps.get_models() if model.__module__.startswith("hyogi.")]
    ordered: list[type[models.Model]] = []
    while left:
        for model in left:
            if all(f.related_model is model or f.related_model not in left for f in _references(model)):
                ordered.append(model)
        left = [model for model in left if model not in ordered]
    return ordered


def _references(model: type[models.Model]) -> list[Any]:
    return [f for f in model._meta.concrete_fields if f.is_relation and f.related_model._meta.app_label != "auth"]


def _write(rows: Rows, twins: list[Twin]) -> None:
    tokens = list(SearchToken.unscoped.filter(unit__in=rows.get(Unit, {})))
    for model, found in rows.items():
        fields = model._meta.concrete_fields
        counted = _counted(model, found, rows)
        known = twins[0].known if twins else set()
        patterns = [_pattern(row, fields, known) for row in sorted(found.values(), key=lambda row: str(row.pk))]
        copies = (_copy(pattern, twin, model, counted) for twin in twins for pattern in patterns)
        _store(model, fields, (copy for copy in copies if copy is not None))
    if Unit in rows:
        copied = [SearchToken(token=one.token, unit_id=twin.id(one.unit_id)) for twin in twins for one in tokens]
        SearchToken.unscoped.bulk_create(copied, batch_size=2_000)


def _store(model: type[models.Model], fields: Any, copies: Iterator[list[Any]]) -> None:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        while batch := list(islice(copies, 5_000)):
            cursor.executemany(statement, batch)


@dataclass(frozen=True)
class Pattern:
    """A row as it is stored, and which of its fields speak of rows that are copied too."""

    row: Any
    stored: list[Any]
    at: dict[str, int]
    told: list[str]


def _pattern(row: Any, fields: Any, known: set[Any]) -> Pattern:
    stored = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    told = [f.attname for f in fields if not f.primary_key and _tells(getattr(row, f.attname), known)]
    return Pattern(row, stored, {field.attname: at for at, field in enumerate(fields)}, told)


def _copy(pattern: Pattern, twin: Twin, model: type[models.Model], counted: dict[str, int]) -> list[Any] | None:
    """The row of this copy as it is stored: with the ids, numbers, codes and paths of the copy."""
    row, n = pattern.row, twin.n
    values = {"id": twin.id(row.pk)} | {name: twin.said(getattr(row, name)) for name in pattern.told}
    for name, step in counted.items():
        values[name] = getattr(row, name) + n * step if step else f"{getattr(row, name)}~{n}"
    if hasattr(row, "sha256"):
        values["sha256"] = hashlib.sha256(f"{row.sha256}{n}".encode()).hexdigest()
    if model is Unit:
        values["step"] = _step(row, n)
    elif model is UnitState or model is FrozenUnit:
        values["path"] = row.path[:-STEP] + _step(row.unit, n)
    elif model is SketchMark:
        values["value"] = row.value ^ (n * 0x9E3779B1 & 0x7FFFFFFF)
    elif model in (Report, Submission) and n in UNSUBMITTED and row.cycle.code == CYCLES[1]:
        if model is Submission:
            return None
        values["state"] = UNSUBMITTED[n]
    copied = list(pattern.stored)
    for name, value in values.items():
        at = pattern.at[name]
        copied[at] = model._meta.concrete_fields[at].get_db_prep_save(value, connection)
    return copied


def _step(unit: Unit, n: int) -> str:
    return step_of(3_000_000 + 10_000 * n + int(unit.step, 36))


def _counted(model: type[models.Model], found: dict[Any, Any], rows: Rows) -> dict[str, int]:
    """Fields that a uniqueness counts within something that is not copied, and by how much each copy goes on; for
    words nothing."""
    unique = [list(c.fields) for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    unique += [[f.name] for f in model._meta.concrete_fields if f.unique and not f.primary_key and not f.is_relation]
    counted: dict[str, int] = {}
    for names in unique:
        fields = [model._meta.get_field(name) for name in names]
        if any(
            f.is_relation and all(getattr(r, f.attname) in rows.get(f.related_model, ()) for r in found.values())
            for f in fields
        ):
            continue
        numbers = [field.name for field in fields if isinstance(field, models.IntegerField)]
        for name in numbers:
            counted[name] = 1 + model._base_manager.aggregate(top=models.Max(name))["top"]
        for field in () if numbers else fields:
            if isinstance(field, models.CharField) and field.name not in KEPT and not field.choices:
                counted[field.name] = 0
    return counted


def _tells(value: Any, known: set[Any]) -> bool:
    """Whether the value speaks of a row that is copied."""
    if isinstance(value, UUID):
        return value in known
    if isinstance(value, dict | list) or (isinstance(value, str) and value[:1] in ("{", "[")):
        text = value if isinstance(value, str) else json.dumps(value)
        return any(UUID(one) in known for one in ID.findall(text))
    return False


def _widen(cycles: list[Cycle], rows: Rows, twins: list[Twin]) -> None:
    """What speaks of all reporters at once speaks of the copies too."""
    for model in _models():
        if model in rows or not hasattr(model, "cycle_id"):
            continue
        for row in model._base_manager.filter(cycle__in=cycles):
            for field in model._meta.concrete_fields:
                value = getattr(row, field.attname)
                if isinstance(value, dict | list | str) and _tells(value, twins[0].known):
                    wide = _wider(json.loads(value) if isinstance(value, str) else value, twins)
                    stored = (
                        json.dumps(wide, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
                        if isinstance(value, str)
                        else wide
                    )
                    model._base_manager.filter(pk=row.pk).update(**{field.attname: stored})


def _wider(value: Any, twins: list[Twin]) -> Any:
    if isinstance(value, dict):
        wide = {key: _wider(one, twins) for key, one in value.items()}
        for key, one in value.items():
            if _known(key, twins):
                tells = ID.search(json.dumps(one))
                wide.update({twin.said(key): twin.said(one) if tells else one for twin in twins})
        return wide
    if isinstance(value, list):
        told = [one for one in value if isinstance(one, str) and _known(one, twins)]
        return [_wider(one, twins) for one in value] + [twin.said(one) for twin in twins for one in told]
    return value


def _known(text: str, twins: list[Twin]) -> bool:
    return any(UUID(one) in twins[0].known for one in ID.findall(text))
