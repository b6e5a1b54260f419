"""One way to write: a transaction, and on SQLite the one writer's turn."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_turn = threading.RLock()


@contextmanager
def writing() -> Iterator[None]:
    """Everything inside is stored together or not at all.

    SQLite takes one writer at a time. Waiting in the process is fair and quick, where waiting on the file means
    polling; so the turn is taken here before `BEGIN IMMEDIATE`. Nests: the outermost decides.
    """
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    with _turn, transaction.atomic():
        yield


def in_writing() -> bool:
    """Whether the caller stands inside a transaction."""
    return connection.in_atomic_block
