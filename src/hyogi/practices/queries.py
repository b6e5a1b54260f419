"""Every question asked of practices, about a cycle in sight."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from hyogi.cycles.models import Assignment, Cycle, FrozenUnit
from hyogi.cycles.queries import run_cycles, units_in_hand
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.practices.models import Adoption, Practice, PracticeState, PracticeStep, PracticeWish


def wishes_of(cycle: Cycle) -> list[PracticeWish]:
    """The wishes for useful experience, in order, each with who wished it of whom and for whom."""
    wishes = PracticeWish.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return list(wishes.select_related("wished_of", "useful_to", "by__person"))


def practices_of(actor: Actor, cycle: Cycle) -> QuerySet[Practice]:
    """The practices of the cycle that the actor may read: recommended ones for everybody who sees the cycle, others
    for the unit that proposed them and for those who look after the cycle. Each with `adoptions`, how many units have
    taken it over."""
    found: QuerySet[Practice] = Practice.unscoped.filter(branch=cycle.branch, cycle=cycle).select_related("unit")
    if not (actor.sees_all or actor.may(Action.SEE_MEETING_WORK, cycle.policy_facts())):
        mine = {post.unit for post in actor.facts.posts}
        found = found.filter(Q(state__in=[PracticeState.RECOMMENDED, PracticeState.CREDITED]) | Q(unit__unit__in=mine))
    counted = (
        Adoption.unscoped.filter(branch=OuterRef("branch"), practice=OuterRef("pk"))
        .order_by()
        .values("practice")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return found.annotate(adoptions=Coalesce(Subquery(counted, output_field=IntegerField()), Value(0)))


@dataclass(frozen=True)
class CyclePage:
    """A run cycle with the units of its tree in which the actor holds a post."""

    cycle: Cycle
    mine: list[FrozenUnit]

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def cycle_page(actor: Actor, id: UUID) -> CyclePage:
    """The run cycle with this id; `Hidden` where there is none in sight."""
    cycle = run_cycles(actor).filter(pk=id).first()
    if cycle is None:
        raise Hidden
    return CyclePage(cycle, units_in_hand(actor, cycle))


@dataclass(frozen=True)
class UnitPage:
    """A unit of a cycle's tree that may propose a practice."""

    cycle: Cycle
    unit: FrozenUnit

    @property
    def path(self) -> str:
        return str(getattr(self.unit, "standing_path", None) or self.unit.path)

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.path, convening=self.cycle.policy_facts().path)


def unit_page(actor: Actor, id: UUID, unit: UUID) -> UnitPage:
    """The unit, in which the actor holds a post, in the tree of this cycle; else `Hidden`."""
    page = cycle_page(actor, id)
    for one in page.mine:
        if one.pk == unit:
            return UnitPage(page.cycle, one)
    raise Hidden


@dataclass(frozen=True)
class PracticePage:
    """A practice with its steps, who has taken it over, and the actor's units that could."""

    cycle: Cycle
    practice: Practice
    steps: list[PracticeStep]
    adoptions: list[Adoption]
    could_adopt: list[FrozenUnit]
    proposed_by: UUID | None

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()

    @property
    def moving_facts(self) -> TargetFacts:
        """What the policy is asked before the convening unit moves it on."""
        path = self.cycle.policy_facts().path
        return TargetFacts(path=path, convening=path, person=self.proposed_by)


def practice_page(actor: Actor, id: UUID) -> PracticePage:
    """The practice with this id; `Hidden` where the actor may not read it."""
    stored = Practice.unscoped.filter(pk=id).first()
    cycle = run_cycles(actor).filter(pk=stored.cycle_id).first() if stored else None
    practice = practices_of(actor, cycle).filter(pk=id).first() if cycle else None
    if practice is None or cycle is None:
        raise Hidden
    practice.cycle = cycle
    steps = list(PracticeStep.unscoped.filter(branch=cycle.branch, practice=practice))
    adoptions = list(Adoption.unscoped.filter(branch=cycle.branch, practice=practice).select_related("unit"))
    took = {one.unit_id for one in adoptions} | {practice.unit_id, cycle.convening_id}
    could = [
        unit
        for unit in units_in_hand(actor, cycle)
        if unit.pk not in took and actor.may(Action.REPORT_PROGRESS, UnitPage(cycle, unit).policy_facts())
    ]
    return PracticePage(cycle, practice, steps, adoptions, could, steps[0].person if steps else None)


def example(what: str) -> dict[str, UUID]:
    """What fills the addresses of this room in the demonstration."""
    row = Practice.unscoped.filter(state=PracticeState.CREDITED).order_by("cycle__year", "number")[0]
    match what:
        case "cycle":
            return {"id": row.cycle_id}
        case "unit":
            first = Assignment.unscoped.filter(branch=row.branch, cycle=row.cycle_id).order_by("position")[0]
            return {"id": row.cycle_id, "unit": first.unit_id}
        case _:
            return {"id": row.pk}
