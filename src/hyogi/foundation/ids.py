"""The application makes its own ids."""

from uuid import UUID, uuid4

import uuid6


def new_id() -> UUID:
    """A time-ordered id (UUID version 7): neighbours in time lie together in an index."""
    return UUID(int=uuid6.uuid7().int)


def random_id() -> UUID:
    """An id that says nothing about when it was made: for everything near a ballot, and for secrets in addresses."""
    return uuid4()
