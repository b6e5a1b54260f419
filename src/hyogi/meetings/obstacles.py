"""What of its meeting keeps a cycle from its end: it is not closed, or reports have no comment."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from hyogi.cycles import obstacles
from hyogi.cycles.models import Cycle, Phase
from hyogi.design.words import plain
from hyogi.meetings.queries import meeting_of, uncommented

NAMED = 10
"""How many units are named; of more only the number is said."""


def offer_all() -> None:
    """Called when the room starts."""
    obstacles.offer(Phase.CLOSED, "meetings", keeps)


def keeps(cycle: Cycle) -> Iterator[Any]:
    """One sentence for each thing that is open. A record of the meeting is not prepared either while there is one."""
    meeting = meeting_of(cycle)
    if meeting is not None and meeting.opened_at is not None and meeting.closed_at is None:
        yield _("The meeting is not closed.")
    missing = uncommented(cycle)
    count = missing.count()
    if count:
        units = ", ".join(plain(one.unit.names) or one.unit.code for one in missing[:NAMED])
        yield ngettext_lazy(
            "%(count)s report has no comment: %(units)s.", "%(count)s reports have no comment: %(units)s.", count
        ) % {"count": count, "units": units + (" …" if count > NAMED else "")}
