"""What the home page and the health page ask."""

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import FIRST
from hyogi.foundation.models import Seal


@dataclass(frozen=True)
class Board:
    """What stands on the home page of an actor."""

    posts: int


def board(actor: Actor) -> Board:
    """The board of the actor."""
    return Board(posts=len(actor.facts.posts))


@dataclass(frozen=True)
class Chain:
    """How far the audit log is sealed: number, hash and instant of the last seal."""

    number: int
    head: str
    at: datetime | None


def chain() -> Chain:
    """The last seal of the audit log."""
    last = Seal.unscoped.order_by("-number").first()
    return Chain(last.number, last.head, last.at) if last else Chain(0, FIRST, None)


def health() -> tuple[bool, str]:
    """(healthy, one word): `ok`, `migrating` while the database is not as this version needs it, `no database`."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False, "no database"
    return (False, "migrating") if waiting else (True, "ok")
