"""The plan of each unit and its items, on the board of a cycle."""

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Phase
from hyogi.followup.queries.standing import CLOSED, OPEN, OVERDUE, closed_of, count_planned, planned_of
from hyogi.followup.rules import PlanState
from hyogi.rollups.columns import Asked, Column, State, offer, page_of

APPROVED = frozenset({PlanState.APPROVED.value})


def offer_all() -> None:
    """Called when the room starts."""
    offer(
        Column(
            key="plan",
            title=_("Plan"),
            open_above=True,
            order=70,
            states=(
                State("none", _("not yet"), "open"),
                State(PlanState.DRAFT, _("being planned"), "open"),
                State(PlanState.HANDED_IN, _("handed in"), "wait"),
                State(PlanState.RETURNED, _("returned"), "wait"),
                State(PlanState.APPROVED, _("approved"), "done"),
            ),
            read=planned_of,
            count=count_planned,
            url=page_of("cycles:assignment"),
            asked=(
                Asked(
                    "plan_due",
                    APPROVED | {PlanState.HANDED_IN.value},
                    _("The plan of your unit for the problems, tasks and responsibilities is to be handed in."),
                    "cycles:assignment",
                ),
                Asked("plan_approved", APPROVED),
            ),
            phase=Phase.FOLLOW_UP,
        )
    )
    offer(
        Column(
            key="items",
            title=_("Items"),
            open_above=True,
            order=80,
            states=(
                State("none", _("not yet"), "open"),
                State(OPEN, _("some are open"), "wait"),
                State(OVERDUE, _("some are overdue"), "late"),
                State(CLOSED, _("all closed"), "done"),
            ),
            read=closed_of,
            url=page_of("cycles:assignment"),
            phase=Phase.CLOSED,
        )
    )
