"""What waits in follow-up for whoever looks at the home page: asked in the same number of statements for everybody."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from hyogi.cycles.models import Assignment, Cycle, Extension, Phase, Stage
from hyogi.cycles.queries import open_runs, own_assignments
from hyogi.followup.models import Item, ItemList, Rung
from hyogi.followup.rules import IN_HAND, OPEN_TO_THE_UNIT, PENDING, ItemState, PlanState
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action, Role

MOST_LISTS, MOST_ITEMS, MOST_CYCLES = 20, 12, 4
_IN_HAND = [state.value for state in IN_HAND]
LEADS = {"leader_in_charge": Role.DEPUTY, "chair": Role.HEAD, "board": Role.HEAD, "board_committee": Role.HEAD}
"""Whom a rung of the ladder means in the convening unit."""


@dataclass(frozen=True)
class OwnList:
    """The list of a unit in which the actor may write or hand in, until when its plan is due, and how many of its items
    are overdue."""

    list: ItemList
    due: datetime | None
    overdue: int


@dataclass(frozen=True)
class Desk:
    """What waits for the secretariat of one cycle."""

    cycle: Cycle
    plans: int = 0
    claimed: int = 0
    asked: int = 0
    needs: int = 0
    overdue: int = 0
    mid_check: datetime | None = None
    unchecked: int = 0


@dataclass(frozen=True)
class Waiting:
    """Everything that waits for one actor."""

    lists: list[OwnList] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    desks: list[Desk] = field(default_factory=list)
    called: list[tuple[Cycle, int]] = field(default_factory=list)


def waiting_for(actor: Actor) -> Waiting:
    """What waits for the actor as the writer of a unit, as the post that answers, as the office of a convening unit,
    and as the leader to whom the ladder has come."""
    if not actor.facts.posts:
        return Waiting()
    units = {post.unit for post in actor.facts.posts if not post.substitute}
    cycles = [one for one in open_runs(actor) if one.convening.unit_id in units][:MOST_CYCLES]
    return Waiting(
        lists=_own_lists(actor, units),
        items=_own_items(actor),
        desks=_desks([one for one in cycles if actor.may(Action.APPROVE_PLAN, one.policy_facts())]),
        called=_called(actor, cycles),
    )


def _own_lists(actor: Actor, units: set[UUID]) -> list[OwnList]:
    found = [one for one in own_assignments(actor) if one.unit.unit_id in units and one.cycle.phase != Phase.CLOSED]
    mine = {one.pk: one for one in found[:MOST_LISTS] if actor.may(Action.WRITE_PLAN, one.policy_facts())}
    if not mine:
        return []
    late = Count("pk", filter=Q(due_on__lt=clock.today(), state__in=_IN_HAND))
    overdue = dict(
        Item.unscoped.filter(assignment__in=list(mine))
        .values("assignment_id")
        .annotate(late=late)
        .values_list("assignment_id", "late")
        .order_by()
    )
    due = _due(mine)
    lists = []
    for one in ItemList.unscoped.filter(assignment__in=list(mine)).order_by("pk"):
        one.assignment = mine[one.assignment_id]
        if one.state in OPEN_TO_THE_UNIT or overdue.get(one.assignment_id):
            lists.append(OwnList(one, due.get(one.assignment_id), overdue.get(one.assignment_id, 0)))
    return lists


def _due(mine: dict[UUID, Assignment]) -> dict[UUID, datetime]:
    cycles = {one.cycle_id for one in mine.values()}
    stages = dict(Stage.unscoped.filter(cycle__in=cycles, key="plan_due").values_list("cycle_id", "due_at"))
    due = {pk: stages[one.cycle_id] for pk, one in mine.items() if one.cycle_id in stages}
    later = Extension.unscoped.filter(assignment__in=list(mine), stage_key="plan_due").order_by("at")
    return due | dict(later.values_list("assignment_id", "until"))


def _own_items(actor: Actor) -> list[Item]:
    posts = [post.post for post in actor.facts.posts if not post.substitute]
    rows = Item.unscoped.filter(owner__in=posts, state__in=_IN_HAND, due_on__isnull=False)
    return list(rows.select_related("cycle").order_by("due_on", "pk")[:MOST_ITEMS])


def _desks(cycles: list[Cycle]) -> list[Desk]:
    if not cycles:
        return []
    ids = [one.pk for one in cycles]
    pending = [state.value for state in PENDING]
    plans = dict(
        ItemList.unscoped.filter(cycle__in=ids, state=PlanState.HANDED_IN)
        .values("cycle_id")
        .annotate(count=Count("pk"))
        .values_list("cycle_id", "count")
        .order_by()
    )
    counts = {
        row["cycle_id"]: row
        for row in Item.unscoped.filter(cycle__in=ids, state__in=pending)
        .values("cycle_id")
        .annotate(
            claimed=Count("pk", filter=Q(state=ItemState.DONE_CLAIMED)),
            asked=Count("pk", filter=Q(asked_due_on__isnull=False)),
            needs=Count("pk", filter=Q(needs_answer="", item_list__state=PlanState.APPROVED) & ~Q(needs="")),
            overdue=Count("pk", filter=Q(due_on__lt=clock.today())),
            unchecked=Count("pk", filter=Q(finding="")),
        )
        .order_by()
    }
    checks = dict(Stage.unscoped.filter(cycle__in=ids, key="mid_check").values_list("cycle_id", "due_at"))
    return [
        Desk(
            cycle,
            plans.get(cycle.pk, 0),
            **{name: counts[cycle.pk][name] for name in ("claimed", "asked", "needs", "overdue", "unchecked")},
            mid_check=checks.get(cycle.pk),
        )
        if cycle.pk in counts
        else Desk(cycle, plans.get(cycle.pk, 0))
        for cycle in cycles
    ]


def _called(actor: Actor, cycles: list[Cycle]) -> list[tuple[Cycle, int]]:
    """The items that the ladder has brought before the actor as leader of a convening unit, by cycle."""
    roles = {(post.unit, post.role) for post in actor.facts.posts if not post.substitute}
    wanted = {
        (cycle.pk, to) for cycle in cycles for to, role in LEADS.items() if (cycle.convening.unit_id, role) in roles
    }
    if not wanted:
        return []
    items: dict[UUID, set[UUID]] = {}
    rows = Rung.unscoped.filter(cycle__in=[pk for pk, _to in wanted], to__in=[to for _pk, to in wanted])
    for cycle, to, item in rows.filter(item__state__in=_IN_HAND).values_list("cycle_id", "to", "item_id"):
        if (cycle, to) in wanted:
            items.setdefault(cycle, set()).add(item)
    return [(cycle, len(items[cycle.pk])) for cycle in cycles if cycle.pk in items]
