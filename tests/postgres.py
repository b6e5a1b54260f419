"""A PostgreSQL of the tests' own: made in a temporary folder, reached by a socket, gone at the end."""

import glob
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

QUICK = """
fsync = off
synchronous_commit = on
full_page_writes = off
listen_addresses = ''
max_connections = 200
shared_buffers = 128MB
"""


class PostgresIsMissing(RuntimeError):
    """No server program was found; the message says what to do."""


def programs() -> Path:
    """The folder with `initdb` and `postgres`, the newest there is."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += [Path(p) for p in glob.glob("/usr/lib/postgresql/*/bin") + glob.glob("/usr/pgsql-*/bin")]
    folders = [folder for folder in folders if (folder / "postgres").exists()]
    if not folders:
        raise PostgresIsMissing("The tests on PostgreSQL need its server. Debian, Ubuntu: apt install postgresql")
    return max(folders, key=lambda folder: [int(n) for n in folder.parts if n.isdigit()] or [0])


class Cluster:
    """A running server. The server refuses to run as root, so root starts it as another user."""

    def __init__(self) -> None:
        self.bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="hyogi-pg-", dir="/tmp"))
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            owner = self._owner()
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "-N")
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(QUICK + f"unix_socket_directories = '{self.folder}'\n")
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", str(self.folder / "log"), "start")

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, name: str) -> str:
        """The address of the database `name` in this cluster."""
        return f"postgresql://postgres@{quote(str(self.folder), safe='')}/{name}"

    def create(self, name: str = "", template: str = "template1") -> str:
        """A new database, empty or a copy of `template`; returns its name."""
        name = name or f"hyogi_{secrets.token_hex(6)}"
        self._sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, name: str) -> None:
        self._sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _sql(self, statement: str) -> None:
        self._run("psql", "-h", str(self.folder), "-U", "postgres", "-d", "postgres", "-qc", statement)

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        place = self.bin / program
        command = [str(place if place.exists() else program), *arguments]
        as_user: dict[str, object] = {}
        if os.geteuid() == 0:
            owner = self._owner()
            as_user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        done = subprocess.run(
            command,
            cwd="/tmp",
            capture_output=True,
            text=True,
            **as_user,  # type: ignore[call-overload]
        )
        if check and done.returncode:
            raise RuntimeError(f"{program} answered {done.returncode}: {done.stderr.strip()[-800:]}")

    @staticmethod
    def _owner() -> pwd.struct_passwd:
        for name in ("postgres", "nobody"):
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        raise PostgresIsMissing("PostgreSQL does not run as root, and there is no user postgres or nobody to run it.")
