"""Killed at any moment, nothing that was answered is lost and nothing is done twice (F1, F2, F5, E2).

HYOGI_KILLS says how often (25; 200 before a release).
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.serving import Installed

KILLS = int(os.environ.get("HYOGI_KILLS", "25"))
VERIFY = """
from hyogi.foundation.verifying import checks
for check in checks():
    if "organisation" not in check.find.__module__:  # units of the tests' factories stand outside the index of names
        print(*check.find(), sep="\\n", end="")
"""
ROOT = Path(__file__).resolve().parents[2]


def started(installed: Installed, module: str) -> "subprocess.Popen[str]":
    """The warm process that lives are forked from."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    more = {"PYTHONPATH": paths, "HYOGI_KILLED_THINGS": str(4 + KILLS)}
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "tests.faults.killed", module],
        env=installed.environment | more,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def heard(process: "subprocess.Popen[str]") -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, "the process has ended"
    words: dict[str, Any] = json.loads(line)
    return words


def life(
    process: "subprocess.Popen[str]", told: int, delay: float | None, most: int | None = None
) -> tuple[list[int], int]:
    """One life, killed after `delay` seconds, or in the work that follows the `most`-th answer, whichever is first
    (`None`: let live). What it found stored, and how many forms are answered by its end."""
    assert process.stdin is not None
    process.stdin.write(json.dumps({"told": told}) + "\n")
    process.stdin.flush()
    first, begun = heard(process), told
    killer = threading.Timer(delay, os.kill, (first["pid"], signal.SIGKILL)) if delay is not None else None
    if killer:
        killer.start()
    while "ended" not in (words := heard(process)):
        assert words["place"] == told
        told += 1
        if most is not None and told - begun == most:
            os.kill(first["pid"], signal.SIGKILL)
    if killer:
        killer.cancel()
    return first["stored"], told


@pytest.mark.timeout(120 + 6 * KILLS)
@pytest.mark.parametrize("module", ["tests.faults.counts", "tests.faults.submissions"])
def test_a_kill_at_any_moment_loses_nothing_that_was_answered_and_doubles_nothing(
    module: str, normal: Installed
) -> None:
    chance, process = random.Random(20210115), started(normal, module)
    forms = heard(process)["forms"]
    told, killed, unanswered = 0, 0, 0
    while killed < KILLS and told < forms:
        share = (forms - told) // (KILLS - killed + 1)  # on a fast machine the forms last to the last kill
        stored, after = life(process, told, chance.uniform(0.0, 0.3), chance.randint(1, max(1, 2 * share - 1)))
        assert stored in (list(range(told)), list(range(told + 1)))
        unanswered += len(stored) - told
        killed, told = killed + 1, after
    stored, told = life(process, told, None)
    again, _told = life(process, told, None)
    process.communicate()

    assert killed == KILLS
    assert told == forms
    assert again == list(range(forms))
    assert normal.run(VERIFY).split() == []
    print(f"{killed} kills, {forms} forms, {unanswered} stored and not yet answered when killed")
