"""`REFRESH=1 hyogi demo` empties demonstrations and never anything else, whatever state the database is in."""

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.serving import Installed, Served


def content_of(home: Path) -> dict[str, str]:
    """Every file below the folder, by the hash of what it holds; not the locks and what is made at every start."""
    passing = (".starting", ".serving", "hyogi.sqlite3-shm", "hyogi.sqlite3-wal")
    return {
        str(place.relative_to(home)): hashlib.sha256(place.read_bytes()).hexdigest()
        for place in sorted(home.rglob("*"))
        if place.is_file() and place.name not in passing and "secrets" not in place.parts
    }


def refused(installed: Installed) -> str:
    """What starting over answers, after it was made sure that it refused and left every byte as it was."""
    before = content_of(installed.home)
    answer = installed.hyogi("demo", SERVE="0", REFRESH="1")
    assert (answer.returncode, "Traceback" in answer.stderr) == (1, False), answer.stdout + answer.stderr
    assert content_of(installed.home) == before
    return answer.stderr


def test_a_demonstration_begins_anew(demo: Installed) -> None:
    kept = demo.home / "files" / "ab" / ("ab" * 32)
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"the scan of a decision")
    beside = demo.home / "notes.txt"
    beside.write_text("not Hyogi's")

    assert demo.hyogi("demo", SERVE="0", REFRESH="1").returncode == 0

    assert not kept.exists()
    assert beside.exists()
    assert demo.hyogi("verify").returncode == 0


def test_a_normal_installation_stays_and_does_not_become_a_demonstration(normal: Installed) -> None:
    normal.hyogi("createadmin", "office", "--password-stdin", stdin="seventeen quiet harbours\n")

    assert "Nothing was deleted" in refused(normal)

    assert "not a demonstration" in normal.hyogi("demo", SERVE="0").stderr
    again = normal.hyogi("createadmin", "other", "--password-stdin", stdin="seventeen quiet harbours\n")
    assert again.returncode == 1  # the first administrator is still there


def test_a_demonstration_that_is_not_marked_in_its_folder_stays(demo: Installed) -> None:
    (demo.home / ".demonstration").unlink()
    assert "once without REFRESH" in refused(demo)

    (demo.home / ".demonstration").write_text("the number of another installation")
    assert "once without REFRESH" in refused(demo)


def test_a_demonstration_that_is_served_stays(serve: Callable[..., Served]) -> None:
    site = serve()

    assert "being served" in refused(site.installed)
    assert site.get("/") == 200


@pytest.mark.either
@pytest.mark.parametrize("kind", ["demo", "normal"])
@pytest.mark.parametrize("damage", ["head", "middle", "emptied"])
def test_a_damaged_database_stays(
    kind: str, damage: str, installations: Callable[[str], Installed], tmp_path: Path
) -> None:
    installed = installations(kind).copy(tmp_path / "home")
    database = installed.home / "hyogi.sqlite3"
    content = database.read_bytes()
    cut = {"head": b"\xff" * 4096 + content[4096:], "middle": content[:4096] + b"\xff" * (len(content) - 4096)}
    database.write_bytes(cut.get(damage, b""))
    if damage == "emptied":  # whose files these are, nothing says any more
        (installed.home / ".demonstration").unlink(missing_ok=True)
        (installed.home / "files" / "ab").mkdir(parents=True, exist_ok=True)
        (installed.home / "files" / "ab" / ("ab" * 32)).write_bytes(b"the scan of a decision")

    assert "Nothing was deleted" in refused(installed)


@pytest.mark.either
@pytest.mark.parametrize("kind", ["demo", "normal"])
def test_a_locked_database_stays(kind: str, installations: Callable[[str], Installed], tmp_path: Path) -> None:
    installed = installations(kind).copy(tmp_path / "home")
    writer = sqlite3.connect(installed.home / "hyogi.sqlite3", isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        said = refused(installed)
    finally:
        writer.close()

    assert "locked" in said
    assert "Nothing was deleted" in said


@pytest.mark.either
def test_a_database_and_files_of_somebody_else_stay(tmp_path: Path) -> None:
    (tmp_path / "files" / "ab").mkdir(parents=True)
    (tmp_path / "files" / "ab" / "letter.txt").write_text("a letter")
    assert "Nothing was deleted" in refused(Installed(tmp_path))

    foreign = sqlite3.connect(tmp_path / "hyogi.sqlite3")
    foreign.execute("CREATE TABLE accounts (book TEXT)")
    foreign.commit()
    foreign.close()
    assert "Nothing was deleted" in refused(Installed(tmp_path))


def test_an_empty_folder_becomes_a_demonstration(demo: Installed) -> None:
    """Starting over where nothing is begins, without a question; so the demonstration of these tests was made."""
    assert (demo.home / ".demonstration").exists()
    names = "from hyogi.organisation.models import UnitState; print(*UnitState.unscoped.values_list('names'))"
    assert "Tidemark" in demo.run(names)


def test_another_programs_table_in_the_same_database_stays(demo: Installed) -> None:
    demo.run(
        "from django.db import connection; connection.cursor().execute('CREATE TABLE ledger (line integer)')",
    )

    assert "Nothing was deleted" in refused(demo)
