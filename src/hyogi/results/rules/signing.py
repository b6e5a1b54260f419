"""Who signs a result, in which order: the roles of the regime, each filled by other persons.

Source: docs/regime-parameters.md, C1 `[sign_off]`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hyogi.foundation.policy import Role

SCRUTINEER = "scrutineer"
_ALONE = frozenset({"department_head", "panel_chair", "chair", "head"})


@dataclass(frozen=True)
class Seat:
    """One signature that a result needs: the role of the regime, and which of its signatures it is, from 1."""

    role: str
    number: int = 1

    @property
    def key(self) -> str:
        return f"{self.role}:{self.number}"


def seats_of(roles: Sequence[str], min_scrutineers: int) -> list[Seat]:
    """The signatures that a regime asks for, in order; of scrutineers as many as it says."""
    return [
        Seat(role, number)
        for role in roles
        for number in range(1, (max(min_scrutineers, 1) if role == SCRUTINEER else 1) + 1)
    ]


def next_seats(seats: Sequence[Seat], filled: Collection[str]) -> list[Seat]:
    """The seats that can be signed now: those of the first role that is not complete."""
    left = [seat for seat in seats if seat.key not in filled]
    return [seat for seat in left if seat.role == left[0].role]


def fits(seat: Seat, role: Role) -> bool:
    """Whether a post of this role in the convening unit signs on this seat: scrutineers are members, a head or chair
    signs alone, and for a body any of its leaders and members."""
    if seat.role == SCRUTINEER:
        return role is Role.MEMBER
    if seat.role in _ALONE:
        return role in (Role.HEAD, Role.DEPUTY)
    return role in (Role.HEAD, Role.DEPUTY, Role.MEMBER)
