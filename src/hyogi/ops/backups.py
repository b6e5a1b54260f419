"""A backup: the whole installation in one file, the same from SQLite and PostgreSQL, restorable into either.

A zip archive: `manifest.json` (what it is, migrations, rows and hash of every member), `tables/<table>.jsonl` (a row a
line, in the order in which rows refer to one another), `files/<sha256>` (kept files). Sessions, the cache and the
secrets of the home folder are not in it: whoever restores signs in again.
"""

import hashlib
import json
import logging
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import OperationalError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from hyogi import __version__
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.files import keep_content, place_of
from hyogi.foundation.models import Installation, StoredFile
from hyogi.foundation.writing import writing
from hyogi.ops.ready import NotReady

LEFT_OUT = {"sessions", "contenttypes", "auth"}
FORMAT = 1
BATCH = 2000
SEALED_WITHIN = 500
"""Milliseconds for which a backup waits for somebody who writes."""
log = logging.getLogger(__name__)


def kept_models() -> list[type[models.Model]]:
    """Every stored model, those that others refer to first."""
    every = {
        model
        for model in apps.get_models()
        if model._meta.app_label not in LEFT_OUT and model._meta.managed and not model._meta.proxy
    }
    ordered: list[type[models.Model]] = []

    def place(model: type[models.Model]) -> None:
        if model in ordered or model not in every:
            return
        for field in model._meta.local_fields:
            target = field.remote_field.model if field.remote_field else None
            if isinstance(target, type) and target is not model:
                place(target)
        ordered.append(model)

    for model in sorted(every, key=lambda m: m._meta.label_lower):
        place(model)
    return ordered


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
    with _snapshot():
        for model in kept_models():
            name = f"tables/{model._meta.db_table}.jsonl"
            members[name] = _add(archive, name, _rows(model))
        hashes = sorted(set(StoredFile.unscoped.values_list("sha256", flat=True)))
        manifest = {
            "format": FORMAT,
            "hyogi": __version__,
            "made": clock.now().isoformat(),
            "head": audit.head(),
            "migrations": _migrations(),
        }
    for sha256 in hashes:
        members[f"files/{sha256}"] = _add(archive, f"files/{sha256}", _blocks(place_of(sha256)))
    manifest["members"] = members
    archive.writestr("manifest.json", json.dumps(manifest, indent=1, sort_keys=True))
    return manifest


@contextmanager
def _snapshot() -> Iterator[None]:
    """All tables as of one instant, without keeping writers out."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            if not connection.savepoint_ids:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
        return
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("COMMIT")


def _rows(model: type[models.Model]) -> Iterator[bytes]:
    rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
    for row in serializers.serialize("python", rows):
        yield (json.dumps(row, cls=_Exact, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


class _Exact(DjangoJSONEncoder):
    """Instants to the microsecond: a row comes back as it was."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def _blocks(place: Path) -> Iterator[bytes]:
    with place.open("rb") as source:
        while block := source.read(1 << 20):
            yield block


def _add(archive: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> dict[str, Any]:
    digest, count, size = hashlib.sha256(), 0, 0
    with archive.open(name, "w", force_zip64=True) as target:
        for part in parts:
            digest.update(part)
            target.write(part)
            count, size = count + 1, size + len(part)
    return {"sha256": digest.hexdigest(), "bytes": size} | ({"rows": count} if name.startswith("tables/") else {})


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def read_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, after every member was compared with its hash.

    Raises:
        NotReady: for a file that is no backup, is damaged, or is of another version; names the member.
    """
    try:
        manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
        members = manifest["members"]
    except (KeyError, ValueError, zipfile.BadZipFile) as fault:
        raise NotReady(_("This file is not a backup of Hyogi, or it is cut off.")) from fault
    if manifest.get("format") != FORMAT:
        raise NotReady(_("The backup has a format that this version does not read. Use the version that wrote it."))
    if manifest["migrations"] != _migrations():
        raise NotReady(
            _(
                "The backup was written by Hyogi %(theirs)s with another layout of the database than this "
                "version (%(ours)s). Restore it with that version, then upgrade."
            )
            % {"theirs": manifest["hyogi"], "ours": __version__}
        )
    for name, expected in members.items():
        if _hash_of(archive, name) != expected["sha256"]:
            raise NotReady(_("“%(name)s” in the backup is damaged. Nothing was restored.") % {"name": name})
    return manifest


def _hash_of(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as source:
            while block := source.read(1 << 20):
                digest.update(block)
    except (KeyError, zipfile.BadZipFile, EOFError, OSError, ValueError):
        return ""
    return digest.hexdigest()


def restore(place: Path, *, replace: bool = False) -> dict[str, Any]:
    """Make this installation what the backup says, all of it or nothing; returns its manifest.

    Raises:
        NotReady: for a damaged backup, and for an installation that holds something unless `replace` is set.
    """
    try:
        archive = zipfile.ZipFile(place)
    except zipfile.BadZipFile as fault:
        raise NotReady(_("This file is not a backup of Hyogi, or it is cut off.")) from fault
    with archive:
        manifest = read_manifest(archive)
        if not replace and holds_something():
            raise NotReady(
                _("This installation is not empty. Restore into an empty one, or say --replace to lose what it holds.")
            )
        for name in manifest["members"]:
            if name.startswith("files/"):
                with archive.open(name) as source, tempfile.TemporaryFile() as whole:
                    while block := source.read(1 << 20):
                        whole.write(block)
                    keep_content(whole)
        with writing(), _unprotected():
            for model in reversed(kept_models()):
                _empty(model)
            for model in kept_models():
                _fill_table(model, archive)
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
                {"backup": _file_hash(place), "made": manifest["made"], "head": manifest["head"]},
            )
    return manifest


def holds_something() -> bool:
    """Whether anybody has put anything into this installation."""
    return any(model._base_manager.exists() for model in kept_models() if model._meta.app_label != "foundation") or (
        StoredFile.unscoped.exists()
    )


@contextmanager
def _unprotected() -> Iterator[None]:
    """The protection of append-only tables is taken away inside the transaction, and put back in it."""
    from hyogi.foundation import triggers

    triggers.take_away()
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    triggers.put_back()


def _empty(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def _fill_table(model: type[models.Model], archive: zipfile.ZipFile) -> None:
    batch: list[models.Model] = []
    with archive.open(f"tables/{model._meta.db_table}.jsonl") as lines:
        for line in lines:
            (row,) = serializers.deserialize("python", [json.loads(line)])
            batch.append(row.object)
            if len(batch) >= BATCH:
                model._base_manager.bulk_create(batch)
                batch = []
    model._base_manager.bulk_create(batch)
    if model._meta.pk.get_internal_type() in ("AutoField", "BigAutoField"):
        for statement in connection.ops.sequence_reset_sql(_no_style(), [model]):
            with connection.cursor() as cursor:
                cursor.execute(statement)


def _no_style() -> Any:
    from django.core.management.color import no_style

    return no_style()


def _file_hash(place: Path) -> str:
    with place.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
