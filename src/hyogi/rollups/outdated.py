"""Which mails that wait say what is not so any more. Each room that puts in mails offers what it knows of its own."""

from collections.abc import Callable, Sequence
from uuid import UUID

from hyogi.rollups.models import ReminderMail

Finds = Callable[[Sequence[ReminderMail]], set[UUID]]
_OFFERED: dict[str, Finds] = {}


def offer(name: str, finds: Finds) -> None:
    """Have `finds` asked for the ids of its outdated mails among those that wait; a second offer takes its place."""
    _OFFERED[name] = finds


def among(mails: Sequence[ReminderMail]) -> set[UUID]:
    """The ids of those of these mails that are not sent any more."""
    return {id for finds in _OFFERED.values() for id in finds(mails)}
