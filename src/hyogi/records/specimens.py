"""Examples of the room's addresses, found in the demonstration world."""

from typing import Any

from hyogi.records.models import Preparation, Publication


def a_record() -> dict[str, Any]:
    """The slug of a published record."""
    return {"slug": _published().record.slug}


def a_record_in() -> dict[str, Any]:
    """The same, in a language."""
    return a_record() | {"language": "ja"}


def a_version() -> dict[str, Any]:
    """A version of it."""
    return a_record() | {"version": _published().version}


def a_version_in() -> dict[str, Any]:
    """A version of it in a language."""
    return a_version() | {"language": "zh-Hans"}


def a_preparation() -> dict[str, Any]:
    """What was prepared of it."""
    return {"id": Preparation.unscoped.values_list("pk", flat=True).latest("at")}


def a_cycle() -> dict[str, Any]:
    """The cycle of it."""
    prepared: Preparation = _published().preparation
    return {"id": prepared.cycle_id}


def _published() -> Publication:
    found: Publication = Publication.unscoped.select_related("record", "preparation").latest("at")
    return found
