"""Examples of the room's pages in the demonstration, for the walk of all pages."""

from typing import Any

from hyogi.results.models import Adjustment, Calculation, Letter, Result, ReviewRequest, Veto


def a_cycle() -> dict[str, Any]:
    """The first cycle with results."""
    return {"id": _first(Calculation, "cycle_id")}


def a_unit() -> dict[str, Any]:
    """The first unit in it."""
    rows = Result.unscoped.filter(cycle=a_cycle()["id"]).order_by("assignment__position")
    return {"id": rows.values_list("assignment_id", flat=True)[0]}


def a_letter() -> dict[str, Any]:
    """A letter."""
    return {"id": _first(Letter, "pk")}


def an_adjustment() -> dict[str, Any]:
    """An adjustment."""
    return {"id": _first(Adjustment, "pk")}


def a_veto() -> dict[str, Any]:
    """A veto with its document."""
    rows = Veto.unscoped.filter(document__media_type="application/pdf").order_by("at", "pk")
    return {"id": rows.values_list("pk", flat=True)[0]}


def a_review() -> dict[str, Any]:
    """A request for review."""
    return {"id": _first(ReviewRequest, "pk")}


def _first(model: Any, field: str) -> Any:
    return model.unscoped.order_by("at", "pk").values_list(field, flat=True)[0]
