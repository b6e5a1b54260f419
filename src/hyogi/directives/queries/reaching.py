"""Whom points reach, asked of the frozen tree; and how far those units are, counted exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Left, Length

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.directives import rules
from hyogi.directives.models import Addressing, Directive, Point, Uptake
from hyogi.directives.queries.stated import NOBODY, condition_of
from hyogi.directives.rules import AddressKind, UptakeState
from hyogi.foundation.languages import Texts
from hyogi.foundation.paths import STEP, below


def units_below(cycle: Cycle, top: FrozenUnit) -> QuerySet[FrozenUnit]:
    """The units below `top` in the cycle's tree, each with the `length` of its path."""
    low, high = below(top.path)
    return with_length(
        FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, path__gt=low, path__lt=high)
    )


def with_length(units: QuerySet[FrozenUnit]) -> QuerySet[FrozenUnit]:
    """The units, each with the `length` of its path, by which addresses ask for levels."""
    found: QuerySet[FrozenUnit] = units.annotate(length=Length("path"))
    return found


def reached_by(
    what: Point | Directive, top: FrozenUnit | None = None, addresses: Sequence[tuple[AddressKind, str]] | None = None
) -> QuerySet[FrozenUnit]:
    """The units that a point reaches; or that addresses would reach under `top`, before a point is written."""
    if isinstance(what, Point):
        directive = what.directive
        top = top_of(what)
        rows = Addressing.unscoped.filter(branch=what.branch, point=what)
        addresses = [(AddressKind(one.kind), one.code) for one in rows]
    else:
        directive = what
    top = top or directive.issued_by
    asked = _with_paths(directive.cycle, addresses or ())
    return units_below(directive.cycle, top).filter(reduce(or_, [condition_of(one, top) for one in asked], NOBODY))


def reach_of_points(cycle: Cycle, points: Iterable[Point]) -> dict[UUID, QuerySet[FrozenUnit]]:
    """The units that each of several points of one cycle reaches, not fetched yet; two statements for all."""
    wanted = list(points)
    asked = addresses_in([cycle], wanted)
    units = with_length(FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition))
    return {point.pk: units.filter(_reached(top_of(point), asked[point.pk])) for point in wanted}


def top_of(point: Point) -> FrozenUnit:
    """The unit below which the point reaches: the one that added it, else the one that issued the directive."""
    return point.added_by or point.directive.issued_by


def addresses_in(cycles: Iterable[Cycle], points: Iterable[Point]) -> dict[UUID, list[rules.Address]]:
    """Whom each of several points of several cycles addresses; two statements for all."""
    wanted, by_id = list(points), {cycle.pk: cycle for cycle in cycles}
    branches = {cycle.branch for cycle in by_id.values()}
    rows: dict[UUID, list[tuple[AddressKind, str]]] = {point.pk: [] for point in wanted}
    addressings = Addressing.unscoped.filter(branch__in=branches, cycle__in=list(by_id), point__in=wanted)
    for point_id, kind, code in addressings.values_list("point", "kind", "code"):
        rows[point_id].append((AddressKind(kind), code))
    codes = {code for pairs in rows.values() for kind, code in pairs if kind is AddressKind.BRANCH}
    paths: dict[UUID, dict[str, str]] = {cycle.edition_id: {} for cycle in by_id.values()}
    if codes:
        units = FrozenUnit.unscoped.filter(branch__in=branches, edition__in=list(paths), code__in=codes)
        for edition, code, path in units.values_list("edition", "code", "path"):
            paths[edition][code] = path
    return {
        point.pk: [_address(kind, code, paths[by_id[point.cycle_id].edition_id]) for kind, code in rows[point.pk]]
        for point in wanted
    }


def reaches(asked: Sequence[rules.Address], top: FrozenUnit, unit: FrozenUnit) -> bool:
    """Whether the addresses reach a unit in hand below `top`, in the same tree."""
    if not unit.path.startswith(top.path):
        return False
    level = unit.depth - top.depth
    facts = rules.Addressee(unit.code, unit.path, unit.kind, level, frozenset(unit.sector_codes))
    return any(one.reaches(facts) for one in asked)


def _reached(top: FrozenUnit, asked: Sequence[rules.Address]) -> Q:
    """What is true of the units of a tree, `with_length`, that these addresses reach below `top`."""
    low, high = below(top.path)
    there = Q(path__gt=low, path__lt=high)
    if any(one.kind is AddressKind.ALL for one in asked):
        return there
    return there & reduce(or_, [condition_of(one, top) for one in asked] or [NOBODY])


def address_name(cycle: Cycle, kind: AddressKind, code: str) -> Texts:
    """What an address is called: the sector's, the kind's or the unit's name as the cycle's tree or the register says;
    the number of a level."""
    from hyogi.organisation.models import Sector

    match kind:
        case AddressKind.ALL:
            return Texts({"en": "all units below", "ja": "傘下のすべての組織", "zh-Hans": "所有下级单位"})
        case AddressKind.LEVEL:
            return Texts({"en": f"level {code}", "ja": f"第{code}階層", "zh-Hans": f"第{code}级"})
        case AddressKind.SECTOR:
            names = Sector.unscoped.filter(code=code).values_list("names", flat=True).first()
        case AddressKind.KIND:
            units = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, kind=code)
            names = units.values_list("kind_names", flat=True).first()
        case AddressKind.BRANCH:
            units = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, code=code)
            names = units.values_list("names", flat=True).first()
    return names or Texts({"": code})


@dataclass(frozen=True)
class Progress:
    """How many of the units that a point reaches have come how far. `none` have not acknowledged it."""

    reached: int
    counts: dict[UptakeState, int]

    @property
    def none(self) -> int:
        return self.reached - sum(self.counts.values())


def progress_of(cycle: Cycle, points: Iterable[Point]) -> dict[UUID, Progress]:
    """For each point how many units it reaches and how far they are. A unit counts by its newest step only."""
    wanted = list(points)
    asked = addresses_in([cycle], wanted)
    counts: dict[UUID, dict[UptakeState, int]] = {point.pk: {} for point in wanted}
    rows = Uptake.unscoped.filter(branch=cycle.branch, cycle=cycle, point__in=wanted)
    for point, state, number in rows.values_list("point", "state").annotate(n=Count("pk")):
        counts[point][UptakeState(state)] = number
    reached = _counted(cycle, {point.pk: (top_of(point), asked[point.pk]) for point in wanted})
    return {point.pk: Progress(reached[point.pk], counts[point.pk]) for point in wanted}


def _counted(cycle: Cycle, reach: dict[UUID, tuple[FrozenUnit, list[rules.Address]]]) -> dict[UUID, int]:
    """How many units each point reaches, in one statement for all points: a count for all that reach the same."""
    shared: dict[tuple[str, frozenset[rules.Address]], Q] = {}
    for top, asked in reach.values():
        key = (top.path, frozenset(asked))
        if key not in shared:
            shared[key] = _reached(top, asked)
    if not shared:
        return {}
    names = {key: f"n{number}" for number, key in enumerate(shared)}
    units = with_length(FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition))
    counted = units.aggregate(**{names[key]: Count("pk", filter=condition) for key, condition in shared.items()})
    return {point: counted[names[top.path, frozenset(asked)]] for point, (top, asked) in reach.items()}


def progress_by_branch(point: Point) -> list[tuple[FrozenUnit, Progress]]:
    """The progress of a point in each branch: for every unit directly under the point's own, that unit and all below
    it. Four statements, however many units."""
    top = top_of(point)
    depth = len(top.path) + STEP
    cycle = point.directive.cycle
    reached = dict(
        reached_by(point).annotate(top=Left("path", depth)).values_list("top").annotate(n=Count("pk")).order_by("top")
    )
    rows = (
        Uptake.unscoped.filter(branch=point.branch, point=point)
        .annotate(top=Left(F("unit__path"), depth))
        .values_list("top", "state")
        .annotate(n=Count("pk"))
    )
    counts: dict[str, dict[UptakeState, int]] = {}
    for path, state, number in rows:
        counts.setdefault(path, {})[UptakeState(state)] = number
    tops = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, path__in=list(reached))
    return [(unit, Progress(reached[unit.path], counts.get(unit.path, {}))) for unit in tops.order_by("path")]


def _with_paths(cycle: Cycle, addresses: Sequence[tuple[AddressKind, str]]) -> list[rules.Address]:
    paths = _paths(cycle, [code for kind, code in addresses if kind is AddressKind.BRANCH])
    return [_address(kind, code, paths) for kind, code in addresses]


def _paths(cycle: Cycle, codes: Sequence[str]) -> dict[str, str]:
    if not codes:
        return {}
    units = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, code__in=codes)
    return dict(units.values_list("code", "path"))


def _address(kind: AddressKind, code: str, paths: dict[str, str]) -> rules.Address:
    return rules.Address(kind, paths.get(code, "") if kind is AddressKind.BRANCH else code)
