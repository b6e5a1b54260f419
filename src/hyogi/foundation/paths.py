"""Materialised paths: each unit has one fixed step, a path is the steps from the root down to it.

A subtree is a *range* of paths, which an index answers on every database, where a prefix match may not. Paths are
compared byte by byte: PostgreSQL needs the C collation for that, SQLite compares so by default.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models

STEP = 6
DEEPEST = 200
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def step_of(number: int) -> str:
    """The step of the unit with this running number, six base-36 digits.

    >>> step_of(0), step_of(37)
    ('000000', '000011')
    """
    if not 0 <= number < 36**STEP:
        raise ValueError(f"no step for number {number}")
    digits = ""
    for _ in range(STEP):
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits


def number_of(step: str) -> int:
    """The running number behind a step."""
    return int(step, 36)


def ancestors_of(path: str) -> list[str]:
    """The paths of all units above, root first, without the unit itself."""
    return [path[:end] for end in range(STEP, len(path), STEP)]


def depth_of(path: str) -> int:
    """1 for a root."""
    return len(path) // STEP


def is_within(path: str, top: str) -> bool:
    """Whether `path` is `top` or lies below it. An empty top is above nothing."""
    return bool(top) and path.startswith(top)


def below(path: str) -> tuple[str, str]:
    """The half-open range [low, high) of the paths of a unit and all below it."""
    return path, path + "~"


def within_any(field: str, tops: Sequence[str]) -> models.Q:
    """The condition that the path in `field` lies in one of the subtrees; of none, a condition that never holds."""
    condition = models.Q(pk__in=[])
    for low, high in map(below, tops):
        condition |= models.Q(**{f"{field}__gte": low, f"{field}__lt": high})
    return condition


class BytesField(models.CharField):  # type: ignore[type-arg]
    """Short text that is compared byte by byte on every database, so that ranges of it mean the same everywhere."""

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        parameters: dict[str, Any] = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class PathField(BytesField):
    """A path of up to 200 steps, compared by bytes."""

    def __init__(self, *args: Any, **options: Any):
        options.setdefault("max_length", STEP * DEEPEST)
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("max_length", None)
        return name, path, args, options
