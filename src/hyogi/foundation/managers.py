"""Managers that make forgetting the actor impossible."""

from typing import Any, NoReturn

from django.db import models


class UnscopedQuery(RuntimeError):
    """`Model.objects` was used. Ask the room's `visible_…(actor)` instead."""


class Guarded(models.Manager[Any]):
    """Refuses every query: reading starts from the actor."""

    use_in_migrations = False

    def get_queryset(self) -> NoReturn:
        raise UnscopedQuery(f"{self.model.__name__}.objects answers nothing: start from a visible_… query of its room")
