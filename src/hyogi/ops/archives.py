"""The zip archive of a backup and of a cycle: a manifest, a member for each table with a row a line, the kept files."""

import hashlib
import json
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
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from hyogi import __version__
from hyogi.foundation.files import keep_content
from hyogi.foundation.models import StoredFile
from hyogi.ops.ready import NotReady

LEFT_OUT = {"sessions", "contenttypes", "auth"}
FORMAT = 1
BACKUP, CYCLE = "backup", "cycle"
"""Kinds of archives; a manifest without a kind is of a backup."""
BATCH = 2000


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


@contextmanager
def snapshot() -> Iterator[None]:
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


def rows(model: type[models.Model]) -> Iterator[bytes]:
    """All rows of a table as lines."""
    found = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
    for row in serializers.serialize("python", found):
        yield line_of(row)


def line_of(row: Any) -> bytes:
    """A row as a line of a table's member."""
    return (json.dumps(row, cls=_Exact, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


class _Exact(DjangoJSONEncoder):
    """Instants to the microsecond: a row comes back as it was."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def blocks(place: Path) -> Iterator[bytes]:
    """A file in pieces."""
    with place.open("rb") as source:
        while block := source.read(1 << 20):
            yield block


def add(archive: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> dict[str, Any]:
    """Write a member; its hash and size, and of a table the number of rows."""
    digest, count, size = hashlib.sha256(), 0, 0
    with archive.open(name, "w", force_zip64=True) as target:
        for part in parts:
            digest.update(part)
            target.write(part)
            count, size = count + 1, size + len(part)
    return {"sha256": digest.hexdigest(), "bytes": size} | ({"rows": count} if name.startswith("tables/") else {})


def migrations() -> list[str]:
    """The layout of the database: the migrations that were applied."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


@contextmanager
def opened(place: Path, kind: str) -> Iterator[tuple[zipfile.ZipFile, dict[str, Any]]]:
    """The file of this kind with its manifest, after every member was compared with its hash; `NotReady` otherwise."""
    try:
        archive = zipfile.ZipFile(place)
    except zipfile.BadZipFile as fault:
        raise NotReady(_("This file is not a backup of Hyogi, or it is cut off.")) from fault
    with archive:
        manifest = read_manifest(archive)
        found = manifest.get("kind", BACKUP)
        if found != kind:
            raise NotReady(
                _("This file holds one cycle. Take it in with “hyogi import-cycle”.")
                if kind == BACKUP
                else _("This file is a backup and no cycle. Take it in with “hyogi restore”.")
            )
        yield archive, manifest


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
    if manifest["migrations"] != migrations():
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


def keep_files(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    """Keep the files of the archive in this installation."""
    for name in manifest["members"]:
        if name.startswith("files/"):
            with archive.open(name) as source, tempfile.TemporaryFile() as whole:
                while block := source.read(1 << 20):
                    whole.write(block)
                keep_content(whole)


def holds_something() -> bool:
    """Whether anybody has put anything into this installation."""
    return any(model._base_manager.exists() for model in kept_models() if model._meta.app_label != "foundation") or (
        StoredFile.unscoped.exists()
    )


@contextmanager
def unprotected() -> Iterator[None]:
    """The protection of append-only tables is taken away inside the transaction, and put back in it."""
    from hyogi.foundation import triggers

    triggers.take_away()
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    triggers.put_back()


def fill_table(model: type[models.Model], archive: zipfile.ZipFile) -> None:
    """Store the rows of the archive's table."""
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


def file_hash(place: Path) -> str:
    """The hash of a whole file."""
    with place.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
