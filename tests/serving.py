"""The real program for tests: `hyogi serve` as a process of its own, on a copy of a prepared installation.

def test_something(served):            # a fresh demonstration
    served.get("/records/")
def test_empty(serve):                 # as many as wanted
    site = serve(kind="normal")
"""

import fcntl
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import CLUSTER, DATABASE

STARTED_WITHIN = 60


@dataclass
class Installed:
    """A home folder, on PostgreSQL with a database beside it; commands run in it as a person would run them."""

    home: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            k: v
            for k, v in os.environ.items()
            if k not in ("DATABASE_URL", "HYOGI_HOME", "PORT", "SERVE", "PYTHONDONTWRITEBYTECODE")
        }
        added = {"HYOGI_HOME": str(self.home), "LANG": "en_GB.UTF-8", "HYOGI_UNSAFE_POSTGRES": "1"}
        if self.database:
            assert CLUSTER is not None
            added["DATABASE_URL"] = CLUSTER.url(self.database)
        return kept | added

    def hyogi(
        self, *arguments: str, stdin: str = "", largest: int = 0, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run `hyogi …` to its end; with `largest` no file may grow past so many bytes, as on a full disk."""

        def full() -> None:
            if largest:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

        return subprocess.run(
            [sys.executable, "-m", "hyogi.ops.cli", *arguments],
            env=self.environment | environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=400,
            preexec_fn=full,
        )

    def run(self, code: str) -> str:
        """Run Python in this installation, Django loaded; what it printed."""
        begun = "from hyogi.ops.ready import set_up; set_up()\n"
        done = subprocess.run(
            [sys.executable, "-c", begun + code], env=self.environment, capture_output=True, text=True, timeout=400
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def copy(self, to: Path) -> "Installed":
        """Another installation that begins as this one stands."""
        shutil.copytree(self.home, to)
        if not self.database:
            return Installed(to)
        assert CLUSTER is not None
        return Installed(to, CLUSTER.create(template=self.database))

    def remove(self) -> None:
        if self.database and CLUSTER is not None:
            CLUSTER.drop(self.database)
        shutil.rmtree(self.home, ignore_errors=True)


@dataclass
class Served:
    """A running site. `stop` ends it as Ctrl-C does, `kill` as a power cut does; `start` runs it again."""

    installed: Installed
    port: int = field(default_factory=lambda: free_port())
    process: "subprocess.Popen[str] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Served":
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hyogi.ops.cli", "serve", "--port", str(self.port)],
            env=self.installed.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        until = time.monotonic() + STARTED_WITHIN
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"hyogi serve ended: {self.process.stdout.read() if self.process.stdout else ''}")
            try:
                if self.get("/healthz") == 200:
                    return self
            except (OSError, urllib.error.URLError):
                time.sleep(0.05)
        raise RuntimeError("hyogi serve did not answer")

    def get(self, path: str) -> int:
        """The status that the site answers with."""
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as answer:
            return answer.code

    def stop(self) -> float:
        """Ctrl-C; the seconds until it had ended."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)
        return time.monotonic() - began

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.fixture(scope="session")
def installations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Installed]]:
    """`installations("demo")` or `("normal")`: made once, to be copied and not to be changed. On SQLite the processes
    of one run share them."""
    made: dict[str, Installed] = {}
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if CLUSTER is None and "PYTEST_XDIST_WORKER" in os.environ else base

    def get(kind: str) -> Installed:
        if kind not in made:
            home = folder / f"{kind}-home"
            with open(folder / f"{kind}.lock", "w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                made[kind] = Installed(home, CLUSTER.create() if CLUSTER is not None else "")
                if not (folder / f"{kind}.made").exists():
                    home.mkdir()
                    beginning = ("demo",) if kind == "demo" else ("verify",)
                    done = made[kind].hyogi(*beginning, SERVE="0", REFRESH="1" if kind == "demo" else "0")
                    assert done.returncode == 0, done.stdout + done.stderr
                    (folder / f"{kind}.made").touch()
        return made[kind]

    yield get
    if CLUSTER is not None:
        for one in made.values():
            one.remove()


@pytest.fixture
def serve(installations: Callable[[str], Installed], tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts sites: `serve()` a demonstration, `serve(kind="normal")` an empty installation."""
    running: list[Served] = []

    def start(kind: str = "demo") -> Served:
        site = Served(installations(kind).copy(tmp_path / f"home-{len(running)}"))
        running.append(site)
        return site.start()

    yield start
    for site in running:
        if site.process is not None and site.process.poll() is None:
            site.kill()
        site.installed.remove()


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    """A running demonstration of the test's own."""
    return serve()


@pytest.fixture
def normal(installations: Callable[[str], Installed], tmp_path: Path) -> Iterator[Installed]:
    """An empty installation of the test's own, not served."""
    made = installations("normal").copy(tmp_path / "normal")
    yield made
    made.remove()


@pytest.fixture
def demo(installations: Callable[[str], Installed], tmp_path: Path) -> Iterator[Installed]:
    """A demonstration of the test's own, not served."""
    made = installations("demo").copy(tmp_path / "demo")
    yield made
    made.remove()


__all__ = ["DATABASE", "Installed", "Served", "demo", "free_port", "installations", "normal", "serve", "served"]
