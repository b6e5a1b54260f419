"""Backup and restore: everything comes back, from either database into either; a damaged file is named."""

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CLUSTER
from tests.serving import Installed


@pytest.fixture(scope="module")
def backup(installations: Callable[[str], Installed], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the demonstration, made once, to be read only."""
    folder = tmp_path_factory.mktemp("backup")
    demo = installations("demo").copy(folder / "demo")
    made = demo.hyogi("backup", str(folder / "backup.zip"))
    demo.remove()
    assert made.returncode == 0, made.stderr
    return folder / "backup.zip"


def tables(backup: Path) -> dict[str, str]:
    """Hash by table, without the acts of restoring and sealing themselves."""
    with zipfile.ZipFile(backup) as archive:
        return {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name.startswith("tables/") and not name.startswith(("tables/foundation_event", "tables/foundation_seal"))
        }


def test_everything_comes_back(backup: Path, normal: Installed, tmp_path: Path) -> None:
    restored = normal.hyogi("restore", str(backup))
    assert restored.returncode == 0, restored.stderr

    assert normal.hyogi("verify").returncode == 0
    assert normal.hyogi("backup", str(tmp_path / "again.zip")).returncode == 0
    assert tables(tmp_path / "again.zip") == tables(backup)


@pytest.mark.skipif(CLUSTER is None, reason="needs both databases")
def test_a_backup_of_one_database_is_restored_into_the_other(backup: Path, tmp_path: Path) -> None:
    other = Installed(tmp_path / "sqlite")
    restored = other.hyogi("restore", str(backup))
    assert restored.returncode == 0, restored.stderr

    assert other.hyogi("verify").returncode == 0
    assert other.hyogi("backup", str(tmp_path / "other.zip")).returncode == 0
    assert tables(tmp_path / "other.zip") == tables(backup)


def test_the_act_of_restoring_is_in_the_audit_log(backup: Path, normal: Installed, tmp_path: Path) -> None:
    normal.hyogi("restore", str(backup))
    normal.hyogi("backup", str(tmp_path / "again.zip"))

    with zipfile.ZipFile(tmp_path / "again.zip") as archive:
        events = [json.loads(line) for line in archive.read("tables/foundation_event.jsonl").splitlines()]
    (restored,) = [event["fields"] for event in events if event["fields"]["verb"] == "restored"]
    assert restored["facts"]["backup"] == hashlib.sha256(backup.read_bytes()).hexdigest()


@pytest.mark.either
def test_an_installation_that_holds_something_is_not_overwritten_unasked(backup: Path, demo: Installed) -> None:
    refused, asked = demo.hyogi("restore", str(backup)), demo.hyogi("restore", str(backup), "--replace")

    assert (refused.returncode, asked.returncode) == (1, 0)
    assert "not empty" in refused.stderr


def changed(backup: Path, to: Path, name: str, change: Any) -> Path:
    """The backup with one member changed, its manifest left as it is."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(to, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, change(content) if member == name else content)
    return to


@pytest.mark.either
def test_a_changed_byte_is_named_and_nothing_is_restored(backup: Path, normal: Installed, tmp_path: Path) -> None:
    name = "tables/organisation_unitstate.jsonl"
    forged = changed(backup, tmp_path / "forged.zip", name, lambda content: content.replace(b"TM", b"TN", 1) + b" ")

    refused = normal.hyogi("restore", str(forged))

    assert refused.returncode == 1
    assert name in refused.stderr
    assert normal.hyogi("restore", str(backup)).returncode == 0  # still empty


@pytest.mark.either
def test_a_backup_that_is_cut_off_is_refused(backup: Path, normal: Installed, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    for length in (0, 100, len(whole) // 2, len(whole) - 30):
        cut = tmp_path / "cut.zip"
        cut.write_bytes(whole[:length])
        refused = normal.hyogi("restore", str(cut))
        assert refused.returncode == 1
        assert "not a backup" in refused.stderr
        assert "Traceback" not in refused.stderr


@pytest.mark.either
def test_a_backup_of_another_version_is_refused(backup: Path, normal: Installed, tmp_path: Path) -> None:
    def newer(content: bytes) -> bytes:
        manifest = json.loads(content)
        manifest["migrations"].append("records.0099_from_the_future")
        return json.dumps(manifest).encode()

    refused = normal.hyogi("restore", str(changed(backup, tmp_path / "newer.zip", "manifest.json", newer)))

    assert refused.returncode == 1
    assert "another layout" in refused.stderr


@pytest.mark.either
def test_a_full_disk_leaves_no_half_backup(demo: Installed, tmp_path: Path) -> None:
    target = tmp_path / "full"
    target.mkdir()
    limited = demo.hyogi("backup", str(target / "backup.zip"), largest=4096)

    assert limited.returncode == 1
    assert "Traceback" not in limited.stderr
    assert list(target.iterdir()) == []


@pytest.mark.either
def test_a_backup_is_taken_while_somebody_writes(demo: Installed, normal: Installed, tmp_path: Path) -> None:
    demo.run(UNSEALED)
    before = languages(demo)
    writer = sqlite3.connect(demo.home / "hyogi.sqlite3", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        writer.execute("UPDATE foundation_installation SET language = 'half'")
        made = demo.hyogi("backup", str(tmp_path / "meanwhile.zip"))
        writer.execute("COMMIT")
    finally:
        writer.close()

    assert (made.returncode, made.stderr) == (0, "")
    assert normal.hyogi("restore", str(tmp_path / "meanwhile.zip")).returncode == 0
    assert languages(normal) == before != languages(demo)
    assert normal.hyogi("verify").returncode == 0


UNSEALED = """
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Installation
from hyogi.foundation.writing import writing
with writing():
    audit.record(Actor.system("test"), Verb.INSTALLATION_SET, Installation.unscoped.get(), {"language": "en"})
"""
"""An act that waits to be sealed, so that the backup would like to."""


def languages(installed: Installed) -> list[tuple[str]]:
    """What the writer changes."""
    reader = sqlite3.connect(installed.home / "hyogi.sqlite3")
    try:
        return reader.execute("SELECT language FROM foundation_installation").fetchall()
    finally:
        reader.close()
