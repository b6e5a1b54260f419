"""Examples of the room's pages in the demonstration, for the walk of all pages."""

from typing import Any

from hyogi.followup.models import Evidence, Item, ItemList
from hyogi.followup.rules import ItemState


def a_cycle() -> dict[str, Any]:
    """The first cycle with lists."""
    return {"id": ItemList.unscoped.order_by("cycle__year", "pk").values_list("cycle_id", flat=True)[0]}


def a_list() -> dict[str, Any]:
    """The first list."""
    return {"id": ItemList.unscoped.order_by("cycle__year", "pk").values_list("pk", flat=True)[0]}


def an_item() -> dict[str, Any]:
    """The first item of that list."""
    rows = Item.unscoped.order_by("cycle__year", "item_list", "position")
    return {"id": rows.filter(item_list=a_list()["id"]).values_list("pk", flat=True)[0]}


def a_claimed_item() -> dict[str, Any]:
    """An item that was reported as done, else one that was closed, else any."""
    for state in (ItemState.DONE_CLAIMED, ItemState.CLOSED):
        found = Item.unscoped.filter(state=state).order_by("pk").values_list("pk", flat=True).first()
        if found:
            return {"id": found}
    return an_item()


def a_file() -> dict[str, Any]:
    """The first PDF that was laid to an item."""
    rows = Evidence.unscoped.filter(file__media_type="application/pdf").order_by("pk")
    return {"id": rows.values_list("pk", flat=True)[0]}
