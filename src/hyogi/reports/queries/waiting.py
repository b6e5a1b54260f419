"""What waits in the reports of several cycles, asked for the home page in a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from hyogi.cycles.models import Assignment, Cycle, Deadline
from hyogi.cycles.queries import deadlines_among, own_assignments
from hyogi.foundation.actors import Actor
from hyogi.reports.models import Report
from hyogi.reports.rules import ReportState

STAGES = ("draft_due", "submit_due")


@dataclass(frozen=True)
class Own:
    """A report of one of the actor's units: how far it is, and until when what."""

    assignment: Assignment
    state: ReportState
    deadlines: dict[str, Deadline]


def own_reports(actor: Actor, cycles: Sequence[Cycle]) -> dict[UUID, list[Own]]:
    """By cycle the reports of the units in which the actor holds a post."""
    asked, mine = {one.pk for one in cycles}, {post.unit for post in actor.facts.posts}
    there = [one for one in own_assignments(actor) if one.cycle_id in asked and one.unit.unit_id in mine]
    if not there:
        return {}
    branches = {one.branch for one in there}
    begun = Report.unscoped.filter(branch__in=branches, assignment__in=there).values_list("assignment", "state")
    states = {assignment: ReportState(state) for assignment, state in begun}
    due = deadlines_among(there, STAGES)
    found: dict[UUID, list[Own]] = {}
    for one in there:
        deadlines = {key: due[one.pk, key] for key in STAGES if (one.pk, key) in due}
        found.setdefault(one.cycle_id, []).append(Own(one, states.get(one.pk, ReportState.DRAFT), deadlines))
    return found


def handed_in(cycles: Sequence[Cycle]) -> dict[UUID, int]:
    """By cycle how many reports wait for the check."""
    if not cycles:
        return {}
    rows = Report.unscoped.filter(
        branch__in={one.branch for one in cycles}, cycle__in=list(cycles), state=ReportState.HANDED_IN
    )
    return dict(rows.order_by().values_list("cycle").annotate(count=Count("pk")))
