"""SQLite keeps ids as text, and a page about thousands of units reads the same ids several times: each text is turned
into its id once. On PostgreSQL the driver gives ids."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.backends.signals import connection_created

MOST = 50_000
"""How many ids a process keeps, some fifteen megabytes when full."""

_id = lru_cache(maxsize=MOST)(UUID)


def keep() -> None:
    """Have every connection to SQLite opened from now on keep the ids that it reads."""
    connection_created.connect(_teach, dispatch_uid="known ids")


def _teach(connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.ops.convert_uuidfield_value = _read


def _read(value: Any, _expression: Any, _connection: Any) -> UUID | None:
    return None if value is None else _id(value)
