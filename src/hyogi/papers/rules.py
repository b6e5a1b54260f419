"""What the papers of a meeting work out: how long each speaker may speak, when each item begins, who sits where.

Sources: docs/regime-parameters.md, `[meeting]` (`sitting_max_minutes`, `report_minutes_x10`, `break_every_minutes`) and
`[[agenda]]`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

MINUTE = 60
T = TypeVar("T")


@dataclass(frozen=True)
class Slot:
    """One item of the agenda: its `key` (for the caller), how long it takes once, how often it comes, and whether it is
    the report, whose time follows from what the others leave."""

    key: str
    seconds: int
    times: int
    is_report: bool = False


@dataclass(frozen=True)
class Shares:
    """How the fixed time of a meeting is shared. All in seconds.

    `total` is what all sittings have, `others` what everything but the reports takes, `share` what is left for each
    speaker, rounded down to the second, `each` what a speaker gets: the share, but no more than the regime's minutes.
    `over` is by how much the other items alone exceed the total; then nobody can speak, `each` is the regime's own
    time, and the meeting is too short.
    """

    sittings: int
    total: int
    others: int
    speakers: int
    share: int
    each: int
    over: int

    @property
    def spare(self) -> int:
        """What is left when everybody has spoken: for breaks and what takes longer."""
        return max(0, self.total - self.others - self.speakers * self.each)


def share_time(sitting_seconds: int, slots: Iterable[Slot], most: int, sittings: int = 0) -> Shares:
    """What each speaker gets of a meeting of `sittings` sittings (0: as few as give each speaker `most`, the time that
    the regime names). The other items first, the rest divided equally.

    >>> share_time(3600, [Slot("open", 600, 1), Slot("report", 0, 4, True)], most=480).each
    480
    >>> share_time(3600, [Slot("open", 1800, 1), Slot("report", 0, 4, True)], most=480, sittings=1).each
    450
    """
    slots = list(slots)
    others = sum(slot.seconds * slot.times for slot in slots if not slot.is_report)
    speakers = sum(slot.times for slot in slots if slot.is_report)
    needed = others + speakers * most
    count = sittings or max(1, -(-needed // sitting_seconds))
    total = count * sitting_seconds
    left = total - others
    share = max(0, left // speakers) if speakers else 0
    each = min(share, most) if left > 0 else most
    return Shares(count, total, others, speakers, share, each if speakers else 0, max(0, -left))


def starts(seconds: Sequence[int], first: int) -> list[int]:
    """When each item begins, in seconds after midnight, where they follow one another without a gap.

    >>> starts([180, 600], first=9 * 3600)
    [32400, 32580]
    """
    found, at = [], first
    for one in seconds:
        found.append(at)
        at += one
    return found


@dataclass(frozen=True)
class Row(Generic[T]):
    """One row of seats, from left to right, as seen from the front."""

    number: int
    seats: tuple[T, ...]


def seats_by_rank(people: Sequence[T]) -> tuple[T, ...]:
    """People in the order of their rank, seated so that the first sits in the middle, the second at his left hand (the
    right as seen from the hall), the third at his right hand, and so on.

    >>> seats_by_rank([1, 2, 3, 4, 5])
    (5, 3, 1, 2, 4)
    >>> seats_by_rank([1, 2, 3, 4])
    (3, 1, 2, 4)
    """
    seated: list[T] = []
    for place, one in enumerate(people):
        if place % 2:
            seated.append(one)
        else:
            seated.insert(0, one)
    return tuple(seated)


def seat_in_rows(people: Sequence[T], wide: int) -> list[Row[T]]:
    """People in rows of `wide` seats in their order, the first row first.

    >>> [row.seats for row in seat_in_rows([1, 2, 3], 2)]
    [(1, 2), (3,)]
    """
    return [Row(at // wide + 1, tuple(people[at : at + wide])) for at in range(0, len(people), wide)]
