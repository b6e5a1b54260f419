"""To whom a point can go, for the form in which it is written."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.design.words import plain
from hyogi.directives.queries.reaching import units_below
from hyogi.foundation.paths import STEP

MOST_BRANCHES = 100
"""So many branches are choices; where there are more, nobody finds his own among them, and their codes are typed."""


@dataclass(frozen=True)
class Addressees:
    """To whom a point can go below `top`: `choices` by kind of address, each value "kind:code". Where there are too
    many branches to choose from, they are not among them and are told `by_code`."""

    cycle: Cycle
    top: FrozenUnit
    choices: list[tuple[str, list[tuple[str, str]]]]
    by_code: bool

    def unknown(self, codes: Collection[str]) -> list[str]:
        """Which of the codes no unit directly below has."""
        below: Any = units_below(self.cycle, self.top)
        units = below.filter(length=len(self.top.path) + STEP, code__in=list(codes))
        known = set(units.values_list("code", flat=True))
        return [code for code in codes if code not in known]


def addressees_below(cycle: Cycle, top: FrozenUnit | None = None) -> Addressees:
    """Everybody, sectors and kinds that occur below the unit (the convening one, where none is named), its levels, its
    branches. Three statements, and what is read of the tree is not more in a wide one."""
    from hyogi.organisation.models import Sector

    top = top or cycle.convening
    units: Any = units_below(cycle, top)
    told = list(units.order_by().values_list("kind", "kind_names", "sectors", "length").distinct())
    kinds = {kind: names for kind, names, _sectors, _length in told}
    sectors = {code for _kind, _names, several, _length in told for code in several.split(";") if code}
    named = dict(Sector.unscoped.filter(code__in=sectors).values_list("code", "names"))
    levels = sorted({(length - len(top.path)) // STEP for _kind, _names, _sectors, length in told})
    branches = units.filter(length=len(top.path) + STEP).order_by("path").values_list("code", "names")
    few = list(branches[: MOST_BRANCHES + 1])
    by_code = len(few) > MOST_BRANCHES

    def said(names: Any, code: str) -> str:
        return plain(names) if names else code

    choices = [
        (str(_("Everybody")), [("all:", str(_("all units below")))]),
        (str(_("Sectors")), [(f"sector:{code}", said(named.get(code), code)) for code in sorted(sectors)]),
        (str(_("Kinds of unit")), [(f"kind:{code}", said(names, code)) for code, names in sorted(kinds.items())]),
        (str(_("Levels")), [(f"level:{n}", str(_("level %(number)s") % {"number": n})) for n in levels]),
    ]
    if not by_code:
        choices.append((str(_("Branches")), [(f"branch:{code}", said(names, code)) for code, names in few]))
    return Addressees(cycle, top, choices, by_code)
