"""`hyogi verify` finds a planted difference in each table of the loop.

The tables of ballots and results bear a hash over more (`sha256`); theirs are planted in the tests of these rooms."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction

from hyogi.foundation import triggers, verifying
from hyogi.foundation.models import CycleRow
from tests.world import standing

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker, installations):  # type: ignore[no-untyped-def]
    with standing(django_db_blocker, installations):
        yield


def tables() -> list[Any]:
    """Every stored kind of row of a cycle."""
    return [model for model in apps.get_models() if issubclass(model, CycleRow)]


def other(field: Any, value: Any) -> Any:
    """A value that could have been stored instead; nothing where there is no simple one."""
    if field.is_relation:
        return field.related_model.unscoped.exclude(pk=value).values_list("pk", flat=True).first()
    if isinstance(field, models.UUIDField):
        return uuid4()
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return (value or datetime(2026, 1, 1, tzinfo=UTC)) + timedelta(days=1)
    if isinstance(field, models.DateField):
        return (value or date(2026, 1, 1)) + timedelta(days=1)
    if isinstance(field, models.JSONField):
        return [*value, "planted"] if isinstance(value, list) else {**(value or {}), "en": "planted"}
    if isinstance(field, models.IntegerField | models.DecimalField):
        return (value or 0) + 1
    return "y" + str(value)[1:] if not str(value).startswith("y") else "z" + str(value)[1:]


def columns(model: Any) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def plant(model: Any) -> Any:
    """Change the newest row in the first column that can hold something else; the row's id."""
    row = model.unscoped.order_by("-pk").first()
    left_out = {"id", "place", "version", "fingerprint", *model.CHANGES}
    for field in model._meta.concrete_fields:
        value = None if field.name in left_out else other(field, getattr(row, field.attname))
        if value is not None:
            try:
                with transaction.atomic():
                    model.unscoped.filter(pk=row.pk).update(**{field.attname: value})
            except DatabaseError:
                continue
            return row.pk
    raise AssertionError(f"nothing in {model.__name__} can be changed")


def test_every_table_of_a_cycle_bears_the_hash_of_each_row() -> None:
    for model in tables():
        assert columns(model) & {"fingerprint", "sha256"}, model.__name__
        assert set(model.CHANGES) < columns(model), model.__name__


def test_a_planted_difference_is_found_in_each_table(world: None) -> None:
    assert list(verifying._rows()) == []
    planted = {}
    with transaction.atomic():
        triggers.take_away()
        for model in tables():
            if "fingerprint" in columns(model) and model.unscoped.exists():
                planted[model._meta.db_table] = str(plant(model))
        said = list(verifying._rows())
        transaction.set_rollback(True)

    missed = {table for table, row in planted.items() if not any(row in one and table in one for one in said)}
    assert missed == set()
    assert len(said) == len(planted)
    assert {"cycles_stage", "directives_point", "reviews_note", "indicators_figure", "reports_passage"} <= set(planted)
