"""What happened to a unit or a post, read from the audit log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.models import Event, StoredFile
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import ALWAYS, Person, Post, Tenure, Unit
from hyogi.organisation.queries.sight import visible_people, visible_states


@dataclass(frozen=True)
class Happened:
    """One act: when it was entered, from which day it holds, by whom and for whom, and what it was about.

    What is out of the reader's sight is left out: `by`, `for_whom`, `post`, `person` and `parent` are then nothing.
    `reason` and `scan` are for those who may read the log of this unit.
    """

    verb: str
    at: datetime
    on: date | None
    by: Texts | None
    label: str
    for_whom: Texts | None
    entered_for: bool
    reason: str
    scan: UUID | None
    post: Post | None = None
    person: Person | None = None
    parent: Texts | None = None
    moved: int = 0
    manner: str = ""
    by_administrator: bool = False


def events_of_unit(unit: Unit) -> QuerySet[Event]:
    """The acts on the unit, its posts and their holders."""
    posts = Post.unscoped.filter(unit=unit).values("pk")
    return _about(Q(subject=unit.pk) | Q(subject__in=posts) | Q(subject__in=_tenures(posts)))


def events_of_post(post: Post) -> QuerySet[Event]:
    """The acts on the post and its holders."""
    return _about(Q(subject=post.pk) | Q(subject__in=_tenures([post.pk])))


def _tenures(posts: Any) -> Any:
    return Tenure.unscoped.filter(post__in=posts).values("pk")


def _about(condition: Q) -> QuerySet[Event]:
    rows: QuerySet[Event] = Event.unscoped.filter(condition).order_by("-id")
    return rows


def told(actor: Actor, events: Iterable[Event], path: str) -> list[Happened]:
    """The events in words that the actor may read, in a number of statements that does not grow with them. `path` is
    where the unit lies, which decides whether he may read reasons and see scans."""
    rows = list(events)
    keeps = actor.may(Action.SEE_AUDIT, TargetFacts(path=path))
    posts = {str(key): post for post in visible_posts_ever(actor, rows) for key in (post.pk, post.code)}
    people = {str(key): person for person in _people_named(actor, rows) for key in (person.pk, person.code)}
    parents = {
        state.unit.code: state.title
        for state in visible_states(actor).filter(unit__code__in={row.facts.get("parent", "") for row in rows})
    }
    return [
        Happened(
            verb=row.verb,
            at=row.at,
            on=_day(row.facts.get("on")),
            by=_title(posts.get(str(row.actor_post))),
            label=row.actor_label,
            for_whom=_title(posts.get(str(row.on_behalf_of))),
            entered_for=row.on_behalf_of is not None,
            reason=row.facts.get("reason", "") if keeps or row.subject_type == "Unit" else "",
            scan=row.pk if keeps and row.scan_id else None,
            post=posts.get(_post_code(row)),
            person=people.get(str(row.facts.get("person"))),
            parent=parents.get(row.facts.get("parent", "")),
            moved=row.facts.get("moved", 0),
            manner=row.facts.get("manner", ""),
            by_administrator=row.actor_post is None and row.actor_account is not None,
        )
        for row in rows
    ]


def visible_posts_ever(actor: Actor, rows: Iterable[Event]) -> QuerySet[Post]:
    """The posts that the events name, those in units in sight today, closed or not."""
    rows = list(rows)
    ids = {row.actor_post for row in rows} | {row.on_behalf_of for row in rows}
    codes = {_post_code(row) for row in rows} - {""}
    return _posts_ever(actor).filter(Q(pk__in=ids - {None}) | Q(code__in=codes))


def acting_posts(actor: Actor, rows: Iterable[Event]) -> QuerySet[Post]:
    """The posts in which the events were done, those in units in sight today, closed or not."""
    return _posts_ever(actor).filter(pk__in={row.actor_post for row in rows if row.actor_post})


def _posts_ever(actor: Actor) -> QuerySet[Post]:
    found: QuerySet[Post] = Post.unscoped.filter(unit__in=visible_states(actor).values("unit"))
    return found


def _post_code(row: Event) -> str:
    """The code of the post that the event is about; the code of a unit may be the same word and means no post."""
    return "" if row.subject_type == "Unit" else str(row.facts.get("post") or row.facts.get("code") or "")


def _people_named(actor: Actor, rows: Iterable[Event]) -> QuerySet[Person]:
    """The people whom the events name, by id or by code, those in sight."""
    named = {row.facts.get("person") for row in rows} - {None}
    return visible_people(actor).filter(Q(pk__in=_ids(named)) | Q(code__in=named))


def _title(post: Post | None) -> Texts | None:
    return post.title if post else None


def _day(text: Any) -> date | None:
    day = date.fromisoformat(text) if text else ALWAYS
    return None if day == ALWAYS else day


def _ids(values: Iterable[Any]) -> set[UUID]:
    found = set()
    for value in values:
        try:
            found.add(UUID(str(value)))
        except ValueError:
            continue
    return found


@dataclass(frozen=True)
class ScanTarget:
    """The paper behind an act that was entered for another."""

    event: Event
    scan: StoredFile

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.event.path)


def scan_in_sight(actor: Actor, id: UUID) -> ScanTarget:
    """The scan kept with the event; `Hidden` where there is none, or the unit that it is about is out of sight."""
    event = Event.unscoped.filter(pk=id, scan__isnull=False).select_related("scan").first()
    if event is None or event.scan is None:
        raise Hidden
    return ScanTarget(event, event.scan)


def a_scan() -> dict[str, UUID]:
    """An example for the walks over all pages: an act that was entered for another, or what is nowhere."""
    return {"id": Event.unscoped.filter(scan__isnull=False).values_list("pk", flat=True).first() or UUID(int=0)}
