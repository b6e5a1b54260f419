"""Ten times as much of everything, around what the specimens show.

The register grows by units, posts, people and tenures that belong together. Of every other room each row is copied
with all that it points to, so that a room that is added later grows with no new code; rows that can stand only once
(`ONLY_ONE`) are left as they are.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models.fields.reverse_related import ForeignObjectRel

from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb, record_all
from hyogi.foundation.ids import new_id
from hyogi.foundation.policy import Role
from hyogi.foundation.writing import writing
from hyogi.organisation.models import FOREVER, UnitState
from tests.factories import a_person, a_post, a_tenure, a_unit

TIMES = 10
GROWN_BY_HAND = {"foundation", "organisation", "accounts"}


def grow() -> None:
    """Make it so."""
    _register()
    for model in apps.get_models():
        if model.__module__.startswith("hyogi.") and model._meta.app_label not in GROWN_BY_HAND:
            _copies(model)


def _register() -> None:
    """Below each of the upper units ten more units, in each ten more posts, filled; and for each act its event."""
    tops = list(UnitState.unscoped.filter(valid_to=FOREVER).order_by("path")[:30])
    acts = []
    for top in tops:
        for number in range(TIMES):
            code = f"MORE-{top.unit_id.hex[-6:]}-{number}"
            state = a_unit(code, top)
            a_tenure(a_person(f"{code}-A"), a_post(state, Role.HEAD, f"{code}-A"))
            a_tenure(a_person(f"{code}-B"), a_post(top, Role.MEMBER, f"{code}-B"))
            acts.append((Verb.UNIT_FOUNDED, top.unit, {"code": state.unit.code}, top.path))
    with writing():
        record_all(Actor.system("abundance"), acts)


def _copies(model: type[models.Model]) -> None:
    for row in list(model._base_manager.all()[:5]):
        for number in range(1, TIMES + 1):
            try:
                with transaction.atomic():
                    copied = model._base_manager.get(pk=row.pk)
                    copied.pk = new_id()
                    copied._state.adding = True
                    for field in _unique(model):
                        setattr(copied, field.attname, _other(field, getattr(row, field.attname), number))
                    copied.save(force_insert=True)
                    _check()
            except IntegrityError:
                break


def _check() -> None:
    """Constraints that are deferred to the end of the transaction fail here."""
    if connection.vendor == "sqlite":
        connection.check_constraints()
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _unique(model: type[models.Model]) -> Iterator[Any]:
    """The plain fields that take part in a uniqueness."""
    together = {
        name
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
        for name in constraint.fields
    }
    for field in model._meta.concrete_fields:
        if field.primary_key or isinstance(field, ForeignObjectRel) or field.is_relation:
            continue
        if field.unique or field.name in together:
            yield field


def _other(field: Any, value: Any, number: int) -> Any:
    if isinstance(field, models.CharField) and field.name != "branch" and not field.choices:
        return f"{str(value)[: (field.max_length or 40) - 4]}~{number}"
    if isinstance(field, models.IntegerField):
        return value + 100 * number
    return value
