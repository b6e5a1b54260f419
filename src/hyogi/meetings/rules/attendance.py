"""Who is summoned, by rule, and whether those who came are enough.

Sources: docs/regime-parameters.md, C5 `[[attendance_rule]]`, `[attendance]`.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from hyogi.foundation.numbers import WHOLE_BP

_TERM = re.compile(
    r"post:(?P<post>\w+)@(?P<where>\w+)(\[(?P<filter>[\w=,;]+)\])?|list:(?P<list>\w+)|drawn:(?P<drawn>\w+):(?P<n>\d+)"
)


@dataclass(frozen=True)
class Units:
    """Which units a rule looks at, with a filter: kinds, sectors, levels; an empty one lets all through."""

    where: str
    kinds: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()

    def has(self, kind: str, sectors: frozenset[str], level: str) -> bool:
        """Whether a unit of this kind, these sectors and this level passes the filter."""
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.sectors or bool(self.sectors & sectors))
            and (not self.levels or level in self.levels)
        )


@dataclass(frozen=True)
class Term:
    """One term of a rule: holders of posts of a kind in some units, or names of a list kept in the cycle (of a drawn
    list `count` names)."""

    what: Literal["post", "list", "drawn"]
    key: str
    units: Units = field(default_factory=lambda: Units(""))
    count: int = 0


def terms(select: str) -> list[Term]:
    """The terms of a rule's `select`, in order.

    >>> [term.what for term in terms("post:head@reporting|drawn:delegates:20|list:guides")]
    ['post', 'drawn', 'list']
    """
    found = []
    for match in _TERM.finditer(select):
        if match["post"]:
            found.append(Term("post", match["post"], _units(match["where"], match["filter"] or "")))
        elif match["list"]:
            found.append(Term("list", match["list"]))
        else:
            found.append(Term("drawn", match["drawn"], count=int(match["n"])))
    return found


def _units(where: str, filters: str) -> Units:
    by_name = {name: frozenset(values.split(",")) for name, _is, values in _parts(filters)}
    empty: frozenset[str] = frozenset()
    return Units(where, by_name.get("kind", empty), by_name.get("sector", empty), by_name.get("level", empty))


def _parts(filters: str) -> list[tuple[str, str, str]]:
    return [part.partition("=") for part in filters.split(";") if part]


@dataclass(frozen=True)
class Quorum:
    """Whether those present are enough: `present` of `summoned`, against `needed`, the least number that is
    enough. `besides` are expected too and make no quorum."""

    summoned: int
    present: int
    needed: int
    besides: int = 0

    @property
    def reached(self) -> bool:
        return self.present >= self.needed

    @property
    def short(self) -> int:
        """How many are still missing."""
        return max(0, self.needed - self.present)


def quorum(summoned: int, present: int, bp: int, *, strict: bool, besides: int = 0) -> Quorum:
    """The quorum, exactly: `present` × 10000 against `summoned` × `bp`, more than it where `strict`.

    Source: docs/worked-examples.md, D16.

    >>> quorum(30, 20, 6666, strict=False).needed, quorum(10, 5, 5000, strict=True).reached
    (20, False)
    """
    whole, rest = divmod(summoned * bp, WHOLE_BP)
    needed = whole + (1 if rest or strict else 0)
    return Quorum(summoned, present, needed, besides)
