"""What must hold when the machine does not: kills, full disks, the same form many times, two servers at once."""

import csv
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.ops.test_backups import tables
from tests.serving import Installed, Served
from tests.visiting import Visitor

RENAME = "/register/units/TM-03/name/"
HISTORY = "/register/units/TM-03/history/"
OFFICE = "Register Office of Tidemark City"


def an_officer(site: Served) -> Visitor:
    visitor = Visitor(site.url)
    visitor.act_as(OFFICE)
    return visitor


def at_another_machine(visitor: Visitor) -> Visitor:
    """The same person, with copies of the cookies."""
    cookies = CookieJar()
    for cookie in visitor.cookies:
        cookies.set_cookie(cookie)
    return Visitor(visitor.base, cookies)


def renamed(visitor: Visitor) -> int:
    """How often the unit was renamed."""
    return visitor.open(HISTORY).text.count("Unit renamed")


def test_the_same_form_ten_times_at_once_is_one_act_with_one_answer(served: Served) -> None:
    officer = an_officer(served)
    form = officer.form(RENAME) | {"name_en": "New Harbour District", "reason": "Decision 12"}
    ready = threading.Barrier(10)

    def send(_: int) -> tuple[int, str]:
        visitor = at_another_machine(officer)
        ready.wait()
        answer = visitor.send(form)
        return answer.status, answer.url

    with ThreadPoolExecutor(10) as crowd:
        answers = set(crowd.map(send, range(10)))

    assert answers == {(200, f"{served.url}/register/units/TM-03/")}
    assert renamed(officer) == 1


def test_two_people_who_change_the_same_unit_lose_nothing(served: Served) -> None:
    one, other = an_officer(served), an_officer(served)
    first = one.form(RENAME) | {"name_en": "First Name District", "reason": "Decision 12"}
    second = other.form(RENAME) | {"name_en": "Second Name District", "reason": "Decision 13"}

    assert one.send(first).status == 200
    answer = other.send(second)

    assert answer.status == 409
    assert "Second Name District" in answer.text
    assert "First Name District" in answer.text
    assert renamed(one) == 1


def test_a_kill_loses_nothing_that_was_acknowledged_and_doubles_nothing(served: Served) -> None:
    chance = random.Random(20210115)
    officer, acknowledged, tried = an_officer(served), 0, 0
    for _ in range(4):
        killer = threading.Timer(chance.uniform(0.2, 1.2), served.kill)
        killer.start()
        try:
            while True:
                tried += 1
                form = officer.form(RENAME) | {"name_en": f"Name {tried}", "reason": "Decision 12"}
                if officer.send(form).status == 200:
                    acknowledged += 1
        except (URLError, ConnectionError, AssertionError):
            killer.join()
        served.start()
        stored = renamed(officer)
        assert acknowledged <= stored <= tried
        acknowledged = stored  # what was stored but not answered counts from now on
    assert served.installed.hyogi("verify").returncode == 0


def many_units(folder: Path, count: int) -> Path:
    """A file that founds `count` units below one."""
    place = folder / "many.csv"
    with place.open("w", newline="", encoding="utf-8") as target:
        rows = csv.writer(target)
        rows.writerow(["code", "parent", "kind", "sectors", "name", "valid_from", "valid_to"])
        rows.writerow(["X", "", "city", "", "X City", "", ""])
        rows.writerows([f"X-{n:05}", "X", "district", "", f"District {n}", "", ""] for n in range(count))
    return place


def units_in(installed: Installed) -> int:
    """How many units there are."""
    return installed.hyogi("export", "units").stdout.count("\n") - 1


@pytest.mark.either
def test_a_full_disk_leaves_an_import_undone_and_says_so(normal: Installed, tmp_path: Path) -> None:
    file = many_units(tmp_path, 4000)

    full = normal.hyogi("import", "units", str(file), largest=1_500_000)

    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert "Nothing was applied" in full.stderr
    assert units_in(normal) == 0
    assert normal.hyogi("import", "units", str(file)).returncode == 0
    assert units_in(normal) == 4001


def test_an_import_that_is_killed_took_in_all_or_nothing(normal: Installed, tmp_path: Path) -> None:
    file, chance = many_units(tmp_path, 3000), random.Random(7)
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-m", "hyogi.ops.cli", "import", "units", str(file)],
            env=normal.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(1.5, 4.0))
        process.kill()
        process.wait()
        assert units_in(normal) in (0, 3001)
    assert normal.hyogi("import", "units", str(file)).returncode == 0
    assert units_in(normal) == 3001
    assert normal.hyogi("verify").returncode == 0


def test_two_servers_on_one_database_agree(serve: Callable[..., Served]) -> None:
    first = serve()
    second = Served(first.installed).start()
    try:
        here, there = an_officer(first), an_officer(second)
        for number in range(3):
            for visitor in (here, there):
                form = visitor.form(RENAME) | {"name_en": f"Name {number} {visitor.base[-5:]}", "reason": "Decision"}
                assert visitor.send(form).status == 200
        assert renamed(here) == renamed(there) == 6
    finally:
        second.stop()
    assert first.installed.hyogi("verify").returncode == 0


def test_preparing_the_demonstration_again_changes_nothing(demo: Installed, tmp_path: Path) -> None:
    demo.hyogi("backup", str(tmp_path / "before.zip"))

    assert demo.hyogi("demo", SERVE="0").returncode == 0

    demo.hyogi("backup", str(tmp_path / "after.zip"))
    assert tables(tmp_path / "after.zip") == tables(tmp_path / "before.zip")
