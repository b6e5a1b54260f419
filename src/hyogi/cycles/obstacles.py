"""What keeps a cycle from entering a phase. Rooms above and `waiting` of this room say it; the cycle asks
them all and knows none."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from hyogi.cycles.models import Cycle, Phase

Says = Callable[[Cycle], Iterable[Any]]
_OFFERED: dict[Phase, dict[str, Says]] = defaultdict(dict)


def offer(phase: Phase, name: str, says: Says) -> None:
    """Have `says` asked before a cycle enters the phase: one sentence for each thing that is still open."""
    _OFFERED[phase][name] = says


def of(phase: Phase, cycle: Cycle) -> list[Any]:
    """All sentences that keep this cycle from entering the phase."""
    return [sentence for says in _OFFERED[phase].values() for sentence in says(cycle)]
