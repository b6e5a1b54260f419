"""From a plan to the register: one file for each kind of file, all with the same door, `store(actor, work)`.

Called inside the register's turn; writes in batches, one audit event for each act.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hyogi.organisation.importing.storing import people, posts, tenures, units
from hyogi.organisation.importing.tables import Kind

STORES: Mapping[Kind, Callable[..., None]] = {
    Kind.UNITS: units.store,
    Kind.POSTS: posts.store,
    Kind.PEOPLE: people.store,
    Kind.TENURES: tenures.store,
}


def store(kind: Kind, actor: Any, work: Any, say: Callable[[int, int], None]) -> None:
    """Write what was planned."""
    STORES[kind](actor, work, say)
