"""A small town for one year: three units that report, the posts that a year needs, and the hand on the clock."""

import csv
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from hyogi.ops.demo import examples
from hyogi.ops.demo.story import ZONE
from tests.serving import Installed

UNITS = ("TM", "TM-01", "TM-D01", "TM-D02")
OF_THE_CITY = ("HEAD", "OFFICE", "OFFICE-2", "LIAISON", "MEMBER-1", "SCRUTINEER-1", "SCRUTINEER-2")
OF_THE_UNITS = ("TM-01-HEAD", "TM-01-LIAISON", "TM-D01-HEAD", "TM-D02-HEAD")
POSTS = (*(f"TM-{role}" for role in OF_THE_CITY), *OF_THE_UNITS)
BEGINNING = datetime(2026, 10, 9, 9, 0, tzinfo=ZONE)

_BUILD = """
import json, sys
from datetime import datetime
from pathlib import Path
from hyogi.foundation import clock, demo_clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Installation
from hyogi.foundation.writing import writing
from hyogi.ops.taking import take
clock.stand_at(datetime.fromisoformat("2026-09-01T09:00+08:00"))
with writing():
    found = Installation.unscoped.first() or Installation()
    found.kind = Installation.DEMO
    found.save()
for kind in ("units", "posts", "people", "tenures"):
    taken = take(Actor.system("console"), kind, Path({folder!r}) / f"{{kind}}.csv")
    assert not taken.refused, taken.refused
with writing():
    demo_clock.stand(Installation.unscoped.get(), "year", datetime.fromisoformat({beginning!r}))
"""
_CLOCK = """
import sys
from datetime import datetime
from hyogi.ops.ready import set_up
set_up()
from hyogi.foundation import demo_clock
from hyogi.foundation.models import Installation
from hyogi.foundation.writing import writing
for line in sys.stdin:
    with writing():
        demo_clock.stand(Installation.unscoped.get(), "year", datetime.fromisoformat(line.strip()))
    print("done", flush=True)
"""


def settle(installed: Installed, folder: Path) -> None:
    """Let the town be there: its part of the sheets of the demonstration, taken in as any office takes in its own."""
    folder.mkdir(exist_ok=True)
    source = examples() / "demo"
    people = _cut(source / "tenures.csv", folder, lambda row: row["post"] in POSTS)
    _cut(source / "units.csv", folder, lambda row: row["code"] in UNITS)
    _cut(source / "posts.csv", folder, lambda row: row["code"] in POSTS)
    holders = {row["person"] for row in people}
    _cut(source / "people.csv", folder, lambda row: row["code"] in holders)
    installed.run(_BUILD.format(folder=str(folder), beginning=BEGINNING.isoformat()))


def _cut(sheet: Path, folder: Path, wanted) -> list[dict[str, str]]:  # type: ignore[no-untyped-def]
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if wanted(row)]
    with (folder / sheet.name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames or [])
        writer.writeheader()
        writer.writerows(rows)
    return rows


def titles(language: str) -> dict[str, str]:
    """What posts and units are called in a language, by their codes."""
    found: dict[str, str] = {}
    for sheet in ("units.csv", "posts.csv"):
        with (examples() / "demo" / sheet).open(encoding="utf-8-sig", newline="") as file:
            found |= {row["code"]: row[f"name[{language}]"] for row in csv.DictReader(file)}
    return found


class Clock:
    """The hand on the clock of a served demonstration; nothing else is done from outside the browser."""

    def __init__(self, installed: Installed):
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CLOCK],
            env=installed.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def stand(self, instant: str) -> None:
        """It is now this instant of the town's time: "2026-12-18 09:00"."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        wanted = datetime.fromisoformat(instant).replace(tzinfo=ZONE)
        self._process.stdin.write(f"{wanted.isoformat()}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"

    def end(self) -> None:
        self._process.stdin.close()  # type: ignore[union-attr]
        self._process.wait(timeout=20)
