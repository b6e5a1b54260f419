"""Recomputes that the tree of a cycle is still a tree."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import FrozenUnit
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
