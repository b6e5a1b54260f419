"""What the papers of a meeting work out: who sits where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


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
