"""Whom a point addresses: by sector, kind, level or branch, within the tree of the cycle."""

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
