"""How far the plan of each unit is, and whether its items are closed, read lightly for the board."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, Q

from hyogi.cycles.models import Cycle
from hyogi.followup.models import Item, ItemList
from hyogi.followup.queries.board import PENDING_STATES
from hyogi.foundation import clock

OPEN, OVERDUE, CLOSED = "open", "overdue", "closed"


def planned_of(cycle: Cycle, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """The state of each unit's list, by assignment. One statement."""
    rows = ItemList.unscoped.filter(branch=cycle.branch, cycle=cycle)
    if among is not None:
        rows = rows.filter(assignment__in=list(among))
    return dict(rows.values_list("assignment_id", "state"))


def count_planned(cycle: Cycle) -> dict[str, int]:
    """How many lists of those who report for themselves are in each state. One statement."""
    rows = ItemList.unscoped.filter(branch=cycle.branch, cycle=cycle, assignment__successor__isnull=True)
    return dict(rows.order_by().values_list("state").annotate(Count("pk")))


def closed_of(cycle: Cycle, among: Collection[UUID] | None = None) -> dict[UUID, str]:
    """`OVERDUE` where an item is, `OPEN` where one is not closed, else `CLOSED`, by assignment. One statement."""
    rows = Item.unscoped.filter(branch=cycle.branch, cycle=cycle)
    if among is not None:
        rows = rows.filter(assignment__in=list(among))
    pending = Q(state__in=PENDING_STATES)
    late = pending & Q(due_on__lt=clock.today(cycle.zone))
    counted = (
        rows.order_by()
        .values("assignment_id")
        .annotate(open=Count("state", filter=pending), late=Count("state", filter=late))
    )
    return {
        id: OVERDUE if late else OPEN if open_ else CLOSED
        for id, open_, late in counted.values_list("assignment_id", "open", "late")
    }
