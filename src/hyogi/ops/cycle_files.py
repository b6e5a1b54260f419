"""One cycle in one file: written from any installation, taken in by an empty one, of either database.

A zip archive like a backup (`ops/backups.py`), with the rows that `ops/closure.py` finds. Taken in and written again,
every member is the same.
"""

import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.core import serializers
from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _

from hyogi import __version__
from hyogi.cycles.models import Cycle
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.files import place_of
from hyogi.foundation.models import Installation
from hyogi.foundation.policy import Action
from hyogi.foundation.writing import writing
from hyogi.ops import archives
from hyogi.ops.closure import files_of, parts, rows_of
from hyogi.ops.ready import NotReady
from hyogi.organisation.models import UnitState
from hyogi.organisation.search import index


def write(actor: Actor, cycle: Cycle, target: IO[bytes]) -> dict[str, Any]:
    """Write the cycle with all that it needs; returns the manifest. Raises what the policy answers."""
    actor.must(Action.EXPORT_CYCLE, cycle.policy_facts())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        members: dict[str, dict[str, Any]] = {}
        with archives.snapshot():
            rows = rows_of(cycle)
            for model in archives.kept_models():
                if model in rows:
                    name = f"tables/{model._meta.db_table}.jsonl"
                    members[name] = archives.add(archive, name, _lines(model, rows[model]))
            hashes = files_of(rows)
            manifest = {
                "format": archives.FORMAT,
                "kind": archives.CYCLE,
                "cycle": cycle.code,
                "hyogi": __version__,
                "made": clock.now().isoformat(),
                "migrations": archives.migrations(),
            }
        for sha256 in hashes:
            members[f"files/{sha256}"] = archives.add(archive, f"files/{sha256}", archives.blocks(place_of(sha256)))
        manifest["members"] = members
        archive.writestr("manifest.json", json.dumps(manifest, indent=1, sort_keys=True))
    return manifest


def write_to(actor: Actor, cycle: Cycle, place: Path) -> dict[str, Any]:
    """The same into a file that appears only when it is whole."""
    handle, temporary = tempfile.mkstemp(dir=place.resolve().parent, prefix=f".{place.name}-")
    try:
        with os.fdopen(handle, "w+b") as target:
            manifest = write(actor, cycle, target)
            target.flush()
            os.fsync(target.fileno())
        os.replace(temporary, place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return manifest


def _lines(model: type[models.Model], keys: set[Any]) -> Iterator[bytes]:
    for part in parts(keys):
        rows = model._base_manager.in_bulk(part)
        for row in serializers.serialize("python", [rows[key] for key in part]):
            yield archives.line_of(row)


def take_in(actor: Actor, place: Path) -> dict[str, Any]:
    """Take the cycle of the file into this installation, which holds nothing yet; all of it or nothing. Returns the
    manifest.

    Raises:
        NotReady: for a damaged file, one that is no cycle, and an installation that holds something.
    """
    with archives.opened(place, archives.CYCLE) as (archive, manifest):
        if archives.holds_something():
            raise NotReady(_("This installation is not empty. A cycle is taken into one that holds nothing yet."))
        archives.keep_files(archive, manifest)
        with writing(), archives.unprotected():
            for model in archives.kept_models():
                if f"tables/{model._meta.db_table}.jsonl" in manifest["members"]:
                    archives.fill_table(model, archive)
            index(UnitState.unscoped.filter(valid_from__lt=F("valid_to")).iterator(chunk_size=archives.BATCH))
            if Installation.unscoped.first() is None:
                Installation.unscoped.create()
            cycle = Cycle.unscoped.select_related("convening").get(code=manifest["cycle"], current=True)
            audit.record(
                actor,
                Verb.CYCLE_TAKEN_IN,
                cycle,
                {"cycle": cycle.code, "file": archives.file_hash(place), "made": manifest["made"]},
                path=cycle.convening.path,
            )
    return manifest
