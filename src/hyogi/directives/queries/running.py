"""What is asked while a directive is written, and by the units that it reaches."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.cycles.queries import run_cycles, units_in_hand
from hyogi.directives.models import (
    Addressing,
    Directive,
    DirectiveState,
    Point,
    Programme,
    Rollout,
    Uptake,
    UptakeStep,
)
from hyogi.directives.queries.own import OwnPoint
from hyogi.directives.queries.reaching import reach_of_points
from hyogi.foundation.actors import Actor
from hyogi.foundation.paths import is_within
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import UnitState
from hyogi.organisation.queries import in_sight

_STANDING = UnitState.unscoped.order_by("-valid_from").values("path")


@dataclass(frozen=True)
class WorkPage:
    """A run cycle, seen for its directive; `point` where one of its points is written."""

    cycle: Cycle
    directive: Directive | None
    point: Point | None = None

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()

    @property
    def is_draft(self) -> bool:
        return self.directive is not None and self.directive.state == DirectiveState.DRAFT


def directive_in(cycle: Cycle) -> Directive | None:
    """The directive of the cycle, written or issued."""
    found: Directive | None = (
        Directive.unscoped.filter(branch=cycle.branch, cycle=cycle)
        .select_related("issued_by", "cycle__convening")
        .first()
    )
    return found


def draft_page(actor: Actor, id: UUID) -> WorkPage:
    """The run cycle with this id and its directive; `Hidden` where there is none in sight."""
    cycle = run_cycles(actor).filter(pk=id).first()
    if cycle is None:
        raise Hidden
    return WorkPage(cycle, directive_in(cycle))


def draft_point(actor: Actor, id: UUID) -> WorkPage:
    """The point with this id in a draft; `Hidden` where there is none in sight."""
    point = Point.unscoped.filter(pk=id, directive__state=DirectiveState.DRAFT).first()
    cycle = run_cycles(actor).filter(pk=point.cycle_id).first() if point else None
    if point is None or cycle is None:
        raise Hidden
    directive = directive_in(cycle)
    if directive is not None:
        point.directive = directive
    return WorkPage(cycle, directive, point)


def addresses_of(point: Point) -> list[Addressing]:
    """To whom the point goes, in order."""
    return list(Addressing.unscoped.filter(branch=point.branch, point=point))


def own_point(actor: Actor, id: UUID, unit: UUID) -> OwnPoint:
    """The point as it concerns the unit; `Hidden` where the unit is out of sight or the point does not reach it."""
    found = Point.unscoped.filter(pk=id).select_related("added_by").first()
    cycle = run_cycles(actor).filter(pk=found.cycle_id).first() if found else None
    directive = directive_in(cycle) if cycle else None
    if found is None or cycle is None or directive is None or directive.state != DirectiveState.ISSUED:
        raise Hidden
    found.directive = directive
    units = _standing(reach_of_points(cycle, [found])[found.pk].filter(pk=unit))
    row = units.filter(in_sight(actor, "standing_path")).first()
    if row is None:
        raise Hidden
    uptake = Uptake.unscoped.filter(branch=found.branch, point=found, unit=row).first()
    return OwnPoint(cycle, found, row, uptake, _path(row))


def steps_of(uptake: Uptake | None) -> list[UptakeStep]:
    """What the unit has told of the point, the newest first."""
    if uptake is None:
        return []
    return list(UptakeStep.unscoped.filter(branch=uptake.branch, uptake=uptake).order_by("-number"))


@dataclass(frozen=True)
class UnitPage:
    """A unit of a cycle's tree, for what it adds to the directive; it is its own convening unit in this."""

    cycle: Cycle
    directive: Directive
    unit: FrozenUnit
    path: str

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.path, convening=self.path)


def unit_page(actor: Actor, id: UUID, unit: UUID) -> UnitPage:
    """The unit in the tree of this cycle, whose directive is issued; `Hidden` where it is out of sight."""
    page = draft_page(actor, id)
    units = FrozenUnit.unscoped.filter(branch=page.cycle.branch, edition=page.cycle.edition, pk=unit)
    row = _standing(units).filter(in_sight(actor, "standing_path")).first()
    if row is None or page.directive is None or page.is_draft:
        raise Hidden
    return UnitPage(page.cycle, page.directive, row, _path(row))


@dataclass(frozen=True)
class ProgrammePage:
    """A programme of a run cycle with the units in which the actor holds a post and that lie in its branch."""

    cycle: Cycle
    programme: Programme
    mine: list[FrozenUnit]

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def programme_page(actor: Actor, id: UUID) -> ProgrammePage:
    """The programme with this id; `Hidden` where there is none in sight."""
    programme = Programme.unscoped.filter(pk=id).select_related("unit").first()
    cycle = run_cycles(actor).filter(pk=programme.cycle_id).first() if programme else None
    if programme is None or cycle is None:
        raise Hidden
    programme.cycle = cycle
    mine = [unit for unit in units_in_hand(actor, cycle) if is_below(unit, programme.unit)]
    return ProgrammePage(cycle, programme, mine)


def rollouts_of(programme: Programme) -> QuerySet[Rollout]:
    """The newest of what each unit has told of the programme, with its unit."""
    newest = (
        Rollout.unscoped.filter(branch=programme.branch, programme=programme, unit=OuterRef("unit"))
        .values("unit")
        .annotate(most=Max("number"))
        .values("most")
    )
    found: QuerySet[Rollout] = Rollout.unscoped.filter(
        branch=programme.branch, programme=programme, number=Subquery(newest)
    ).select_related("unit")
    return found


def newest_rollout(programme: Programme, unit: FrozenUnit) -> Rollout | None:
    """What the unit told last of the programme."""
    rows = Rollout.unscoped.filter(branch=programme.branch, programme=programme, unit=unit)
    found: Rollout | None = rows.order_by("-number").first()
    return found


def is_below(unit: FrozenUnit, top: FrozenUnit) -> bool:
    """Whether the unit lies below the other in the same frozen tree."""
    return unit.edition_id == top.edition_id and unit.path != top.path and is_within(unit.path, top.path)


def _standing(units: QuerySet[FrozenUnit]) -> QuerySet[FrozenUnit]:
    return units.annotate(standing_path=Subquery(_STANDING.filter(unit=OuterRef("unit"))[:1]))


def _path(unit: Any) -> str:
    return str(getattr(unit, "standing_path", None) or unit.path)


def running_example(what: str) -> dict[str, UUID]:
    """What fills the addresses of this room in the demonstration: the past year's directive, a point of it with a unit
    that it reaches, a programme, the present year's draft."""
    directives = Directive.unscoped.filter(cycle__regime__isnull=False, cycle__current=True).order_by("year")
    match what:
        case "cycle":
            return {"id": directives.values_list("cycle", flat=True)[0]}
        case "draft":
            return {"id": directives.filter(state=DirectiveState.DRAFT).values_list("cycle", flat=True)[0]}
        case "draft_point":
            points = Point.unscoped.filter(directive__state=DirectiveState.DRAFT).order_by("number")
            return {"id": points.values_list("pk", flat=True)[0]}
        case "programme":
            found = Programme.unscoped.filter(cycle__regime__isnull=False).order_by("cycle__year", "position")
            return {"id": found.values_list("pk", flat=True)[0]}
        case "unit":
            added = Point.unscoped.filter(added_by__isnull=False).order_by("cycle__year", "number")[0]
            return {"id": added.cycle_id, "unit": added.added_by_id}
        case _:
            row = Uptake.unscoped.order_by("cycle__year", "unit__path", "point__number")[0]
            return {"id": row.point_id, "unit": row.unit_id}
