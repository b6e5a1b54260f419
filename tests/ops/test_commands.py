"""The `hyogi` command as a person at a console uses it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.postgres import Cluster
from tests.serving import Installed, Served, free_port


@pytest.mark.either
def test_help_answers_without_loading_the_framework() -> None:
    seen = "import sys; from hyogi.ops.cli import parser; parser().format_help(); print('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True).stdout.strip() == "False"


@pytest.mark.either
@pytest.mark.parametrize("typed", [[], ["unknown"], ["import", "dogs", "x.csv"], ["serve", "--port", "99999"]])
def test_wrong_usage_is_two(typed: list[str], normal: Installed) -> None:
    assert normal.hyogi(*typed).returncode == 2


def test_a_new_installation_has_no_difference_and_nothing_unsafe(normal: Installed) -> None:
    verified, looked = normal.hyogi("verify", "--json"), normal.hyogi("doctor", "--json")

    assert json.loads(verified.stdout)["differences"] == 0
    assert [f["what"] for f in json.loads(looked.stdout)["findings"] if f["state"] == "unsafe"] == []


def test_the_site_answers_and_ends_within_two_seconds(serve: Callable[..., Served]) -> None:
    site = serve(kind="normal")

    assert site.get("/") == 200
    assert site.stop() < 4  # two on a machine that is not testing beside


def test_a_port_in_use_is_said_in_a_sentence(serve: Callable[..., Served]) -> None:
    site = serve(kind="normal")
    second = site.installed.hyogi("serve", "--port", str(site.port))

    assert second.returncode == 1
    assert f"Port {site.port}" in second.stderr


def test_the_first_administrator_is_made_at_the_console(normal: Installed) -> None:
    weak = normal.hyogi("createadmin", "office", "--password-stdin", stdin="12345\n")
    done = normal.hyogi("createadmin", "office", "--password-stdin", stdin="seventeen quiet harbours\n")
    again = normal.hyogi("createadmin", "second", "--password-stdin", stdin="seventeen quiet harbours\n")

    assert (weak.returncode, done.returncode, again.returncode) == (1, 0, 1)
    assert "Traceback" not in weak.stderr + again.stderr


def test_a_database_of_a_newer_version_is_refused_with_what_to_do(normal: Installed) -> None:
    planted = (
        "import os; from hyogi.ops.ready import set_up; set_up();"
        "from django.db import connection; from django.db.migrations.recorder import MigrationRecorder;"
        "MigrationRecorder(connection).record_applied('foundation', '0099_from_the_future')"
    )
    subprocess.run([sys.executable, "-c", planted], env=normal.environment, check=True)

    refused = normal.hyogi("serve", "--port", str(free_port()))

    assert refused.returncode == 1
    assert "newer version" in refused.stderr
    assert "0099_from_the_future" in refused.stderr


@pytest.mark.either
def test_a_file_that_is_no_database_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "hyogi.sqlite3").write_bytes(b"this is a letter, not a database" * 100)

    refused = Installed(tmp_path).hyogi("serve", "--port", str(free_port()))

    assert refused.returncode == 1
    assert "The database cannot be used" in refused.stderr


@pytest.mark.either
def test_an_address_of_another_database_is_refused_in_a_sentence(tmp_path: Path) -> None:
    refused = Installed(tmp_path).hyogi("verify", DATABASE_URL="mysql://somewhere/hyogi")

    assert refused.returncode != 0
    assert "Hyogi runs on postgresql://" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_console_speaks_the_language_of_the_machine(normal: Installed) -> None:
    japanese = normal.hyogi("verify", LANG="ja_JP.UTF-8", LC_ALL="", LC_MESSAGES="")

    assert "監査" in japanese.stdout


@pytest.mark.either
def test_nobody_else_on_the_machine_can_read_what_is_kept(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    installed = Installed(tmp_path)
    assert installed.hyogi("verify").returncode == 0
    database = tmp_path / "hyogi.sqlite3"
    assert {place.stat().st_mode & 0o077 for place in (database, *(tmp_path / "secrets").iterdir())} == {0}

    database.chmod(0o644)
    looked = installed.hyogi("doctor", "--json")

    (found,) = [f for f in json.loads(looked.stdout)["findings"] if f["state"] == "unsafe"]
    assert (looked.returncode, found["remedy"]) == (1, f"chmod 600 {database}")


@pytest.mark.either
def test_the_doctor_says_that_the_site_was_open_to_a_network(normal: Installed) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "hyogi.ops.cli", "serve", "--host", "0.0.0.0", "--port", str(free_port())],
        env=normal.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    said = next(line for line in process.stdout if "not encrypted" in line)
    process.kill()
    process.wait()

    assert said
    assert "last served on 0.0.0.0" in normal.hyogi("doctor").stdout


def test_two_homes_on_one_postgresql_are_made_ready_one_after_the_other(cluster: Cluster, tmp_path: Path) -> None:
    database = cluster.create()
    homes = [Installed(tmp_path / name, database) for name in ("one", "other")]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "hyogi.ops.cli", "verify"], env=home.environment, stdout=subprocess.DEVNULL
        )
        for home in homes
    ]

    assert [process.wait(timeout=100) for process in started] == [0, 0]
    cluster.drop(database)
