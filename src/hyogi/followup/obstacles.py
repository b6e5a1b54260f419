"""What of follow-up keeps a cycle from being closed."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle
from hyogi.followup.queries import whole_of
from hyogi.followup.rules import PENDING
from hyogi.foundation import clock


def keeps_open(cycle: Cycle) -> Iterator[Any]:
    """Items that are neither closed, nor struck off, nor carried over."""
    whole = whole_of(cycle, clock.today(cycle.zone))
    left = sum(count for state, count in whole.states.items() if state in PENDING)
    if left:
        yield _(
            "Items that are neither closed nor carried over: %(count)s. Carry them over on the board of follow-up."
        ) % {"count": left}
