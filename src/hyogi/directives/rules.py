"""Whom a point addresses: by sector, kind, level or branch, within the tree of the cycle; and how far a unit is."""

from dataclasses import dataclass
from enum import StrEnum


class AddressKind(StrEnum):
    """By what an address finds units."""

    ALL = "all"
    SECTOR = "sector"
    KIND = "kind"
    LEVEL = "level"
    BRANCH = "branch"


@dataclass(frozen=True)
class Addressee:
    """A unit as an address sees it. `level` is 1 for the units directly under the issuing unit."""

    code: str
    path: str
    kind: str
    level: int
    sectors: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Address:
    """One address of a point. `code` is a sector, a kind, a level ("1"), or the path of the top of a branch; without
    a path (a branch out of sight) it reaches nobody."""

    kind: AddressKind
    code: str = ""

    def reaches(self, unit: Addressee) -> bool:
        """Whether the unit is addressed; the issuing unit and those above it never are."""
        if unit.level < 1:
            return False
        match self.kind:
            case AddressKind.ALL:
                return True
            case AddressKind.SECTOR:
                return self.code in unit.sectors
            case AddressKind.KIND:
                return self.code == unit.kind
            case AddressKind.LEVEL:
                return self.code == str(unit.level)
            case AddressKind.BRANCH:
                return bool(self.code) and unit.path.startswith(self.code)


class UptakeState(StrEnum):
    """How far a unit is with a point, in order."""

    ACKNOWLEDGED = "acknowledged"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"


_ORDER = list(UptakeState)


def may_step(before: UptakeState | None, after: UptakeState) -> bool:
    """Whether a unit may go from one state to the other: first it acknowledges; then it may go on or stay and tell
    more, and come back from "done" where that proved wrong; what was acknowledged stays acknowledged."""
    if before is None or after is UptakeState.ACKNOWLEDGED:
        return before is None and after is UptakeState.ACKNOWLEDGED
    return _ORDER.index(after) >= _ORDER.index(before) or before is UptakeState.DONE


def lacks_text(state: UptakeState, text: str) -> bool:
    """Whether a step says too little: a plan and what was done are told in words, an acknowledgement needs none."""
    return state is not UptakeState.ACKNOWLEDGED and not text.strip()
