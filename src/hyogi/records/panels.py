"""What this room shows on the page of a cycle: its public record, or who can make one."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.design.panels import Panel, offer
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.records.models import Publication
from hyogi.records.queries import record_of


def offer_all() -> None:
    """Called when the room starts."""
    offer("cycle", Panel("record", gettext_lazy("Public record"), "records/panel.html", record, 5))


@dataclass(frozen=True)
class RecordOf:
    """The newest publication, if there is one, and whether the reader may prepare one."""

    publication: Publication | None
    may_prepare: bool


def record(actor: Actor, cycle: Cycle) -> RecordOf:
    return RecordOf(record_of(cycle), actor.may(Action.PREPARE_RECORD, cycle.policy_facts()))
