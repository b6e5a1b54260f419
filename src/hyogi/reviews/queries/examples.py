"""Examples of addresses, found in the demonstration."""

from typing import Any

from hyogi.reviews.models import CommentDraft, Reading, Score


def example(what: str) -> dict[str, Any]:
    """What fills the addresses of this room in the demonstration: of the newest cycle in which something stands."""
    match what:
        case "reading":
            row = Reading.unscoped.filter(ended_at__isnull=True).order_by("-cycle__year", "assignment__position")[0]
            return {"id": row.pk}
        case "sheet":
            score = Score.unscoped.order_by("-cycle__year", "office")[0]
            return {"id": score.cycle_id, "component": score.component}
        case "cycle":
            return {"id": CommentDraft.unscoped.order_by("-cycle__year")[0].cycle_id}
        case _:
            return {"id": CommentDraft.unscoped.order_by("-cycle__year", "assignment__position")[0].assignment_id}
