"""The report on the board of a cycle."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hyogi.reports.queries.standing import SUBMITTED_LATE, count_standing, standing_of
from hyogi.reports.rules import ReportState
from hyogi.rollups.columns import Asked, Column, State, offer, page_of

TO_CHECK, TO_READ = page_of("reports:check"), page_of("reports:read")
WITH_OFFICE = frozenset({ReportState.HANDED_IN.value, ReportState.APPROVED.value})
DONE = frozenset({ReportState.SUBMITTED.value, SUBMITTED_LATE})


def offer_all() -> None:
    """Called when the room starts."""
    offer(
        Column(
            key="report",
            title=_("Report"),
            open_above=True,
            order=10,
            states=(
                State("none", _("not begun"), "open"),
                State("draft", _("being written"), "open"),
                State("handed_in", _("handed in for the check"), "wait"),
                State("returned", _("returned"), "wait"),
                State("approved", _("approved"), "wait"),
                State("submitted", _("submitted"), "done"),
                State(SUBMITTED_LATE, _("submitted late"), "done"),
            ),
            read=standing_of,
            count=count_standing,
            url=_url,
            asked=(
                Asked(
                    "draft_due",
                    WITH_OFFICE | DONE,
                    _("The report of your unit is to be handed in for the check."),
                    "reports:write",
                ),
                Asked(
                    "submit_due",
                    DONE,
                    _("The report of your unit is to be submitted."),
                    "cycles:assignment",
                ),
            ),
        )
    )


def _url(assignment: UUID, state: str) -> str:
    return (TO_CHECK if state == ReportState.HANDED_IN else TO_READ)(assignment, state)
