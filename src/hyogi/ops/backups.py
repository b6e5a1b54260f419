"""A backup: the whole installation in one file, the same from SQLite and PostgreSQL, restorable into either.

A zip archive: `manifest.json` (what it is, migrations, rows and hash of every member), `tables/<table>.jsonl` (a row a
line, in the order in which rows refer to one another), `files/<sha256>` (kept files). Sessions, the cache and the
secrets of the home folder are not in it: whoever restores signs in again.
"""

import json
import logging
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from django.db import OperationalError, connection, models
from django.utils.translation import gettext as _

from hyogi import __version__
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.files import place_of
from hyogi.foundation.models import Installation, StoredFile
from hyogi.foundation.writing import writing
from hyogi.ops.archives import (
    BACKUP,
    FORMAT,
    add,
    blocks,
    file_hash,
    fill_table,
    holds_something,
    keep_files,
    kept_models,
    migrations,
    opened,
    rows,
    snapshot,
    unprotected,
)
from hyogi.ops.ready import NotReady

SEALED_WITHIN = 500
"""Milliseconds for which a backup waits for somebody who writes."""
log = logging.getLogger(__name__)


def write(place: Path) -> dict[str, Any]:
    """Write a backup while people go on working; returns its manifest. A fault of the disk leaves no half file."""
    _seal_unless_somebody_writes()
    handle, temporary = tempfile.mkstemp(dir=place.resolve().parent, prefix=f".{place.name}-")
    try:
        with os.fdopen(handle, "w+b") as target:
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                manifest = _fill(archive)
            target.flush()
            os.fsync(target.fileno())
        os.replace(temporary, place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return manifest


def _seal_unless_somebody_writes() -> None:
    """Have the head of the audit log stand for all that happened so far. A backup does not wait for it: events that are
    not sealed yet are in it all the same, and are sealed later."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
            cursor.execute(f"PRAGMA busy_timeout = {SEALED_WITHIN}")
        try:
            audit.seal()
        except OperationalError:
            log.info("somebody writes, so the audit log was not sealed before the backup")
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
    else:
        audit.seal()


def _fill(archive: zipfile.ZipFile) -> dict[str, Any]:
    members: dict[str, dict[str, Any]] = {}
    with snapshot():
        for model in kept_models():
            name = f"tables/{model._meta.db_table}.jsonl"
            members[name] = add(archive, name, rows(model))
        hashes = sorted(set(StoredFile.unscoped.values_list("sha256", flat=True)))
        manifest = {
            "format": FORMAT,
            "hyogi": __version__,
            "made": clock.now().isoformat(),
            "head": audit.head(),
            "migrations": migrations(),
        }
    for sha256 in hashes:
        members[f"files/{sha256}"] = add(archive, f"files/{sha256}", blocks(place_of(sha256)))
    manifest["members"] = members
    archive.writestr("manifest.json", json.dumps(manifest, indent=1, sort_keys=True))
    return manifest


def restore(place: Path, *, replace: bool = False) -> dict[str, Any]:
    """Make this installation what the backup says, all of it or nothing; returns its manifest.

    Raises:
        NotReady: for a damaged backup, and for an installation that holds something unless `replace` is set.
    """
    with opened(place, BACKUP) as (archive, manifest):
        if not replace and holds_something():
            raise NotReady(
                _("This installation is not empty. Restore into an empty one, or say --replace to lose what it holds.")
            )
        keep_files(archive, manifest)
        with writing(), unprotected():
            for model in reversed(kept_models()):
                _empty(model)
            for model in kept_models():
                fill_table(model, archive)
            broken = list(audit.verify())
            if broken:
                raise NotReady(
                    _("The audit log in the backup does not hold (seal %(number)s). Nothing was restored.")
                    % {"number": broken[0].number}
                )
            installation = Installation.unscoped.first() or Installation.unscoped.create()
            audit.record(
                Actor.system("hyogi restore"),
                Verb.RESTORED,
                installation,
                {"backup": file_hash(place), "made": manifest["made"], "head": manifest["head"]},
            )
    return manifest


def _empty(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
