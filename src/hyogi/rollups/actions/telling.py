"""What the log is told of chasing."""

from typing import Any

from hyogi.cycles.models import Assignment
from hyogi.foundation.audit import Verb
from hyogi.rollups.models import Chase


def event_of(chase: Chase, assignment: Assignment) -> tuple[Verb, Chase, dict[str, Any], str]:
    """The event of a reminder or a call: its verb, what it is about, its facts, where it happened."""
    facts = {
        "cycle": assignment.cycle.code,
        "unit": assignment.unit.code,
        "stage": chase.stage_key,
        "channel": chase.channel,
        "outcome": chase.outcome,
    }
    return Verb.UNIT_CHASED, chase, facts, assignment.policy_facts().path
