"""The way of a practice: proposed by a unit, recommended by the level above, taken over by others, credited."""

from enum import StrEnum


class Move(StrEnum):
    """What the convening unit may do with a practice."""

    RECOMMENDED = "recommended"
    CREDITED = "credited"
    SET_ASIDE = "set_aside"


_NEXT = {
    "proposed": {Move.RECOMMENDED, Move.SET_ASIDE},
    "recommended": {Move.CREDITED, Move.SET_ASIDE},
    "set_aside": {Move.RECOMMENDED},
    "credited": set(),
}


def may_move(state: str, move: Move, adoptions: int) -> bool:
    """Whether a practice may take this step. It is credited when at least one other unit has taken it over."""
    return move in _NEXT[state] and (move is not Move.CREDITED or adoptions > 0)
