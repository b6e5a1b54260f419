"""What the home page and the health page ask."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet

from hyogi.cycles import duties
from hyogi.cycles.duties import Duty
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import FIRST
from hyogi.foundation.languages import Texts
from hyogi.foundation.models import Event, KeptText, Seal
from hyogi.foundation.paths import within_any
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.organisation.queries.history import acting_posts
from hyogi.records.models import Publication
from hyogi.records.queries import has_desk, newest

NEWEST, LATELY = 3, 5


@dataclass(frozen=True)
class Board:
    """What stands on the home page of an actor: what is due from him, the newest public records, and what
    happened lately in the units whose log he keeps."""

    due: list[Duty]
    records: list[Publication]
    may_publish: bool
    lately: list["Logged"]


def board(actor: Actor) -> Board:
    """The board of the actor; the same number of statements however much there is."""
    return Board(
        due=duties.of(actor) if actor.signed_in else [],
        records=newest(NEWEST),
        may_publish=actor.may(Action.SEE_RECORD_DESK) and has_desk(actor),
        lately=with_names(actor, list(logged(actor).order_by("-id")[:LATELY])) if actor.may(Action.SEE_AUDIT) else [],
    )


@dataclass(frozen=True)
class Logged:
    """One event of the audit log as a page shows it."""

    event: Event
    by: Texts | None


def logged(actor: Actor) -> QuerySet[Event]:
    """The events of the units that the actor keeps the log of; for administrators of the installation, all."""
    events: QuerySet[Event] = Event.unscoped.all()
    if actor.sees_all:
        return events
    tops = [post.path for post in actor.facts.posts if actor.may(Action.SEE_AUDIT, TargetFacts(path=post.path))]
    return events.filter(within_any("path", tops))


def with_names(actor: Actor, events: list[Event]) -> list[Logged]:
    """The events with the posts in which they were done, where these are in the actor's sight."""
    posts = {post.pk: post.title for post in acting_posts(actor, events)}
    return [Logged(event, posts.get(event.actor_post) if event.actor_post else None) for event in events]


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


def a_kept_text() -> dict[str, UUID]:
    """An example for the walks over all pages: what some browser typed too late, or what is nowhere."""
    return {"id": KeptText.unscoped.values_list("pk", flat=True).first() or UUID(int=0)}
