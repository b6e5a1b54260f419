"""What of the result keeps a cycle from its follow-up and from its end."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of
from hyogi.results.queries import reviews_of, sheet_of


def before_follow_up(cycle: Cycle) -> Iterator[Any]:
    """Follow-up begins when every unit has its letter."""
    if not cycle.is_transcribed and not sheet_of(cycle).is_sent:
        yield _("The letters have not gone out to all units yet.")


def before_closing(cycle: Cycle) -> Iterator[Any]:
    """A cycle ends when every request for review is answered."""
    if cycle.is_transcribed or not regime_of(cycle).objection.kinds:
        return
    left = sum(1 for _request, answer in reviews_of(cycle) if answer is None)
    if left:
        yield _("%(count)s requests for review wait for an answer.") % {"count": left}
