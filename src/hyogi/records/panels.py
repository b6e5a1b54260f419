"""What the page of a cycle shows of its record."""

from typing import Any

from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.design.panels import Panel, offer
from hyogi.foundation.actors import Actor
from hyogi.records.queries import Work, work_on


def _record(actor: Actor, cycle: Cycle) -> Work | None:
    work = work_on(actor, cycle)
    return work if work.published or work.may_prepare else None


def offer_all() -> None:
    """Called when the room starts: the page of a cycle shows where its record is read, prepared or confirmed."""
    load: Any = _record
    offer("cycle", Panel("record", gettext_lazy("Public record"), "records/panel.html", load, order=5))
