"""Examples of the room's pages in the demonstration, for the walk of all pages."""

from typing import Any

from hyogi.cycles.queries import running_example
from hyogi.rollups.models import Chase


def a_cycle() -> dict[str, Any]:
    """The present cycle."""
    return running_example("cycle")


def a_chasing() -> dict[str, Any]:
    """The stage at which somebody was chased last."""
    last = Chase.unscoped.order_by("-at", "-pk")[0]
    return {"id": last.cycle_id, "stage": last.stage_key}
