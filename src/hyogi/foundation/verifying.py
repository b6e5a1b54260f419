"""What can be recomputed: rooms register checks, `hyogi verify` runs them all.

    @check("units lie on the paths of their parents")
    def _paths() -> Iterator[str]:
        …yield a sentence for every difference…

Register checks in a module that the room's `AppConfig.ready` imports.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation import audit, triggers
from hyogi.foundation.files import place_of, sha256_of
from hyogi.foundation.fingerprints import fingerprint_of
from hyogi.foundation.models import CycleRow, StoredFile

Finds = Callable[[], Iterable[str]]


@dataclass(frozen=True)
class Check:
    """One thing that is recomputed; `title` says what holds when it finds nothing."""

    title: Any
    find: Finds


_CHECKS: list[Check] = []


def check(title: Any) -> Callable[[Finds], Finds]:
    """Register a function that yields a sentence for every difference."""

    def register(find: Finds) -> Finds:
        _CHECKS.append(Check(title, find))
        return find

    return register


def checks() -> tuple[Check, ...]:
    """All checks, in the order in which the rooms stand."""
    return tuple(_CHECKS)


@check(_("the audit log is as it was sealed"))
def _audit() -> Iterator[str]:
    for difference in audit.verify():
        yield _now("seal %(number)s: %(what)s") % {"number": difference.number, "what": difference.what}


@check(_("append-only tables refuse changes"))
def _triggers() -> Iterator[str]:
    for table in triggers.missing():
        yield _now("the table %(table)s is not protected") % {"table": table}


@check(_("rows of cycles are as they were first stored, but for what acts change"))
def _rows() -> Iterator[str]:
    for model in apps.get_models():
        if issubclass(model, CycleRow) and "fingerprint" in {field.name for field in model._meta.concrete_fields}:
            for row in model.unscoped.order_by("pk").iterator(chunk_size=2000):
                if fingerprint_of(row) != row.fingerprint:
                    named = {"table": model._meta.db_table, "row": row.pk}
                    yield _now("row %(row)s of the table %(table)s is not what was stored") % named


@check(_("kept files are what was kept"))
def _files() -> Iterator[str]:
    for stored in StoredFile.unscoped.order_by("pk").iterator():
        place = place_of(stored.sha256)
        if not place.exists():
            yield _now("file %(id)s (%(name)s) is missing") % {"id": stored.pk, "name": stored.name}
        elif place.stat().st_size != stored.size or sha256_of(place) != stored.sha256:
            yield _now("file %(id)s (%(name)s) is not what was kept") % {"id": stored.pk, "name": stored.name}
