"""What an act on a unit touches: asked by the act itself, and by the page that says so beforehand."""

from datetime import date

from django.db.models import F, QuerySet

from hyogi.foundation.paths import below
from hyogi.organisation.models import FOREVER, Post, Tenure, UnitState


def states_along(last: UnitState, on: date) -> QuerySet[UnitState]:
    """The states, of the unit and all below it, that hold on the day or later: what moves along with it."""
    low, high = below(last.path)
    rows: QuerySet[UnitState] = UnitState.unscoped.filter(
        path__gte=low, path__lt=high, valid_to__gt=on, valid_from__lt=F("valid_to")
    )
    return rows


def what_keeps_open(state: UnitState, on: date) -> tuple[int, int]:
    """How many tenures in the unit's posts, and how many units below it, run on that day or later."""
    held = Tenure.unscoped.filter(post__unit=state.unit_id, valid_to__gt=on, valid_from__lt=F("valid_to")).count()
    units = states_along(state, on).exclude(unit=state.unit_id)
    return held, units.values("unit").distinct().count()


def open_posts(state: UnitState) -> int:
    """How many posts of the unit stand open."""
    return Post.unscoped.filter(unit=state.unit_id, valid_to=FOREVER).count()
