"""Every question asked of directives and programmes, about a cycle in sight; whom a point addresses is answered with
the units that the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.cycles.queries import frozen_below, visible_cycles
from hyogi.directives import rules
from hyogi.directives.models import Addressing, CarriesOut, Directive, Point, Programme
from hyogi.directives.rules import AddressKind
from hyogi.foundation.actors import Actor
from hyogi.foundation.paths import depth_of
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.meetings.models import Document


@dataclass(frozen=True)
class PointPart:
    """A point with its addresses."""

    point: Point
    addresses: list[Addressing]


@dataclass(frozen=True)
class Asked:
    """A numbered requirement (or the common duty) with its addresses and its lettered parts."""

    point: Point
    addresses: list[Addressing]
    parts: list[PointPart] = field(default_factory=list)


@dataclass(frozen=True)
class Issued:
    """A directive with the documents that it carries out, its requirements in order, and the duty of all levels."""

    directive: Directive
    above: list[Document]
    requirements: list[Asked]
    duty: Asked | None


def directive_of(cycle: Cycle) -> Issued | None:
    """What the cycle requires of the year to come. Four statements, however many points."""
    found = _of(cycle, Directive).select_related("issued_by", "speech__by__person").first()
    if found is None:
        return None
    addresses: dict[UUID, list[Addressing]] = {}
    for one in _of(cycle, Addressing):
        addresses.setdefault(one.point_id, []).append(one)
    asked: dict[UUID, Asked] = {}
    parts: list[tuple[UUID, Point]] = []
    for point in _of(cycle, Point).filter(directive=found):
        if point.part_of_id:
            parts.append((point.part_of_id, point))
        else:
            asked[point.pk] = Asked(point, addresses.get(point.pk, []))
    for whole, part in parts:
        asked[whole].parts.append(PointPart(part, addresses.get(part.pk, [])))
    above = _of(cycle, CarriesOut).filter(directive=found).select_related("document")
    requirements = [one for one in asked.values() if one.point.number]
    duty = next((one for one in asked.values() if not one.point.number), None)
    return Issued(found, [link.document for link in above], requirements, duty)


def numbers_said(cycle: Cycle) -> dict[UUID, str]:
    """Which points of speeches state a requirement: its number by the speech point's id; the common duty is "0"."""
    stated = _of(cycle, Point).filter(said_as__isnull=False).values_list("said_as", "number")
    return {said_as: str(number) for said_as, number in stated}


def programmes_of(cycle: Cycle) -> list[Programme]:
    """The named undertakings in order, each with its unit."""
    return list(_of(cycle, Programme).select_related("unit"))


def example() -> dict[str, UUID]:
    """What fills the address of a point in the demonstration: the first part of a requirement there."""
    return {"id": Point.unscoped.exclude(letter="").order_by("number", "letter", "pk").values_list("pk", flat=True)[0]}


@dataclass(frozen=True)
class Reach:
    """One address and the units of the frozen tree that it reaches, as far as the actor sees them."""

    address: Addressing
    units: list[FrozenUnit]


@dataclass(frozen=True)
class PointPage:
    """A point, where it stands, and whom it reaches. `parts` of a numbered point; `total` units in sight are below the
    issuing one."""

    cycle: Cycle
    directive: Directive
    point: Point
    reaches: list[Reach]
    parts: list[Point]
    total: int

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def point_page(actor: Actor, id: UUID) -> PointPage:
    """The point with this id; `Hidden` where its cycle is out of sight."""
    point = Point.unscoped.filter(pk=id).select_related("directive__issued_by").first()
    cycle = visible_cycles(actor).filter(pk=point.cycle_id).first() if point else None
    if point is None or cycle is None:
        raise Hidden
    addresses = list(_of(cycle, Addressing).filter(point=point))
    units = frozen_below(actor, cycle, point.directive.issued_by)
    parts = _of(cycle, Point).filter(part_of=point)
    return PointPage(
        cycle=cycle,
        directive=point.directive,
        point=point,
        reaches=[Reach(one, reached(units, one, point.directive.issued_by)) for one in addresses],
        parts=list(parts),
        total=len(units),
    )


def reached(units: Iterable[FrozenUnit], address: Addressing, issuing: FrozenUnit) -> list[FrozenUnit]:
    """The units that the address reaches, in the order of the tree."""
    by_path = {unit.path: unit for unit in units}
    facts = [_addressee(unit, issuing) for unit in by_path.values()]
    kind, code = AddressKind(address.kind), address.code
    if kind is AddressKind.BRANCH:
        code = next((unit.path for unit in by_path.values() if unit.code == address.code), "")
    rule = rules.Address(kind, code)
    return [by_path[unit.path] for unit in rules.addressed(facts, [rule])]


def _addressee(unit: FrozenUnit, issuing: FrozenUnit) -> rules.Addressee:
    level = unit.depth - depth_of(issuing.path)
    return rules.Addressee(unit.code, unit.path, unit.kind, level, frozenset(unit.sector_codes))


def _of(cycle: Cycle, model: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return rows
