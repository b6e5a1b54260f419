"""What of a unit's items reaches over the year: what was left open, what came up before, what was closed in time."""

from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, F, Q

from hyogi.cycles.models import Assignment, Cycle
from hyogi.followup.models import Item
from hyogi.followup.rules import ItemState, on_time
from hyogi.organisation.models import Unit

_OFF = (ItemState.CLOSED, ItemState.WITHDRAWN)


def open_items_of(unit: Unit | UUID, before: Cycle) -> list[Item]:
    """The items of the unit that the cycle before `before` left open: neither closed nor struck off. They are required
    answers in the unit's report of `before`."""
    if before.previous_id is None:
        return []
    return list(
        Item.unscoped.filter(branch=before.branch, cycle=before.previous_id)
        .filter(assignment__unit__unit=unit)
        .exclude(state__in=_OFF)
        .select_related("owner")
        .order_by("position")
    )


def carried_into(assignment: Assignment) -> list[Item]:
    """What the unit's last list left open and no later list took over yet."""
    found = open_items_of(assignment.unit.unit_id, assignment.cycle)
    taken = set(
        Item.unscoped.filter(branch=assignment.branch, carried_from__in=[item.pk for item in found]).values_list(
            "carried_from_id", flat=True
        )
    )
    return [item for item in found if item.pk not in taken]


def categories_before(assignment: Assignment, cycles: int) -> list[set[str]]:
    """The categories of the unit's items in each of so many cycles before this one, the last one first."""
    line: list[UUID] = []
    at: Cycle | None = assignment.cycle
    while at is not None and at.previous_id is not None and len(line) < cycles:
        line.append(at.previous_id)
        at = Cycle.unscoped.filter(branch=at.branch, pk=at.previous_id).first()
    found: dict[UUID, set[str]] = {id: set() for id in line}
    rows = Item.unscoped.filter(
        branch=assignment.branch, cycle__in=line, assignment__unit__unit=assignment.unit.unit_id
    ).exclude(category="")
    for cycle, category in rows.exclude(state=ItemState.WITHDRAWN).values_list("cycle_id", "category"):
        found[cycle].add(category)
    return [found[id] for id in line]


def on_time_of(cycle: Cycle) -> dict[UUID, Fraction | None]:
    """By assignment of the cycle the share of last year's items that were closed on time, exact; `None` for a unit that
    had none, which is a missing part. The day of the check counts; what was struck off is not counted.

    Source: docs/regime-parameters.md, C9, component `follow_up`."""
    mine = dict(Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle).values_list("unit__unit_id", "pk"))
    pairs: dict[UUID, list[tuple[date | None, date | None]]] = {}
    if cycle.previous_id is not None:
        rows = Item.unscoped.filter(branch=cycle.branch, cycle=cycle.previous_id).exclude(state=ItemState.WITHDRAWN)
        for unit, due, closed in rows.values_list("assignment__unit__unit_id", "due_on", "closed_on"):
            pairs.setdefault(unit, []).append((due, closed))
    return {assignment: on_time(pairs.get(unit, [])) for unit, assignment in mine.items()}


def fates_of(cycle: Cycle) -> tuple[int, int, int, int]:
    """What became of the items of a cycle: how many there were, closed on time, closed late, not closed. Items that
    were struck off are left out. One statement."""
    rows = Item.unscoped.filter(branch=cycle.branch, cycle=cycle).exclude(state=ItemState.WITHDRAWN)
    closed = Q(state=ItemState.CLOSED)
    on_time = closed & Q(closed_on__lte=F("due_on"))
    counted = rows.aggregate(items=Count("pk"), closed=Count("pk", filter=closed), on_time=Count("pk", filter=on_time))
    items, shut, punctual = counted["items"], counted["closed"], counted["on_time"]
    return items, punctual, shut - punctual, items - shut
