"""What was read of a file of scores, carried through the page on which it is looked over: one signed value for all
units, however many there are, so that it does not matter how many fields a form may have."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor

SALT = "reviews scores of a file"
KEPT = 24 * 3600
"""Seconds for which what was read can be kept."""


@dataclass(frozen=True)
class Read:
    """What a file says of a unit, and the number of the score that stood when it was read."""

    typed: str
    seen: int


def signed(actor: Actor, cycle: Cycle, component: str, office: str, rows: Mapping[UUID, Read]) -> str:
    """What was read, for this actor, sheet and office alone."""
    told = [[pk.hex, row.typed, row.seen] for pk, row in rows.items()]
    return signing.dumps([_whose(actor, cycle, component, office), told], salt=SALT, compress=True)


def opened(actor: Actor, cycle: Cycle, component: str, office: str, value: str) -> dict[UUID, Read] | None:
    """What was read; `None` where it was not signed here for this actor, sheet and office, or more than a day ago."""
    try:
        whose, told = signing.loads(value, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    if whose != _whose(actor, cycle, component, office):
        return None
    return {UUID(pk): Read(typed, seen) for pk, typed, seen in told}


def _whose(actor: Actor, cycle: Cycle, component: str, office: str) -> list[str]:
    return [str(actor.who or ""), str(cycle.pk), component, office]
