"""Emptying a demonstration, and never anything else.

Two marks must agree before anything is deleted: the database says that it is a demonstration, and the home folder
holds a file with the number of that same installation, written when the demonstration was prepared. A database that
cannot be read says nothing, so nothing is deleted.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from hyogi.foundation.models import Installation
from hyogi.ops.ready import NotReady, alone, nobody_serves

MARK = ".demonstration"
PATIENCE = 1.0
"""Seconds for which a locked database is waited for."""


def mark(installation: Installation) -> None:
    """Note in the home folder that this installation is a demonstration."""
    place = settings.HYOGI_HOME / MARK
    if not place.exists() or place.read_text() != str(installation.pk):
        place.write_text(str(installation.pk))


def start_over() -> None:
    """Empty the database and the kept files of a demonstration.

    Raises:
        NotReady: where this is not certainly a demonstration, where the database cannot be read, and while somebody
            serves it or writes to it. Nothing was deleted then.
    """
    with alone(), nobody_serves():
        tables = _tables()
        if tables or _files():
            _must_be_a_demonstration(tables)
        if connection.vendor == "sqlite":
            _delete_database()
        else:
            _drop(tables)
        for place in _files():
            shutil.rmtree(place)
        (settings.HYOGI_HOME / MARK).unlink(missing_ok=True)


def _tables() -> list[str]:
    """The tables that there are. A SQLite file is opened without Django, which would write into it."""
    with _readable():
        if connection.vendor != "sqlite":
            return connection.introspection.table_names()
        database = Path(connection.settings_dict["NAME"])
        if not database.exists() or database.stat().st_size == 0:
            return []
        with closing(sqlite3.connect(database, timeout=PATIENCE, isolation_level=None)) as raw:
            raw.execute("BEGIN EXCLUSIVE")  # nobody is in the middle of writing
            return [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def _must_be_a_demonstration(tables: list[str]) -> None:
    kinds: dict[str, str] = {}
    if Installation._meta.db_table in tables and all(map(_is_ours, tables)):
        with _readable():
            kinds = {str(pk): kind for pk, kind in Installation.unscoped.values_list("pk", "kind")}
    if tables and set(kinds.values()) != {Installation.DEMO}:
        raise NotReady(_("REFRESH=1 empties demonstrations only, and this installation is none. Nothing was deleted."))
    place = settings.HYOGI_HOME / MARK
    marked = place.read_text().strip() if place.exists() else ""
    if not marked or (kinds and marked not in kinds):
        raise NotReady(
            _(
                "REFRESH=1 empties only what was prepared as a demonstration in this folder (%(home)s). "
                "If it is one, run “make demo” once without REFRESH, then again with it. Nothing was deleted."
            )
            % {"home": settings.HYOGI_HOME}
        )


def _is_ours(table: str) -> bool:
    """Whether the table is one that Hyogi makes, in this version or an older one."""
    first = table.partition("_")[0]
    return first in ("django", "sqlite") or first in {config.label for config in apps.get_app_configs()}


@contextmanager
def _readable() -> Iterator[None]:
    """What cannot be read is not known to be a demonstration."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as fault:
        raise NotReady(
            _(
                "The database cannot be read (%(fault)s), so nobody knows whether it is a demonstration. "
                "Look at %(place)s: end the program that uses it, or restore a backup. "
                "To begin a demonstration elsewhere: HYOGI_HOME=… make demo. Nothing was deleted."
            )
            % {"fault": str(fault).strip(), "place": connection.settings_dict["NAME"]}
        ) from fault
    finally:
        connection.close()


def _delete_database() -> None:
    connection.close()
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{connection.settings_dict['NAME']}{ending}").unlink(missing_ok=True)


def _drop(tables: list[str]) -> None:
    if tables:
        with connection.cursor() as cursor:
            named = ", ".join(connection.ops.quote_name(table) for table in tables)
            cursor.execute(f"DROP TABLE {named} CASCADE")
    connection.close()


def _files() -> list[Path]:
    """The folders of kept files: two signs of the hash each."""
    return sorted((settings.HYOGI_HOME / "files").glob("[0-9a-f][0-9a-f]"))
