"""The rooms stand on one another: what import-linter cannot see of it."""

import ast

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import ForeignObjectRel

from tests.house.plan import ROOT, SOURCE, height, place, python, room_of, rooms, tree

pytestmark = pytest.mark.either

OURS = [model for model in apps.get_models() if model.__module__.startswith("hyogi.")]


def test_every_folder_is_a_room_of_the_plan_and_every_room_has_its_door_plate() -> None:
    folders = {folder.name for folder in SOURCE.iterdir() if folder.is_dir() and folder.name != "__pycache__"}
    plates = {room: (SOURCE / room / "__init__.py").read_text() for room in rooms()}

    assert folders == set(rooms())
    assert [room for room, plate in plates.items() if not plate.lstrip().startswith('"""')] == []


def test_installed_rooms_stand_in_the_order_of_the_plan() -> None:
    assert list(settings.ROOMS) == sorted(settings.ROOMS, key=height)


def test_the_picture_of_the_house_shows_every_room() -> None:
    picture = (ROOT / "docs" / "architecture.md").read_text()

    assert [room for room in rooms() if f"{room}/" not in picture] == []


def test_a_foreign_key_leads_only_to_the_own_room_or_to_one_below() -> None:
    upward = [
        f"{model.__name__}.{field.name} → {field.related_model._meta.label}"
        for model in OURS
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation
        and not isinstance(field, ForeignObjectRel)
        and field.related_model is not None
        and height(field.related_model._meta.app_label) > height(model._meta.app_label)
    ]

    assert upward == []


def test_no_room_below_sees_who_points_to_it() -> None:
    seen = [
        f"{relation.related_model._meta.label}.{relation.field.name} is {model.__name__}.{relation.get_accessor_name()}"
        for model in OURS
        for relation in model._meta.related_objects
        if relation.related_model in OURS
        and relation.related_model._meta.app_label != model._meta.app_label
        and not relation.is_hidden()
    ]

    assert seen == []


def test_no_model_is_named_by_a_string_of_a_room_above() -> None:
    """Strings escape the import contract; a model of another room is imported, or named only downward."""
    upward = [
        f"{place(file, node.lineno)} {node.args[0].value}"
        for file in python()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and isinstance(node.func, ast.Attribute | ast.Name)
        and (node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id)
        in ("ForeignKey", "OneToOneField", "ManyToManyField", "get_model")
        and height(node.args[0].value.split(".")[0]) > height(room_of(file))
    ]

    assert upward == []
