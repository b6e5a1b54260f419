"""Every question asked of directives and programmes, about a cycle in sight; whom a point addresses is answered with
the units that the actor may see."""

from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.cycles.queries import frozen_below, visible_cycles
from hyogi.directives import rules
from hyogi.directives.models import Addressing, CarriesOut, Directive, DirectiveState, Point, Programme
from hyogi.directives.rules import AddressKind
from hyogi.foundation.actors import Actor
from hyogi.foundation.paths import STEP, depth_of
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
    if found is None or found.state != DirectiveState.ISSUED:
        return None
    addresses: dict[UUID, list[Addressing]] = {}
    for one in _of(cycle, Addressing):
        addresses.setdefault(one.point_id, []).append(one)
    asked: dict[UUID, Asked] = {}
    parts: list[tuple[UUID, Point]] = []
    for point in _of(cycle, Point).filter(directive=found, added_by__isnull=True):
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
class PointPage:
    """A point and where it stands; `parts` are the lettered points below a numbered one."""

    cycle: Cycle
    directive: Directive
    point: Point
    addresses: list[Addressing]
    parts: list[Point]

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def point_page(actor: Actor, id: UUID) -> PointPage:
    """The point with this id; `Hidden` where its cycle is out of sight."""
    point = Point.unscoped.filter(pk=id).select_related("directive__issued_by", "added_by", "cycle__convening").first()
    cycle = visible_cycles(actor).filter(pk=point.cycle_id).first() if point else None
    if point is None or cycle is None or point.directive.state != DirectiveState.ISSUED:
        raise Hidden
    addresses = list(_of(cycle, Addressing).filter(point=point))
    return PointPage(cycle, point.directive, point, addresses, list(_of(cycle, Point).filter(part_of=point)))


@dataclass(frozen=True)
class Reach:
    """Whom a point reaches, as far as the actor sees: `counts` for each address, `total` units are below the issuing
    one, `units` are the reached ones in the order of the tree, each once."""

    counts: list[int]
    total: int
    units: QuerySet[FrozenUnit]
    asked: list[rules.Address]
    issuing: FrozenUnit

    def addresses_of(self, unit: FrozenUnit) -> list[int]:
        """Which of the addresses reach this unit, by their number in the list."""
        level = unit.depth - depth_of(self.issuing.path)
        facts = rules.Addressee(unit.code, unit.path, unit.kind, level, frozenset(unit.sector_codes))
        return [number for number, address in enumerate(self.asked) if address.reaches(facts)]


def reach_of(actor: Actor, page: PointPage) -> Reach:
    """Whom the point reaches. Two statements, however many addresses and units; `units` is not fetched yet."""
    issuing = page.point.added_by or page.directive.issued_by
    asked = _asked(page)
    below = frozen_below(actor, page.cycle, issuing).annotate(length=Length("path"))
    conditions = [condition_of(address, issuing) for address in asked]
    counted = below.aggregate(
        total=Count("pk"), **{f"n{number}": Count("pk", filter=one) for number, one in enumerate(conditions)}
    )
    return Reach(
        counts=[counted[f"n{number}"] for number in range(len(asked))],
        total=counted["total"],
        units=below.filter(reduce(or_, conditions, NOBODY)),
        asked=asked,
        issuing=issuing,
    )


NOBODY = Q(pk__in=[])


def _asked(page: PointPage) -> list[rules.Address]:
    """The addresses as rules; a branch by the path that its top had in the cycle's tree."""
    codes = [one.code for one in page.addresses if one.kind == AddressKind.BRANCH]
    tops = dict(
        FrozenUnit.unscoped.filter(
            branch=page.cycle.branch, edition=page.cycle.edition, code__in=codes or [""]
        ).values_list("code", "path")
    )
    return [
        rules.Address(AddressKind(one.kind), tops.get(one.code, "") if one.kind == AddressKind.BRANCH else one.code)
        for one in page.addresses
    ]


def condition_of(address: rules.Address, issuing: FrozenUnit) -> Q:
    """What `rules.Address.reaches` says, asked of the database."""
    code = address.code
    match address.kind:
        case AddressKind.ALL:
            return Q(length__gt=0)
        case AddressKind.SECTOR:
            inside = (
                Q(sectors__startswith=f"{code};") | Q(sectors__endswith=f";{code}") | Q(sectors__contains=f";{code};")
            )
            return Q(sectors=code) | inside
        case AddressKind.KIND:
            return Q(kind=code)
        case AddressKind.LEVEL:
            return Q(length=len(issuing.path) + STEP * int(code)) if code.isdecimal() and len(code) < 4 else NOBODY
        case AddressKind.BRANCH:
            return Q(path__gte=code, path__lt=code + "~") if code else NOBODY


def _of(cycle: Cycle, model: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return rows
