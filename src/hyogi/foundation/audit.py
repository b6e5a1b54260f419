"""The audit log: acts write events, a sealer chains them, anyone can recompute the chain.

Writers never queue for the chain: an event is stored unchained in the act's own transaction, and `seal` hashes what
is committed in batches. A closed list says which facts an event may hold, so that no text, name or secret gets in.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Event, Seal, SealedEvent, StoredFile
from hyogi.foundation.verbs import ALLOWED_FACTS, Verb
from hyogi.foundation.writing import in_writing, writing

__all__ = [
    "ALLOWED_FACTS",
    "BATCH",
    "FIRST",
    "Difference",
    "Verb",
    "canonical",
    "head",
    "record",
    "record_all",
    "seal",
    "verify",
]

BATCH = 5000
FIRST = "0" * 64


def record(
    actor: Actor,
    verb: Verb,
    subject: Any,
    facts: Mapping[str, Any] | None = None,
    *,
    path: str = "",
    on_behalf_of: UUID | None = None,
    scan: StoredFile | None = None,
) -> Event:
    """Write that it happened, in the transaction in which it happens. `subject` is the row that the act is about;
    `path` the unit it belongs to, by which readers of the log are scoped."""
    return record_all(actor, [(verb, subject, facts or {}, path)], on_behalf_of=on_behalf_of, scan=scan)[0]


def record_all(
    actor: Actor,
    acts: Iterable[tuple[Verb, Any, Mapping[str, Any], str]],
    *,
    on_behalf_of: UUID | None = None,
    scan: StoredFile | None = None,
) -> list[Event]:
    """Many events of one act (an import) in one statement per batch."""
    if not in_writing():
        raise RuntimeError("an event is written in the transaction of its act")
    return Event.unscoped.bulk_create(
        [
            Event(
                verb=verb,
                actor_person=actor.person_id,
                actor_account=actor.account_id,
                actor_post=actor.post_id,
                actor_label=actor.label[:200] if actor.facts.console else "",
                on_behalf_of=on_behalf_of,
                scan=scan,
                subject_type=type(subject).__name__,
                subject=subject.pk,
                path=path,
                facts=_checked(verb, facts),
            )
            for verb, subject, facts, path in acts
        ],
        batch_size=BATCH,
    )


def _checked(verb: Verb, facts: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(facts) - ALLOWED_FACTS[verb]
    if unknown:
        raise ValueError(f"{verb} may not hold {sorted(unknown)}")
    return dict(facts)


def seal() -> int:
    """Chain all committed, unsealed events. Returns how many. Safe to run from several places at once."""
    sealed = 0
    while True:
        with writing():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [0x48796F67])
            waiting = list(Event.unscoped.filter(~_is_sealed()).order_by("id")[:BATCH])
            if not waiting:
                return sealed
            last = Seal.unscoped.order_by("-number").first()
            previous = last.head if last else FIRST
            made = Seal.unscoped.create(
                number=last.number + 1 if last else 1,
                previous=previous,
                head=_chain(previous, (canonical(event) for event in waiting)),
                events=len(waiting),
            )
            SealedEvent.unscoped.bulk_create(
                [SealedEvent(event=event, seal=made, position=n) for n, event in enumerate(waiting)],
                batch_size=BATCH,
            )
            sealed += len(waiting)


def _is_sealed() -> Exists:
    return Exists(SealedEvent.unscoped.filter(event=OuterRef("pk")))


def head() -> str:
    """The hash that stands for all that was sealed so far; printed in papers and mailed."""
    last = Seal.unscoped.order_by("-number").first()
    return last.head if last else FIRST


@dataclass(frozen=True)
class Difference:
    """One place where the log does not say what was sealed: seal `number`, and what differs, in plain words."""

    number: int
    what: str


def verify() -> Iterator[Difference]:
    """Recompute the whole chain; yields every seal that does not hold."""
    previous, expected = FIRST, 1
    for made in Seal.unscoped.order_by("number").iterator():
        if made.number != expected:
            yield Difference(made.number, _("seal %(number)s before it is missing") % {"number": expected})
            expected = made.number
        if made.previous != previous:
            yield Difference(made.number, _("it does not follow from the seal before it"))
        events = list(Event.unscoped.filter(pk__in=SealedEvent.unscoped.filter(seal=made).values("event")))
        places = dict(SealedEvent.unscoped.filter(seal=made).values_list("event_id", "position"))
        if len(events) != made.events:
            yield Difference(
                made.number,
                _("%(sealed)s events were sealed, %(there)s are there") % {"sealed": made.events, "there": len(events)},
            )
        events.sort(key=lambda event: places[event.pk])
        if _chain(made.previous, map(canonical, events)) != made.head:
            yield Difference(made.number, _("an event was changed after it was sealed"))
        previous, expected = made.head, expected + 1


def canonical(event: Event) -> bytes:
    """The bytes of an event that are hashed: JSON with sorted keys, no blanks, instants in UTC to the microsecond."""
    plain = {
        "id": str(event.pk),
        "at": event.at.isoformat(timespec="microseconds"),
        "verb": str(event.verb),
        "actor": [_text(event.actor_person), _text(event.actor_account), _text(event.actor_post), event.actor_label],
        "for": _text(event.on_behalf_of),
        "scan": _text(event.scan_id),
        "subject": [event.subject_type, str(event.subject)],
        "path": event.path,
        "facts": event.facts,
    }
    return json.dumps(plain, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _text(value: UUID | None) -> str:
    return str(value) if value else ""


def _chain(previous: str, events: Iterable[bytes]) -> str:
    digest = hashlib.sha256(previous.encode())
    for event in events:
        digest.update(hashlib.sha256(event).digest())
    return digest.hexdigest()
