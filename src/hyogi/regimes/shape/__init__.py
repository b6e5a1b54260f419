"""The shape of a regime file: every table and key that there is. What they mean: docs/regime-parameters.md."""

from typing import Annotated

from pydantic import Field

from hyogi.regimes.shape import after, outcome, preparing, sitting
from hyogi.regimes.shape.fields import Part
from hyogi.regimes.shape.lists import (
    Adjustment,
    AgendaItem,
    AttendanceRule,
    BallotItem,
    Component,
    Escalation,
    Gate,
    Grade,
    Mark,
    Section,
    Stage,
    Veto,
    VoterClass,
)


class RegimeFile(Part):
    """One regime as its file states it. A key that has no meaning in it is left out (`None`)."""

    regime: preparing.Regime
    reporters: preparing.Reporters
    modes: preparing.Modes
    order: preparing.Order
    report: preparing.Report
    prereview: preparing.Prereview
    meeting: sitting.Meeting
    attendance: sitting.Attendance
    ballot: sitting.Ballot
    composite: outcome.Composite
    cap: outcome.Cap
    tie: outcome.Tie
    adjust: outcome.Adjust
    objection: outcome.Objection
    sign_off: outcome.SignOff
    feedback: outcome.Feedback
    follow: after.Follow
    publish: after.Publish
    retention: after.Retention
    stages: after.Stages
    stage: Annotated[list[Stage], Field(min_length=1)]
    section: Annotated[list[Section], Field(min_length=1)]
    agenda: Annotated[list[AgendaItem], Field(min_length=1)]
    attendance_rule: Annotated[list[AttendanceRule], Field(min_length=1)]
    voter_class: list[VoterClass] = []
    mark: list[Mark] = []
    ballot_item: list[BallotItem] = []
    grade: list[Grade] = []
    component: list[Component] = []
    gate: list[Gate] = []
    veto: list[Veto] = []
    adjustment: list[Adjustment] = []
    escalation: Annotated[list[Escalation], Field(min_length=1)]
