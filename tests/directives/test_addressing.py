"""Whom a point addresses."""

import pytest

from hyogi.directives.rules import Address, Addressee, AddressKind

pytestmark = pytest.mark.either

CITY = Addressee("C", "1", "city", 0, frozenset({"city"}))
HARBOUR = Addressee("H", "11", "district", 1, frozenset({"city", "offices"}))
ISLES = Addressee("I", "12", "county", 1, frozenset({"countryside"}))
TOWN = Addressee("T", "121", "town", 2, frozenset({"countryside"}))
EVERY = [CITY, HARBOUR, ISLES, TOWN]


def codes(address: Address) -> list[str]:
    return [unit.code for unit in EVERY if address.reaches(unit)]


def test_an_address_to_all_reaches_every_unit_below_and_never_the_issuing_one() -> None:
    assert codes(Address(AddressKind.ALL)) == ["H", "I", "T"]


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        (Address(AddressKind.SECTOR, "countryside"), ["I", "T"]),
        (Address(AddressKind.SECTOR, "city"), ["H"]),
        (Address(AddressKind.KIND, "county"), ["I"]),
        (Address(AddressKind.LEVEL, "2"), ["T"]),
        (Address(AddressKind.BRANCH, "12"), ["I", "T"]),
        (Address(AddressKind.SECTOR, "two_new"), []),
    ],
)
def test_an_address_reaches_by_sector_kind_level_and_branch(address: Address, reached: list[str]) -> None:
    assert codes(address) == reached


def test_a_branch_out_of_sight_reaches_nobody() -> None:
    assert codes(Address(AddressKind.BRANCH, "")) == []
