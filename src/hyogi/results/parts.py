"""Which room gives the values of a component, by the component's `source`.

Source: docs/regime-parameters.md, C9.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from hyogi.ballots.queries import ballot_parts
from hyogi.cycles.models import Cycle
from hyogi.followup.queries import on_time_of
from hyogi.regimes.shape import RegimeFile
from hyogi.regimes.shape.lists import Component
from hyogi.reports.queries import submissions_of
from hyogi.reviews.queries import scores_of

Values = Mapping[UUID, Fraction | None]
Gives = Callable[[Cycle, Component], Values]


def _ballot(cycle: Cycle, component: Component) -> Values:
    return ballot_parts(cycle)


def _follow_up(cycle: Cycle, component: Component) -> Values:
    """The share of items closed in time, put to the scale of the component."""
    return {
        assignment: None if share is None else share * component.scale_max
        for assignment, share in on_time_of(cycle).items()
    }


def _scores(cycle: Cycle, component: Component) -> Values:
    """The mean of the offices' scores, entered on the sheet of the component."""
    return scores_of(cycle, component.key)


SOURCES: dict[str, Gives] = {
    "ballot": _ballot,
    "functional_office_scores": _scores,
    "visit_scores": _scores,
    "leader_scores": _scores,
    "follow_up_rate": _follow_up,
}
"""A source that is not here gives nothing: the part is missing, and treated as the regime says."""


def values_of(cycle: Cycle, regime: RegimeFile) -> dict[str, Values]:
    """By key of the component the value of each reporter, exact, on the scale of the component."""
    return {
        component.key: SOURCES[component.source](cycle, component) if component.source in SOURCES else {}
        for component in regime.component
    }


def submitted_at(cycle: Cycle) -> Mapping[UUID, datetime] | None:
    """When each reporter submitted its report last, by assignment; `None` where nobody submitted one here, because the
    reports of the cycle are kept elsewhere."""
    return {assignment: one.at for assignment, one in submissions_of(cycle).items()} or None
