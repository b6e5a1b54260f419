"""How a row of a ballot is written: once, with its fingerprint."""

from typing import TypeVar

from hyogi.ballots.models import Kept
from hyogi.ballots.sealing import fingerprint

SomeRow = TypeVar("SomeRow", bound=Kept)


def store(row: SomeRow) -> SomeRow:
    """Write a new row and return it."""
    row.sha256 = fingerprint(row)
    row.save(force_insert=True)
    return row
