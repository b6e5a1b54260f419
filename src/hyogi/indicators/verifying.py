"""Recomputes which figure holds and what each correction points to."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.verifying import check
from hyogi.indicators.models import Figure, FigureState


@check(_("figures follow one another, and a correction points to the one that it corrects"))
def _figures() -> Iterator[str]:
    rows = Figure.unscoped.select_related("indicator", "assignment__unit").order_by(
        "branch", "assignment_id", "indicator_id", "number"
    )
    for _key, figures in groupby(rows.iterator(chunk_size=2000), attrgetter("assignment_id", "indicator_id")):
        before: Figure | None = None
        for one in figures:
            told = {"indicator": one.indicator.code, "unit": one.assignment.unit.code, "number": one.number}
            if one.number != (before.number if before else 0) + 1:
                yield _now("figure %(number)s of %(indicator)s of %(unit)s: one before it is missing") % told
            if one.corrects_id is not None and (before is None or one.corrects_id != before.pk):
                yield _now("figure %(number)s of %(indicator)s of %(unit)s corrects another than the last") % told
            if before and before.state == FigureState.FINAL and one.corrects_id is None:
                yield _now("figure %(number)s of %(indicator)s of %(unit)s changes a final one unsaid") % told
            before = one
