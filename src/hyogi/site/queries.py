"""What the home page and the health page ask."""

from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from hyogi.foundation.actors import Actor


@dataclass(frozen=True)
class Board:
    """What stands on the home page of an actor."""

    posts: int


def board(actor: Actor) -> Board:
    """The board of the actor."""
    return Board(posts=len(actor.facts.posts))


def health() -> tuple[bool, str]:
    """(healthy, one word): `ok`, `migrating` while the database is not as this version needs it, `no database`."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False, "no database"
    return (False, "migrating") if waiting else (True, "ok")
