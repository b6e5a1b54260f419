"""Recomputes that the tree of a cycle is still a tree."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, FrozenUnit
from hyogi.foundation.paths import STEP
from hyogi.foundation.verifying import check

CHUNK = 2000


@check(_("the units of a cycle lie in its tree as they were frozen"))
def _frozen_paths() -> Iterator[str]:
    """A frozen path ends in the unit's own step, and the unit above it is frozen in the same edition."""
    rows = FrozenUnit.unscoped.order_by("edition_id", "path").values_list("edition_id", "code", "path", "unit__step")
    for _edition, units in groupby(rows.iterator(chunk_size=CHUNK), itemgetter(0)):
        line: list[str] = []
        for _same, code, path, step in units:
            while line and not path.startswith(line[-1]):
                line.pop()
            above = line[-1] if line else ""
            if path != above + step or len(path) % STEP:
                yield _now("the frozen path of %(code)s is not the path of the unit above it and its own step") % {
                    "code": code
                }
            line.append(path)


@check(_("who reports for a merged unit is another unit of the same tree, and reports itself"))
def _successors() -> Iterator[str]:
    """A successor belongs to the edition of the cycle, has an assignment of its own there, and was not merged."""
    merged = Assignment.unscoped.exclude(successor=None).select_related("unit", "successor", "cycle").order_by("pk")
    own = Assignment.unscoped.filter(
        branch=OuterRef("branch"), cycle=OuterRef("cycle"), unit=OuterRef("successor"), successor=None
    )
    for one in merged.annotate(reports=Exists(own)).iterator(chunk_size=CHUNK):
        if one.successor_id == one.unit_id or one.successor.edition_id != one.cycle.edition_id or not one.reports:
            yield _now("%(successor)s cannot report for %(unit)s in the cycle %(cycle)s") % {
                "successor": one.successor.code,
                "unit": one.unit.code,
                "cycle": one.cycle.code,
            }
