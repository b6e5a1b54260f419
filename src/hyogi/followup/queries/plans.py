"""A list and its items, its plan as it is frozen, and what still keeps it from being handed in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of
from hyogi.followup.models import Item, ItemList
from hyogi.followup.rules import ItemState, Lack, Planned, add_months, lacks_of


def items_of(item_list: ItemList) -> list[Item]:
    """The items of the list in order, each with its post and what it was carried from, and with the list itself."""
    found = list(
        Item.unscoped.filter(branch=item_list.branch, item_list=item_list)
        .select_related("owner", "carried_from")
        .order_by("position")
    )
    for item in found:
        item.item_list = item_list
        item.assignment = item_list.assignment
    return found


def plan_of(items: Sequence[Item]) -> list[dict[str, Any]]:
    """What of the items is frozen by an approval, in order, as plain values."""
    return [
        {
            "item": item.position,
            "kind": item.kind,
            "text": item.text,
            "answer": item.answer,
            "reason": item.answer_reason,
            "measure": item.measure,
            "owner": item.owner.code if item.owner else "",
            "due": item.due_on.isoformat() if item.due_on else "",
            "needs": item.needs,
        }
        for item in items
        if item.state != ItemState.WITHDRAWN
    ]


def lacks_of_list(item_list: ItemList, items: Sequence[Item]) -> list[tuple[int, Lack]]:
    """What the items still lack, as (number of the item, what)."""
    cycle = item_list.assignment.cycle
    regime = regime_of(cycle)
    latest, is_off = latest_due(cycle), is_off_in(regime.regime.workday_calendar)
    tasks = {item.under_id for item in items if item.kind == "task" and item.state != ItemState.WITHDRAWN}
    return [
        (item.position, lack)
        for item in items
        if item.state != ItemState.WITHDRAWN
        for lack in lacks_of(
            Planned(
                kind=item.kind,
                answer=item.answer,
                reason=item.answer_reason,
                measure=item.measure,
                has_owner=item.owner_id is not None,
                due=item.due_on,
                has_task=item.pk in tasks,
            ),
            regime.follow.answer_values,
            latest,
            is_off,
        )
    ]


def latest_due(cycle: Cycle) -> date | None:
    """The last day on which an item of the cycle may come due (docs/regime-parameters.md, `follow.max_due_months`)."""
    if cycle.meeting_on is None:
        return None
    return add_months(cycle.meeting_on, regime_of(cycle).follow.max_due_months)
