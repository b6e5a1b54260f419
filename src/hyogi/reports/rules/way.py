"""The way of a report: written, handed in, returned or approved, submitted."""

from collections.abc import Collection
from enum import StrEnum


class ReportState(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    APPROVED = "approved"
    SUBMITTED = "submitted"


_FROM = {
    "hand_in": frozenset({ReportState.DRAFT, ReportState.RETURNED}),
    "give_back": frozenset({ReportState.HANDED_IN, ReportState.APPROVED, ReportState.SUBMITTED}),
    "approve": frozenset({ReportState.HANDED_IN}),
    "submit": frozenset({ReportState.APPROVED}),
}
_BY_CONVENER = frozenset({"convener_secretariat", "parent_office"})


def is_writable(state: ReportState) -> bool:
    """Whether the text may be changed: not while it is checked, and not what was approved or submitted."""
    return state in _FROM["hand_in"]


def is_checked_by_convener(approval_steps: Collection[str]) -> bool:
    """Whether the regime has the convening unit check a report before it is submitted (`report.approval_steps`)."""
    return not _BY_CONVENER.isdisjoint(approval_steps)


def allowed_from(act: str, *, checked: bool) -> frozenset[ReportState]:
    """From which states the act goes. Where the convening unit checks nothing, a draft is submitted as it is."""
    return _FROM[act] if checked or act != "submit" else _FROM["submit"] | _FROM["hand_in"] | _FROM["approve"]
