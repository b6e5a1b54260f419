"""What waits for an actor. Rooms above and `waiting` of this room offer it; the home page shows it,
the most urgent first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hyogi.cycles.queries import read_once
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor


@dataclass(frozen=True)
class Duty:
    """One thing to do: what it is about, what is asked in a sentence, the verb on the button and where it is done.

    `due` is the instant until when, where there is one; `late` says that it has passed. `since` is when it came up.
    """

    what: Any
    words: Any
    verb: Any
    url: str
    due: datetime | None = None
    late: bool = False
    since: datetime | None = None


Tells = Callable[[Actor], list[Duty]]
_OFFERED: dict[str, Tells] = {}


def offer(name: str, tells: Tells) -> None:
    """Have the home page ask `tells` for the actor's duties; a second offer of the name takes its place."""
    _OFFERED[name] = tells


def of(actor: Actor) -> list[Duty]:
    """All duties of the actor: late ones first, then by due instant, those without one last."""
    with read_once():
        found = [_marked(duty) for tells in _OFFERED.values() for duty in tells(actor)]
    return sorted(found, key=lambda duty: (not duty.late, duty.due is None, duty.due.timestamp() if duty.due else 0.0))


def _marked(duty: Duty) -> Duty:
    """The duty, late where its instant has passed."""
    return replace(duty, late=True) if duty.due is not None and duty.due < clock.now() else duty
