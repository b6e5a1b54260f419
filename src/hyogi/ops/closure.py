"""Which rows belong to one cycle, and which others they need: the register, kept files, the cycles it follows from.

A row belongs to a cycle by its own foreign key to it, or by one to a row that does; a tree edition brings all of its
units. What these refer to comes along, unit by unit with all its states, so that what is taken in elsewhere holds
together there. A cycle that is referred to (the one before, for items carried over) comes along whole: half of one
would not add up. What the audit log tells of its rows comes along, to be sealed anew. Accounts, tenures,
sessions and the index of names stay where they are.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models

from hyogi.cycles.models import Cycle, FrozenUnit, TreeEdition
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import CycleRow, Event, StoredFile
from hyogi.ops.archives import kept_models
from hyogi.organisation.models import Person, Post, Sector, Unit, UnitState

Rows = dict[type[models.Model], set[Any]]
BATCH = 500
NEEDED = {"organisation", "foundation"}
"""Rooms below the cycles of which rows come along because something refers to them."""


def rows_of(cycle: Cycle) -> Rows:
    """The primary keys of everything that the cycle consists of and needs, by model."""
    cycles, before = {cycle.pk}, set[Any]()
    while cycles != before:
        before = set(cycles)
        found = _belonging(cycles)
        _needed(found)
        cycles |= found[Cycle] | _cycles_of(found)
    found[Event] = _told(found)
    _register(found)
    return {model: keys for model, keys in found.items() if keys}


def _belonging(cycles: set[Any]) -> Rows:
    """The rows of these cycles themselves."""
    found: Rows = defaultdict(set)
    found[Cycle] = set(cycles)
    editions = Cycle.unscoped.filter(pk__in=cycles).values_list("edition_id", flat=True)
    found[TreeEdition] = set(editions)
    found[FrozenUnit] = set(FrozenUnit.unscoped.filter(edition__in=found[TreeEdition]).values_list("pk", flat=True))
    for model in kept_models():
        if not issubclass(model, CycleRow) or model in (Cycle, TreeEdition, FrozenUnit):
            continue
        names = {field.name: field.related_model for field in _keys(model)}
        if names.get("cycle") is Cycle:
            found[model] |= _pks(model, "cycle", cycles)
        else:
            for name, target in names.items():
                if target is not model and issubclass(target, CycleRow) and target not in (TreeEdition, FrozenUnit):
                    found[model] |= _pks(model, name, found.get(target, set()))
    return found


def _needed(found: Rows) -> None:
    """Add what the rows refer to, from those that refer to others to those that are referred to."""
    for model in reversed(kept_models()):
        for field in _keys(model):
            target: Any = field.related_model
            if issubclass(target, CycleRow) or target._meta.app_label in NEEDED:
                found[target] |= _values(model, field.attname, found.get(model, set()))


def _cycles_of(found: Rows) -> set[Any]:
    """The cycles to which rows belong that came along."""
    there: set[Any] = set()
    for model, keys in found.items():
        if any(field.name == "cycle" and field.related_model is Cycle for field in _keys(model)):
            there |= _values(model, "cycle_id", keys)
    return there


def _told(found: Rows) -> set[Any]:
    """The events about these rows, without those of writing them into a file and taking them in."""
    there: set[Any] = set()
    of_files = (Verb.CYCLE_EXPORTED, Verb.CYCLE_TAKEN_IN)
    for model, keys in list(found.items()):
        if issubclass(model, CycleRow):
            for part in parts(keys):
                told = Event.unscoped.filter(subject__in=part, subject_type=model.__name__).exclude(verb__in=of_files)
                there.update(told.order_by().values_list("pk", flat=True))
    return there


def _register(found: Rows) -> None:
    """Add persons and posts named by a bare id, every state of every unit with the units above, and sectors."""
    named: set[Any] = set()
    for model, keys in list(found.items()):
        for field in model._meta.local_fields:
            if isinstance(field, models.UUIDField) and not field.is_relation and not field.primary_key:
                named |= _values(model, field.attname, keys)
    found[Person] |= _pks(Person, "pk", named)
    found[Post] |= _pks(Post, "pk", named)
    _needed(found)
    units: set[Any] = set()
    while units != found[Unit]:
        units = set(found[Unit])
        found[UnitState] = _pks(UnitState, "unit", units)
        _needed(found)
    codes: set[str] = set()
    for model, keys in list(found.items()):
        if any(field.name == "sectors" for field in model._meta.local_fields):
            codes |= {code for line in _values(model, "sectors", keys) for code in line.split(";")}
    found[Sector] = _pks(Sector, "code", codes)


def files_of(found: Rows) -> list[str]:
    """The hashes of the kept files among the rows."""
    return sorted(_values(StoredFile, "sha256", found.get(StoredFile, set())))


def _keys(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.local_fields if field.is_relation]


def _pks(model: type[models.Model], name: str, among: set[Any]) -> set[Any]:
    return {
        pk for part in parts(among) for pk in _all(model).filter(**{f"{name}__in": part}).values_list("pk", flat=True)
    }


def _values(model: type[models.Model], name: str, among: set[Any]) -> set[Any]:
    """The values of one column in these rows, without empty ones."""
    found: set[Any] = set()
    for part in parts(among):
        found.update(_all(model).filter(pk__in=part).order_by().values_list(name, flat=True).distinct())
    return found - {None, ""}


def _all(model: type[models.Model]) -> Any:
    return model._base_manager.all()


def parts(keys: Iterable[Any]) -> Iterable[list[Any]]:
    """The keys in order, in parts that every database takes."""
    ordered = sorted(keys)
    return (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))
