"""Making an installation ready: the database makes itself, an unsafe or newer one is refused."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STARTING = 0x48796F68
"""The number of the advisory lock under which a PostgreSQL is made ready."""


class NotReady(RuntimeError):
    """The installation cannot be used as it is; the message says what is the case and what to do."""


def set_up() -> None:
    """Load Django. Settings that cannot be read are told as a sentence."""
    import warnings

    os.umask(0o077)  # what is written from here on is nobody else's to read
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyogi.config.settings")
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
    import django

    try:
        django.setup()
    except ValueError as fault:
        raise SystemExit(f"hyogi: {fault}") from None


def make_ready() -> None:
    """Bring the database to what this version needs, or refuse. Two starts at once wait for each other.

    Raises:
        NotReady: a database that cannot be reached, is of a newer version, or is not safe to write to.
    """
    from django.core.checks import ERROR, run_checks
    from django.utils.translation import gettext as _

    from hyogi.foundation import triggers

    with alone(), _alone_in_database():
        _migrate(_plan())
        triggers.put_back()
    faults = [check for check in run_checks() if check.level >= ERROR]
    if faults:
        raise NotReady("\n".join(f"{fault.msg} {fault.hint or ''}" for fault in faults))
    unsafe = unsafe_settings()
    if unsafe:
        raise NotReady(_("The database is not safe to write to:") + "\n" + "\n".join(f"  - {one}" for one in unsafe))


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time in this home folder."""
    with _door(".starting") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


@contextmanager
def _alone_in_database() -> Iterator[None]:
    """One process at a time in this PostgreSQL, also where two machines with a home folder each use it."""
    from django.db import DatabaseError, connection

    if connection.vendor != "postgresql":
        yield
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [STARTING])
    except DatabaseError as fault:
        raise _unusable(fault) from fault
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [STARTING])


@contextmanager
def serving_here() -> Iterator[None]:
    """Meanwhile this home folder is known to be served; several may serve it at once."""
    with _door(".serving") as door:
        fcntl.flock(door, fcntl.LOCK_SH)
        yield


@contextmanager
def nobody_serves() -> Iterator[None]:
    """Meanwhile nobody serves this home folder.

    Raises:
        NotReady: when somebody does.
    """
    from django.utils.translation import gettext as _

    with _door(".serving") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise NotReady(_("Hyogi is being served from this folder. End that first (Ctrl-C).")) from fault
        yield


def _door(name: str) -> Any:
    from django.conf import settings

    settings.HYOGI_HOME.mkdir(parents=True, exist_ok=True)
    return (settings.HYOGI_HOME / name).open("w")


def _plan() -> list[Any]:
    """The migrations that wait; refuses a database of a newer version, and one that does not answer."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor
    from django.utils.translation import gettext as _

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as fault:
        raise _unusable(fault) from fault
    newer = unknown_migrations(executor)
    if newer:
        raise NotReady(
            _(
                "The database was written by a newer version of Hyogi (it has %(names)s). "
                "Install that version, or restore a backup of this one."
            )
            % {"names": ", ".join(newer)}
        )
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def _unusable(fault: Exception) -> NotReady:
    from django.utils.translation import gettext as _

    return NotReady(
        _("The database cannot be used: %(fault)s. Look at DATABASE_URL and HYOGI_HOME.")
        % {"fault": str(fault).strip()}
    )


def unknown_migrations(executor: Any) -> list[str]:
    """Migrations that the database has and this version does not know."""
    known = set(executor.loader.disk_migrations)
    return sorted(f"{app}.{name}" for app, name in executor.loader.applied_migrations if (app, name) not in known)


def _migrate(plan: list[Any]) -> None:
    from django.core.management import call_command

    if plan:
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def unsafe_settings() -> list[str]:
    """What of promises P-1 and P-5 the database does not keep, as sentences."""
    from django.db import connection
    from django.utils.translation import gettext as _

    from hyogi.foundation import triggers

    found = [
        _("The table %(table)s can be changed, though it must not be.") % {"table": table}
        for table in triggers.missing()
    ]
    if connection.vendor == "sqlite":
        return found + _unsafe_sqlite()
    with connection.cursor() as cursor:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute("SELECT current_setting(%s)", [name])
            (value,) = cursor.fetchone()
            if value == "off" and os.environ.get("HYOGI_UNSAFE_POSTGRES") != "1":
                found.append(
                    _("PostgreSQL runs with %(name)s = off: a power cut would lose what was acknowledged.")
                    % {"name": name}
                )
    return found


def _unsafe_sqlite() -> list[str]:
    import sqlite3

    from django.db import connection
    from django.utils.translation import gettext as _

    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    if journal == "wal" and sqlite3.sqlite_version_info < (3, 51, 3):
        return [
            _("SQLite %(version)s can corrupt a database in WAL mode; 3.51.3 or newer is needed for it.")
            % {"version": sqlite3.sqlite_version}
        ]
    if (journal == "wal" and synchronous < 2) or (journal not in ("wal", "memory") and synchronous < 3):
        return [_("SQLite does not wait for the disk, so a power cut would lose what was acknowledged.")]
    return []
