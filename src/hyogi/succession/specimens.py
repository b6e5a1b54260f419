"""Examples of the room's addresses, found in the demonstration world."""

from typing import Any

from hyogi.cycles.models import Cycle


def a_last_cycle() -> dict[str, Any]:
    """The last cycle of a unit that convened one before."""
    rows = Cycle.unscoped.filter(regime__isnull=False, current=True, previous__isnull=False)
    return {"id": rows.order_by("-year", "convening__path").values_list("pk", flat=True)[0]}
