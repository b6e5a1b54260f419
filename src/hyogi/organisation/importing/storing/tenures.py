"""Tenures, begun and ended in batches."""

from collections.abc import Callable
from typing import Any

from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.organisation.importing.planning.tenures import Held, TenureWork
from hyogi.organisation.models import Tenure

BATCH = 2_000


def store(actor: Actor, work: TenureWork, say: Callable[[int, int], None]) -> None:
    """Write the planned tenures. What ends, ends before what follows begins."""
    rows = [Tenure(id=held.id, valid_to=held.until, reason=held.reason) for held in (*work.ended, *work.changed)]
    if rows:
        Tenure.unscoped.bulk_update(rows, ["valid_to", "reason"], batch_size=200)
    Tenure.unscoped.bulk_create(
        [
            Tenure(
                id=held.id,
                person_id=held.person.id,
                post_id=held.post.id,
                manner=held.manner,
                valid_from=held.first,
                valid_to=held.until,
                reason=held.reason,
            )
            for held in work.appointed
        ],
        batch_size=BATCH,
    )
    acts = [_act(Verb.APPOINTED, held, str(held.first), work.file) for held in work.appointed]
    acts += [_act(Verb.TENURE_ENDED, held, str(held.until), work.file) for held in work.ended]
    audit.record_all(actor, acts)
    say(1, 1)


def _act(verb: Verb, held: Held, on: str, file: str) -> tuple[Verb, Any, dict[str, Any], str]:
    facts = {
        "post": held.post.code,
        "person": held.person.code,
        "manner": held.manner,
        "on": on,
        "reason": held.reason or file,
    }
    return verb, Tenure(id=held.id), facts, held.post.path
