"""Examples of the room's addresses, found in the demonstration world."""

from typing import Any

from hyogi.indicators.models import Figure


def a_cycle() -> dict[str, Any]:
    """A cycle with figures."""
    return {"id": _figure().cycle_id}


def an_indicator() -> dict[str, Any]:
    """One of its indicators."""
    return {"id": _figure().cycle_id, "code": _figure().indicator.code}


def a_reporter() -> dict[str, Any]:
    """A reporter with figures."""
    return {"id": _figure().assignment_id}


def a_figure() -> dict[str, Any]:
    """One of them."""
    return {"id": _figure().assignment_id, "code": _figure().indicator.code}


def _figure() -> Figure:
    """The first figure of the city's present cycle."""
    found: Figure = (
        Figure.unscoped.filter(cycle__code="TM-2026")
        .select_related("indicator")
        .order_by("assignment__position", "indicator__code", "number")[0]
    )
    return found
