"""The points of directives as they concern units in hand, asked of several cycles at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.directives.models import Directive, DirectiveState, Point, Uptake
from hyogi.directives.queries.reaching import addresses_in, reaches, top_of
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.organisation.models import UnitState

_STANDING = UnitState.unscoped.order_by("-valid_from").values("path")


@dataclass(frozen=True)
class OwnPoint:
    """A point as it concerns one unit that it reaches: how far the unit is, and where it stands today."""

    cycle: Cycle
    point: Point
    unit: FrozenUnit
    uptake: Uptake | None
    path: str

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.path, convening=self.point.directive.issued_by.path)


def points_of(directive: Directive) -> list[Point]:
    """All points: the directive's own in order, then those that levels below have added."""
    return _points([directive])


def _points(directives: Iterable[Directive]) -> list[Point]:
    by_id = {one.pk: one for one in directives}
    found = Point.unscoped.filter(branch__in={one.branch for one in by_id.values()}, directive__in=list(by_id))
    points = list(found.select_related("added_by").order_by("added_by__path", "number", "letter"))
    for point in points:
        point.directive = by_id[point.directive_id]
    return sorted(points, key=lambda point: point.added_by_id is not None)


def points_for(actor: Actor, cycle: Cycle) -> list[OwnPoint]:
    """The issued points that reach units in which the actor holds a post, with how far each unit is. The number of
    statements is the same however many points and units there are."""
    return points_in(actor, [cycle])


def points_in(actor: Actor, cycles: Sequence[Cycle]) -> list[OwnPoint]:
    """The same for several cycles, in as many statements as for one."""
    by_id = {cycle.pk: cycle for cycle in cycles}
    branches = {cycle.branch for cycle in cycles}
    issued = Directive.unscoped.filter(branch__in=branches, cycle__in=list(by_id), state=DirectiveState.ISSUED)
    directives = list(issued.select_related("issued_by", "cycle__convening"))
    running = [by_id[one.cycle_id] for one in directives]
    mine = _in_hand(actor, running) if directives else {}
    if not mine:
        return []
    points = _points([one for one in directives if by_id[one.cycle_id].edition_id in mine])
    units = [unit for several in mine.values() for unit in several]
    rows = Uptake.unscoped.filter(branch__in=branches, cycle__in=running, unit__in=units)
    taken = {(one.point_id, one.unit_id): one for one in rows}
    asked = addresses_in(running, points)
    return [
        OwnPoint(cycle, point, unit, taken.get((point.pk, unit.pk)), getattr(unit, "standing_path", None) or unit.path)
        for point in points
        for cycle in [by_id[point.cycle_id]]
        for unit in mine[cycle.edition_id]
        if reaches(asked[point.pk], top_of(point), unit)
    ]


def _in_hand(actor: Actor, cycles: Sequence[Cycle]) -> dict[UUID, list[FrozenUnit]]:
    """By edition the units in which the actor holds a post today, each with its `standing_path`."""
    units = FrozenUnit.unscoped.filter(
        branch__in={one.branch for one in cycles},
        edition__in={one.edition_id for one in cycles},
        unit__in={post.unit for post in actor.facts.posts},
    )
    found: dict[UUID, list[FrozenUnit]] = {}
    for unit in units.annotate(standing_path=Subquery(_STANDING.filter(unit=OuterRef("unit"))[:1])).order_by("path"):
        found.setdefault(unit.edition_id, []).append(unit)
    return found
