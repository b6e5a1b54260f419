"""One cycle in one file: taken into an empty installation it is what it was, and holds together."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import CLUSTER
from tests.serving import Installed

CITY, DISTRICT = "TM-2026", "TM-03-2026"


@pytest.fixture(scope="module")
def files(installations: Callable[[str], Installed], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The city's present cycle and a district's, written from the demonstration once, to be read only."""
    folder = tmp_path_factory.mktemp("cycles")
    demo = installations("demo").copy(folder / "demo")
    for code in (CITY, DISTRICT):
        made = demo.hyogi("export-cycle", code, str(folder / f"{code}.zip"))
        assert made.returncode == 0, made.stderr
    demo.remove()
    return {code: folder / f"{code}.zip" for code in (CITY, DISTRICT)}


def members(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name != "manifest.json"]
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}


def rows(file: Path, table: str) -> list[dict[str, object]]:
    with zipfile.ZipFile(file) as archive:
        return [json.loads(line) for line in archive.read(f"tables/{table}.jsonl").splitlines()]


@pytest.mark.parametrize("code", [CITY, DISTRICT])
def test_a_cycle_that_is_taken_in_and_written_again_is_the_same(
    code: str, files: dict[str, Path], normal: Installed, tmp_path: Path
) -> None:
    taken = normal.hyogi("import-cycle", str(files[code]))
    assert taken.returncode == 0, taken.stderr

    verified = normal.hyogi("verify")
    assert verified.returncode == 0, verified.stderr
    assert normal.hyogi("export-cycle", code, str(tmp_path / "again.zip")).returncode == 0
    assert members(tmp_path / "again.zip") == members(files[code])


@pytest.mark.skipif(CLUSTER is None, reason="needs both databases")
def test_a_cycle_of_one_database_is_taken_into_the_other(files: dict[str, Path], tmp_path: Path) -> None:
    other = Installed(tmp_path / "sqlite")

    assert other.hyogi("import-cycle", str(files[CITY])).returncode == 0
    assert other.hyogi("verify").returncode == 0
    assert other.hyogi("export-cycle", CITY, str(tmp_path / "other.zip")).returncode == 0
    assert members(tmp_path / "other.zip") == members(files[CITY])


@pytest.mark.either
def test_the_file_holds_the_cycle_and_those_that_it_follows_from_and_no_account(files: dict[str, Path]) -> None:
    codes = {row["fields"]["code"] for row in rows(files[CITY], "cycles_cycle")}  # type: ignore[index]

    assert codes == {"TM-2025", "TM-2026"}
    assert not [
        name for name in members(files[CITY]) if name.split("/")[-1].startswith(("account", "mfa", "foundation_seal"))
    ]


@pytest.mark.either
def test_a_cycle_is_not_taken_into_an_installation_that_holds_something(
    files: dict[str, Path], demo: Installed
) -> None:
    refused = demo.hyogi("import-cycle", str(files[CITY]))

    assert refused.returncode == 1
    assert "not empty" in refused.stderr


@pytest.mark.either
def test_a_changed_byte_is_named_and_nothing_is_taken_in(
    files: dict[str, Path], normal: Installed, tmp_path: Path
) -> None:
    name = "tables/cycles_stage.jsonl"
    with zipfile.ZipFile(files[CITY]) as old, zipfile.ZipFile(tmp_path / "forged.zip", "w") as new:
        for member in old.namelist():
            new.writestr(member, old.read(member) + (b" " if member == name else b""))

    refused = normal.hyogi("import-cycle", str(tmp_path / "forged.zip"))

    assert refused.returncode == 1
    assert name in refused.stderr
    assert normal.hyogi("export-cycle", CITY, str(tmp_path / "none.zip")).returncode == 1


@pytest.mark.either
def test_a_backup_and_a_cycle_are_not_taken_for_each_other(
    files: dict[str, Path], normal: Installed, tmp_path: Path
) -> None:
    normal.hyogi("backup", str(tmp_path / "backup.zip"))

    assert "holds one cycle" in normal.hyogi("restore", str(files[CITY])).stderr
    assert "is a backup" in normal.hyogi("import-cycle", str(tmp_path / "backup.zip")).stderr


def test_who_was_chased_and_the_numbers_of_offices_go_with_their_cycle(files: dict[str, Path]) -> None:
    chases, mails, numbers = (
        rows(files[DISTRICT], f"rollups_{table}") for table in ("chase", "remindermail", "officecontact")
    )

    assert {row["channel"] for row in (one["fields"] for one in chases)} == {"mail", "telephone"}  # type: ignore[index]
    assert len(mails) == 3
    assert len(numbers) == 9


def test_mails_of_the_ladder_go_with_the_cycle_whose_items_they_name(files: dict[str, Path]) -> None:
    told = {row["fields"]["mail"] for row in rows(files[CITY], "followup_rungmail")}  # type: ignore[index]
    mails = rows(files[CITY], "rollups_remindermail")

    assert told
    assert told == {row["pk"] for row in mails if row["fields"]["chase"] is None}  # type: ignore[index]
