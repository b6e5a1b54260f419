"""The machine stops in the middle of an import: all of it is there afterwards, or nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.either
ROOT = Path(__file__).parents[3]
TAKE = """
import os, signal, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "hyogi.config.settings"
import django
django.setup()
from django.core.management import call_command
from hyogi.foundation.actors import Actor
from hyogi.organisation import importing
from hyogi.organisation.models import Unit, UnitState
call_command("migrate", verbosity=0)
rows = "code,parent,kind,name\\n" + "".join(f"U{n},,city,x\\n" for n in range(3000))
actor = Actor.system("test")
found = importing.preview(actor, "units", importing.read("units", rows.encode()))
seen = []
def say(done, total):
    seen.append(done)
    if len(seen) == int(sys.argv[1]):
        assert UnitState.unscoped.exists()
        os.kill(os.getpid(), signal.SIGKILL)
importing.apply(actor, found, say)
"""
COUNT = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "hyogi.config.settings"
import django
django.setup()
from hyogi.foundation.models import Event, Installation
from hyogi.organisation.models import SearchToken, Unit, UnitState
print([model.unscoped.count() for model in (Unit, UnitState, SearchToken, Event)])
"""


def python(code: str, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    surroundings = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    surroundings |= {"HYOGI_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *words], env=surroundings, capture_output=True, text=True
    )


def test_a_process_killed_in_the_middle_of_an_import_leaves_nothing_behind(tmp_path: Path) -> None:
    killed = python(TAKE, tmp_path, "3")

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert python(COUNT, tmp_path).stdout.strip() == "[0, 0, 0, 0]"
    assert python(TAKE, tmp_path, "0").returncode == 0
    assert python(COUNT, tmp_path).stdout.startswith("[3000, 3000, ")
